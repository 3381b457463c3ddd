"""Many runs at once, against optax, torch.optim and a plain NumPy loop; and one run, and what memory it takes.

    python -m benchmarks.sweeps [--quick]

Ours is run(…, record="last"), outcomes and all. The others give final points; optax also walks while it looks at what
outcomes rest on, and with its runs shared out over all cores. All take turns in each round, and before that must
have reached the same points where paths are calm. A ratio above 1 means that ours is faster. Nothing is asserted of the
times: the numbers are for reading. It needs benchmarks/requirements.txt.
"""

import platform
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import version
from statistics import median
from typing import Any

import numpy as np

from benchmarks import by_optax, by_torch, plain
from benchmarks.problems import ALONE, BASINS, FUSED, LOOP, OPTAX, SWEEPS, TORCH, WATCHED, Problem
from benchmarks.turns import CORES, MACHINE, fixed_work, in_turns, spread, unrest
from experiments import run
from landscapes import LANDSCAPES

OURS = "run()"
ALIKE = 1e-6  # what final points may differ by
CROWDS = [10**power for power in range(6)]
MEMORY_ASKED = 100  # MB

Walk = Callable[[Mapping[str, Any]], np.ndarray]  # hyperparameters -> final points


def ours(problem: Problem, hypers: Mapping[str, Any]) -> np.ndarray:
    """The final points, shaped as the starts."""
    surface = LANDSCAPES[problem.surface]
    runs = run(surface, problem.method, problem.starts, steps=problem.steps, hypers=hypers, record="last")
    return runs.path[-1].reshape(problem.starts.shape)


def sweepers(problem: Problem) -> dict[str, Walk]:
    return {
        OPTAX: by_optax.compiled(problem),
        WATCHED: by_optax.compiled(problem, outcomes=True),
        f"optax on {CORES} cores": by_optax.compiled(problem, cores=CORES),
        TORCH: by_torch.walker(problem),
        FUSED: by_torch.walker(problem, fused=True),
        LOOP: partial(plain.walk, problem),
    }


def walkers(problem: Problem) -> dict[str, Walk]:
    """For one run."""
    return {
        OPTAX: by_optax.compiled(problem),
        "optax, a jitted step at a time": by_optax.stepwise(problem),
        TORCH: by_torch.walker(problem),
        FUSED: by_torch.walker(problem, fused=True),
        LOOP: partial(plain.walk, problem),
    }


def all_agree(problem: Problem, others: Mapping[str, Walk]) -> None:
    for name, walk in others.items():
        hypers = by_torch.one_for_all(problem.gentle) if name in (TORCH, FUSED) else problem.gentle
        apart = abs(walk(problem.gentle) - ours(problem, hypers)).max()
        assert apart <= ALIKE, f"{problem.name}: {name} ends {apart} away"


def compare(problem: Problem, others: Mapping[str, Walk], rounds: int) -> None:
    all_agree(problem, others)
    walks: dict[str, Walk] = {OURS: partial(ours, problem), **others}
    works = {name: partial(walk, problem.varied) for name, walk in walks.items()}
    took = in_turns({**works, MACHINE: fixed_work}, rounds)
    unrests = unrest(took.pop(MACHINE))
    print(f"\n{problem.name}: {problem.taken // problem.steps:,} × {problem.steps:,} steps")
    for name, times in took.items():
        ratios = [time / our for time, our in zip(times, took[OURS], strict=True)]
        beside = "" if name == OURS else spread(ratios, 2, width=18)
        said = verdict(median(ratios), problem.asked.get(name))
        print(f"  {name:32}{a_step(problem, times):>32}{beside:>27}  {said}".rstrip())
    compiling = [f"{name} {walk.seconds:.2f} s" for name, walk in others.items() if isinstance(walk, by_optax.Compiled)]
    if compiling:
        print(f"  compiling, not counted: {'; '.join(compiling)}")
    print(f"  {unrests}")


def a_step(problem: Problem, times: list[float]) -> str:
    """ns a step of one run, from ms of all."""
    each = [1e6 * time / problem.taken for time in times]
    return spread(each, digits=1 if median(each) < 1000 else 0, width=20)


def verdict(ratio: float, asked: float | None) -> str:
    if asked is None:
        return ""
    return f"asked for {asked:g}: " + ("reached" if ratio >= asked else f"missed by a factor of {asked / ratio:.2f}")


def growth(sweep: Problem, rounds: int) -> None:
    """What a step of one run costs among 1 … 100,000."""
    crowds = {crowd: sweep.among(crowd) for crowd in CROWDS}
    print(f"\nFrom one run to many: {sweep.name}, {sweep.steps:,} steps")
    works = {crowd: partial(ours, problem, problem.varied) for crowd, problem in crowds.items()}
    for crowd, times in in_turns(works, rounds).items():
        print(f"  {f'{crowd:,} at once':32}{a_step(crowds[crowd], times):>32}{median(times):9,.1f} ms in all")


def memory() -> None:
    """In a process of its own."""
    told = subprocess.run([sys.executable, "-m", "benchmarks.memory"], capture_output=True, text=True)
    if told.returncode:
        print(f"\n{told.stderr.strip()}")
        return
    print(f"\nMemory of {SWEEPS[0].name}, above what was held before, with the processes that it starts")
    for which, peak in zip(("the first time", "from then on"), map(float, told.stdout.split()), strict=True):
        said = "reached" if peak < MEMORY_ASKED else f"missed by {peak - MEMORY_ASKED:.0f} MB"
        print(f"  {which:32}{peak:8.0f} MB  asked for less than {MEMORY_ASKED}: {said}")


def main() -> None:
    parser = ArgumentParser(description="Many runs at once, against optax, torch.optim and a plain NumPy loop.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 3 if parser.parse_args().quick else 15
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "jax", "optax", "torch"))
    print(f"{CORES} cores ({platform.machine()}), Python {platform.python_version()}, {packages}")
    print(f"Median (quartiles) of {rounds} rounds in turns; {TORCH} walks with one setting for all runs")
    print(f"  {'':32}{'ns a step of one run':>32}{'their time / ours':>27}")
    for sweep in SWEEPS:
        compare(sweep, sweepers(sweep), rounds)
    compare(ALONE, walkers(ALONE), rounds)
    compare(BASINS, {LOOP: partial(plain.walk, BASINS)}, rounds)
    growth(SWEEPS[0], max(3, rounds // 3))
    memory()


if __name__ == "__main__":
    main()
