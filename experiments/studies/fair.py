"""A fair comparison: several methods over a cloud of starts, with something held equal, and a line that says what."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np

from experiments.engine.batches import afforded
from experiments.engine.clipped import altered
from experiments.engine.progress import Progress, within
from experiments.engine.race import Race, whole_number
from experiments.engine.runner import run_race
from experiments.geometry.known import target
from experiments.readings.ties import alike, levels
from experiments.studies.cloud import cloud
from experiments.studies.fan import reach
from experiments.studies.standing import Standing, standing
from experiments.studies.tuning import STARTS, tune
from landscapes import Surface
from optimizers import OPTIMIZERS, SettingError
from optimizers.base import CLIP, unknown
from optimizers.base.numbers import in_full

MODES = {  # what is held equal
    "tuned": "Each at its own best",
    "lr": "Equal learning rate",
    "evals": "Equal evaluations",
}
MOST_STARTS = 10_000
MOST_SEEDS = 1000
TUNING = 0.7  # of the work, where methods are tuned


@dataclass(frozen=True)
class Comparison:
    """A standing for each method, in the order given, and what was held equal; see compare().

    chance  what is drawn `seeds` times from each start: "noise", "batches of 32"; "" where nothing is
    evals   how many evaluations every run had, where these were held equal
    """

    surface: Surface
    standings: tuple[Standing, ...]
    mode: str
    steps: int
    rate: float
    budget: int
    starts: int
    seeds: int
    chance: str
    evals: float
    tolerance: float

    @property
    def ranked(self) -> tuple[Standing, ...]:
        """The standings, the lowest median first; of medians that are a tie, that with the fewest steps."""
        places = levels(np.array([each.gap[1] for each in self.standings]), alike(self.surface)).tolist()
        steps = [np.inf if each.steps is None else each.steps for each in self.standings]
        order = sorted(range(len(places)), key=lambda at: (places[at], steps[at], *self.standings[at].gap[::-2]))
        return tuple(self.standings[at] for at in order)


def compare(
    races: Sequence[Race],
    mode: str,
    *,
    rate: float = 0.01,
    budget: int = 64,
    starts: int = 50,
    seeds: int = 5,
    tolerance: float | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Comparison:
    """Runs races that differ by their methods alone from a cloud of `starts`, under noise or with batches `seeds` times
    from each.

    mode       a key of MODES
               "tuned"  each method tries `budget` settings from other starts, and races with the best: tuning.tune
               "lr"     every method that has a learning rate has this `rate`; the others keep what they have
               "evals"  every run is judged at the last step that as many evaluations of f, gradient and Hessian afford
                        as a race has steps
    tolerance  how near to a global minimum is success; unless given, fan.reach of the surface

    What is tuned, or held equal, gives way to that whatever a race says of it, and the cloud takes the place of its
    start. Run by run, every method meets the same noise and the same batches. Raises SettingError with one sentence.
    """
    if mode not in MODES:
        raise unknown("mode", "kind of comparison", mode, MODES)
    if not races:
        raise SettingError("methods", "There is nothing to compare; choose a method.")
    surface, steps, seed, evals = races[0].surface, races[0].steps, races[0].seed, afforded(races[0])
    starts = whole_number("starts", starts, 1, MOST_STARTS)
    seeds = whole_number("seeds", seeds, 1, MOST_SEEDS) if races[0].drawn else 1
    tolerance = reach(surface) if tolerance is None else tolerance
    if not 0 < tolerance < np.inf:
        raise SettingError("tolerance", "tolerance must be a finite number above 0.")
    points = np.repeat(cloud(surface, starts, seed, "report"), seeds, axis=0)
    standings = []
    for place, race in enumerate(races):
        begin, turn, end = np.array([place, place + TUNING, place + 1]) / len(races)
        tuned: tuple[str, ...] = ()
        if mode == "tuned":
            best = tune(race, budget, progress=within(progress, begin, turn), executor=executor)
            race, tuned, begin = best.race, best.tuned, turn
        if mode == "lr" and has_rate(race.method):
            race = replace(race, hypers={**race.hypers, "lr": rate})
        runs = run_race(
            race,
            starts=points,
            record="all" if mode == "evals" else "last",
            target=target(surface),
            progress=within(progress, begin, end),
            executor=executor,
        )
        standings.append(standing(runs, tuned, tolerance, evals if mode == "evals" else None))
    told = chance(races[0])
    return Comparison(surface, tuple(standings), mode, steps, rate, budget, starts, seeds, told, evals, tolerance)


def chance(race: Race) -> str:
    """What is drawn anew for each run from one start; "" where nothing is."""
    if race.batched:
        return f"batches of {race.batch:,}" + (" and noise" if race.noise else "")
    return "noise" if race.noise else ""


def has_rate(method: str) -> bool:
    return any(hyper.name == "lr" for hyper in OPTIMIZERS[method].hypers)


def held(comparison: Comparison) -> str:
    """What was held equal, and what was not done to make it so."""
    steps, starts = f"{comparison.steps:,}", f"the same {comparison.starts:,} starts, drawn evenly from the window"
    if comparison.chance:
        starts += f", with {comparison.seeds:,} draws of {comparison.chance} from each"
    match comparison.mode:
        case "tuned":
            equal = f"{comparison.budget:,} settings tried by each method, {steps} steps, and {starts}"
            rest = f" Each races with the best of its settings, chosen from {STARTS} other starts."
        case "lr":
            without = [each.name for each in comparison.standings if not has_rate(each.method)]
            equal = f"the learning rate, {in_full(comparison.rate)}, {steps} steps, and {starts}"
            rest = f" Without a learning rate, and as it is set: {', '.join(without)}." if without else ""
        case _:
            equal = f"{in_full(comparison.evals)} evaluations, f, gradient and Hessian each counting one, and {starts}"
            rest = " Every run is judged at the last step that these afford."
    clipped = [each.name for each in comparison.standings if CLIP.name in each.hypers]
    return f"Held equal: {equal}.{rest} {altered(clipped, 'was')}."
