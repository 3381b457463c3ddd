"""A fair comparison: several methods over a cloud of starts, with something held equal, and a line that says what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.cloud import cloud
from experiments.fan import WRONG, quartiles, reach, success
from experiments.metrics import lowest_known
from experiments.outcomes import TOLERANCE
from experiments.progress import Progress, within
from experiments.runner import run
from experiments.runs import Runs
from experiments.setup import MOST_SEED, whole_number
from experiments.tuning import STARTS, medians, tune
from optimizers import OPTIMIZERS, SettingError
from optimizers.base import unknown

MODES = {  # what is held equal
    "tuned": "Each at its own best",
    "lr": "Equal learning rate",
    "evals": "Equal evaluations",
}
MOST_STARTS = 10_000
MOST_SEEDS = 1000
TUNING = 0.7  # of the work, where methods are tuned


@dataclass(frozen=True)
class Standing:
    """How one method did over all of its runs.

    hypers   what it raced with: every hyperparameter, a number or a schedule
    tuned    the names of those that were tuned
    gap      quartiles of f above the lowest known minimum, or of f itself where none is known; ∞ for a run that went
             wrong
    success  the part of the runs within the tolerance of a global minimum; None where none is known
    steps    the median number of steps until f is within TOLERANCE of its lowest known minimum, ∞ if half of the runs
             never get there; None where none is known
    evals    likewise of evaluations: of f, its gradient and its Hessian together
    lost     the part of the runs that went wrong
    """

    method: str
    name: str
    hypers: Mapping[str, Any]
    tuned: tuple[str, ...]
    gap: tuple[float, float, float]
    success: float | None
    steps: float | None
    evals: float | None
    lost: float


@dataclass(frozen=True)
class Comparison:
    """A standing for each method, in the order given, and what was held equal; see compare()."""

    surface: Any
    standings: tuple[Standing, ...]
    mode: str
    steps: int
    rate: float
    budget: int
    starts: int
    seeds: int
    noise: float
    tolerance: float


def compare(
    surface: Any,
    methods: Mapping[str, Mapping[str, Any]],
    mode: str,
    steps: int,
    *,
    rate: float = 0.01,
    budget: int = 64,
    starts: int = 50,
    seeds: int = 5,
    noise: float = 0.0,
    seed: int = 0,
    tolerance: float | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Runs each of the methods (key -> hypers) from the same cloud of `starts`, under noise `seeds` times from each.

    mode       a key of MODES
               "tuned"  each method tries `budget` settings from other starts, and races with the best: tuning.tune
               "lr"     every method that has a learning rate has this `rate`; the others keep what they have
               "evals"  every run is judged at the last step that `steps` evaluations of f, gradient and Hessian afford
    tolerance  how near to a global minimum is success; unless given, fan.reach of the surface

    What is tuned, or held equal, gives way to that whatever `hypers` says of it. Run by run, every method meets the
    same noise. Raises SettingError with one sentence.
    """
    if mode not in MODES:
        raise unknown("mode", "kind of comparison", mode, MODES)
    if not methods:
        raise SettingError("methods", "There is nothing to compare; choose a method.")
    starts = whole_number("starts", starts, 1, MOST_STARTS)
    seeds = whole_number("seeds", seeds, 1, MOST_SEEDS) if noise else 1
    seed = whole_number("seed", seed, 0, MOST_SEED)
    tolerance = reach(surface) if tolerance is None else tolerance
    if not 0 < tolerance < np.inf:
        raise SettingError("tolerance", "tolerance must be a finite number above 0.")
    lowest = lowest_known(surface)
    points = np.repeat(cloud(surface, starts, seed, "report"), seeds, axis=0)
    standings = []
    for place, (method, hypers) in enumerate(methods.items()):
        begin, turn, end = np.array([place, place + TUNING, place + 1]) / len(methods)
        tuned: tuple[str, ...] = ()
        if mode == "tuned":
            best = tune(
                surface,
                method,
                steps,
                budget,
                hypers,
                noise=noise,
                seed=seed,
                progress=within(progress, begin, turn),
            )
            hypers, tuned, begin = best.hypers, best.tuned, turn
        if mode == "lr" and has_rate(method):
            hypers = {**hypers, "lr": rate}
        runs = run(
            surface,
            method,
            points,
            steps=steps,
            hypers=hypers,
            noise=noise,
            seed=seed,
            record="all" if mode == "evals" else "last",
            target=None if lowest is None else lowest + TOLERANCE,
            progress=within(progress, begin, end),
        )
        standings.append(standing(runs, hypers, tuned, tolerance, steps if mode == "evals" else None))
    return Comparison(surface, tuple(standings), mode, steps, rate, budget, starts, seeds, noise, tolerance)


def standing(
    runs: Runs, hypers: Mapping[str, Any], tuned: tuple[str, ...], tolerance: float, affordable: int | None
) -> Standing:
    """How one method did, at the last step or at the last recorded one that so many evaluations afford."""
    method = OPTIMIZERS[runs.method]
    each = np.arange(len(runs.outcome))
    row = np.full(len(each), -1) if affordable is None else (runs.cost <= affordable).sum(axis=0) - 1
    lost = np.isin(runs.outcome, WRONG) & (runs.stopped <= runs.steps[row])
    end = np.where(lost[:, None], np.nan, runs.path[row, each])
    there = np.full(len(each), True) if affordable is None else runs.arrived_cost <= affordable
    known = bool(runs.surface.minima)
    return Standing(
        method=runs.method,
        name=method.called(runs.noise),
        hypers={hyper.name: hypers.get(hyper.name, hyper.default) for hyper in method.hypers},
        tuned=tuned,
        gap=quartiles(runs.surface, end),
        success=success(runs.surface, end, tolerance),
        steps=float(medians(np.where(there, runs.arrived, np.nan), 1)[0]) if known else None,
        evals=float(medians(np.where(there, runs.arrived_cost, np.nan), 1)[0]) if known else None,
        lost=float(lost.mean()),
    )


def has_rate(method: str) -> bool:
    return any(hyper.name == "lr" for hyper in OPTIMIZERS[method].hypers)


def held(comparison: Comparison) -> str:
    """What was held equal, and what was not done to make it so."""
    steps, starts = f"{comparison.steps:,}", f"the same {comparison.starts:,} starts, drawn evenly from the window"
    if comparison.noise:
        starts += f", with {comparison.seeds:,} draws of noise from each"
    match comparison.mode:
        case "tuned":
            equal = f"{comparison.budget:,} settings tried by each method, {steps} steps, and {starts}"
            rest = f" Each races with the best of its settings, chosen from {STARTS} other starts."
        case "lr":
            without = [each.name for each in comparison.standings if not has_rate(each.method)]
            equal = f"the learning rate, {comparison.rate:g}, {steps} steps, and {starts}"
            rest = f" Without a learning rate, and as it is set: {', '.join(without)}." if without else ""
        case _:
            equal = f"{steps} evaluations, f, gradient and Hessian each counting one, and {starts}"
            rest = " Every run is judged at the last step that these afford."
    return f"Held equal: {equal}.{rest} Nothing was clipped, clamped or rescaled."
