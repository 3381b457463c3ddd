"""A loss over data: one fit against torch.optim and scikit-learn's SGDClassifier, a map of fits, and what it takes.

    python -m benchmarks.fits [--quick]

A logistic regression on 200 samples, by gradient descent. Ours is run(), with its whole path, its losses and outcome;
torch walks the same steps on the same batches and must end at the same point; SGDClassifier can only step after each
single sample, so it is given as many samples to see. All take turns in each round. A ratio above 1 means that ours is
faster. Nothing is asserted of the times. It needs benchmarks/requirements.txt.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from statistics import median

import numpy as np
import torch

from benchmarks import by_sklearn
from benchmarks.fitting import FITS, STEPS, Fit, ours
from benchmarks.memory import above_before
from benchmarks.readme import report
from benchmarks.turns import MACHINE, fixed_work, in_turns, spread, timed, unrest
from experiments import run
from landscapes import LANDSCAPES

OURS = "run()"
ALIKE = 1e-9  # what final weights may differ by
SIDE = 100  # settings a side of the map


def by_torch(problem: Fit) -> np.ndarray:
    """(2,) the weights that torch.optim.SGD has at the end, slopes by autograd."""
    torch.set_num_threads(1)  # 200 samples are not worth a second one
    inputs, classes = map(torch.from_numpy, problem.samples)
    weights = torch.tensor(problem.surface.start, dtype=torch.float64, requires_grad=True)
    rule = torch.optim.SGD([weights], lr=problem.rate)
    rows = problem.batches
    seen = [(inputs[some], classes[some]) for some in rows] if rows else [(inputs, classes)] * problem.steps
    for some, theirs in seen:
        rule.zero_grad()
        torch.nn.functional.softplus(-theirs * (some @ weights)).mean().backward()
        rule.step()
    return weights.detach().numpy()


OTHERS: dict[str, Callable[[Fit], np.ndarray]] = {"torch.optim": by_torch, "SGDClassifier": by_sklearn.fit}


def compare(problem: Fit, rounds: int) -> None:
    """One fit, in turns."""
    apart = abs(by_torch(problem) - ours(problem)).max()
    assert apart <= ALIKE, f"torch ends {apart} away"
    surface = problem.surface
    assert surface.value(by_sklearn.fit(problem)) < surface.value(surface.start), "SGDClassifier does not fit"
    works = {OURS: partial(ours, problem)} | {name: partial(fit, problem) for name, fit in OTHERS.items()}
    took = in_turns({**works, MACHINE: fixed_work}, rounds)
    unrests = unrest(took.pop(MACHINE))
    print(f"\n{problem.name}, {problem.seen:,} samples seen")
    for name, times in took.items():
        ratios = [time / our for time, our in zip(times, took[OURS], strict=True)]
        print(f"  {name:20}{spread(times, 2, width=18):>28} ms{'' if name == OURS else spread(ratios, 2):>27}")
    print(f"  {unrests}")
    report(f"a fit of 200 samples, {problem.name}", median(took[OURS]), "ms")


def mapped(batch: int | None, steps: int = STEPS) -> None:
    """A map of learning rates and momenta."""
    surface = LANDSCAPES["moons"]
    rates, momenta = np.meshgrid(np.geomspace(1e-3, 10, SIDE), np.linspace(0, 0.99, SIDE))
    hypers = {"lr": rates.ravel(), "beta": momenta.ravel()}
    starts = np.tile(surface.start, (SIDE**2, 1))
    run(surface, "momentum", starts, steps=steps, hypers=hypers, batch=batch, streams=0, record="last")


def map_of_fits(batch: int | None) -> tuple[float, float]:
    """How many seconds a map takes, and how many MB."""
    took: list[float] = []
    held = above_before(lambda: took.append(timed(partial(mapped, batch))))
    return took[0] / 1e3, held


def main() -> None:
    parser = ArgumentParser(description="A loss over data, against torch.optim and scikit-learn.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 3 if parser.parse_args().quick else 15
    print(f"Median (quartiles) of {rounds} rounds in turns; the last column is their time / ours")
    for problem in FITS:
        compare(problem, rounds)
    for batch, called in ((None, "full batches"), (32, "batches of 32")):
        mapped(batch, steps=10)  # whatever is loaded at first use
        seconds, held = map_of_fits(batch)
        print()
        report(f"a map of {SIDE} × {SIDE} fits × {STEPS} steps, {called}", seconds, "s")
        print(f"    {held:.0f} MB above what was held before, with the processes that it starts")


if __name__ == "__main__":
    main()
