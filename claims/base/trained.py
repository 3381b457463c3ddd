"""Networks that are trained over seeds, each method at the best of a few learning rates, compared at one training loss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

import numpy as np

from networks import DATASETS, Network
from networks.training.many import Cases, Many, train_many
from networks.training.training import Entry

STEPS = 400  # of a training
RATES = np.geomspace(1e-3, 3, 8)  # that are tried: each about three times the one before
TUNED_ON = tuple(range(900_000, 900_005))  # seeds, which no case has


@dataclass(frozen=True)
class Task:
    """What is trained: a network, a key of DATASETS with its noise, how many samples, the size of the batches.

    target  the part of the loss of guessing, log(classes), at which methods are compared
    """

    net: Network
    data: str
    noise: float | None = None
    samples: int = 100
    batch: int | None = None
    target: float = 0.25

    @property
    def goal(self) -> float:
        """The training loss at which methods are compared."""
        return self.target * log(self.net.sizes[-1])

    def cases(self, seeds: tuple[int, ...]) -> Cases:
        """The samples of each seed."""
        dataset = DATASETS[self.data]
        return Cases.of(self.net, [dataset(self.samples, noise=self.noise, seed=seed) for seed in seeds])

    def trained(self, entry: Entry, seeds: tuple[int, ...], *, steps: int = STEPS, matched: bool = True) -> Many:
        """A training for each seed, up to where its loss is at the goal if they are to be matched."""
        goal = self.goal if matched else None
        return train_many(
            self.net, self.cases(seeds), entry, seeds, steps=steps, batch=self.batch, target=goal, every=1
        )


def tuned(task: Task, method: str) -> Entry:
    """The method with the best of RATES: the one by which half of the trainings are at the goal soonest."""
    return Entry(method, {"lr": _best_rate(task, method)})


@lru_cache(maxsize=256)
def _best_rate(task: Task, method: str) -> float:
    def judged(rate: float) -> tuple[float, float]:
        found = task.trained(Entry(method, {"lr": rate}), TUNED_ON)
        return float(np.median(found.arrived)), float(np.median(np.nan_to_num(found.loss, nan=np.inf)))

    return min(RATES.tolist(), key=judged)


def drawn(budget: int, seed: int) -> tuple[int, ...]:
    """The seeds of so many cases; those of another draw are others."""
    return tuple(range(seed * 1000, seed * 1000 + budget))


def compared(task: Task, methods: tuple[str, str], seeds: tuple[int, ...]) -> tuple[Compared, Compared]:
    """Both methods at their best rates, in those cases in which both come down to the goal."""
    runs = [task.trained(tuned(task, method), seeds) for method in methods]
    both = (runs[0].arrived <= STEPS) & (runs[1].arrived <= STEPS)
    cases = task.cases(seeds)
    one, other = (Compared(run.arrived[both], cases.held(task.net, run.theta)[0][both], run.theta[both]) for run in runs)
    return one, other


@dataclass(frozen=True, eq=False)
class Compared:
    """Trainings where their loss first is at the goal.

    arrived  (cases,) at which step that is
    held     (cases,) the loss of the samples that are held out there
    theta    (cases, D) the weights there
    """

    arrived: np.ndarray
    held: np.ndarray
    theta: np.ndarray


def sooner(method: str, than: str, budget: int, seed: int) -> dict[str, np.ndarray]:
    """task -> (cases,) whether a method's loss is at the goal at an earlier step than another's; ties are left out.

    One that never gets there is later than one that does.
    """
    held = {}
    for name, task in TASKS.items():
        seeds = drawn(budget, seed)
        one, other = (task.trained(tuned(task, each), seeds).arrived for each in (method, than))
        held[name] = one[one != other] < other[one != other]
    return held


RELU = Task(Network((2, 16, 16, 2), "relu", init="he"), "moons", noise=0.3, target=0.35)
SPIRALS = Task(Network((2, 16, 16, 2)), "spirals", target=0.5)
DIGITS = Task(Network((64, 16, 10)), "digits", samples=200, target=0.1)
ALL, SOME = "all samples", "batches of 16"
TASKS = {
    f"{name} · {size_told}": replace(task, batch=size)
    for name, task in {"moons": RELU, "spirals": SPIRALS, "digits": DIGITS}.items()
    for size_told, size in {ALL: None, SOME: 16}.items()
}
