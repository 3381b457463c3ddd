"""How one method did over many runs: quartiles of the gap, how often it succeeds, what arriving took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from experiments.engine.outcomes import GONE
from experiments.engine.race import Race, Setting
from experiments.engine.runs import Runs
from experiments.geometry.known import known_minima
from experiments.studies.fan import quartiles, success
from experiments.studies.tuning import medians
from optimizers import OPTIMIZERS
from optimizers.base import Hyper


@dataclass(frozen=True)
class Standing:
    """How one method did over all of its runs.

    hypers   what it raced with: every hyperparameter, a number or a schedule
    tuned    the names of those that were tuned
    gap      quartiles of f above the lowest known minimum, or of f itself where none is known; ∞ for a run that went
             wrong
    success  the part of the runs within the tolerance of a global minimum; None where none is known
    steps    the median number of steps until f is within tolerance of its lowest known minimum, ∞ if half of the runs
             never get there; None where none is known
    evals    likewise of evaluations: of f, its gradient and its Hessian together
    lost     the part of the runs that went wrong
    """

    method: str
    name: str
    hypers: Mapping[str, Setting]
    tuned: tuple[str, ...]
    gap: tuple[float, float, float]
    success: float | None
    steps: float | None
    evals: float | None
    lost: float


def standing(runs: Runs, tuned: tuple[str, ...], tolerance: float, affordable: float | None) -> Standing:
    """How one method did, at the last step or at the last recorded one that so many evaluations afford."""
    method = OPTIMIZERS[runs.method]
    each = np.arange(len(runs.outcome))
    row = np.full(len(each), -1) if affordable is None else (runs.cost <= affordable).sum(axis=0) - 1
    lost = np.isin(runs.outcome, GONE) & (runs.stopped <= runs.steps[row])
    end = np.where(lost[:, None], np.nan, runs.path[row, each])
    there = np.full(len(each), True) if affordable is None else runs.arrived_cost <= affordable
    known = bool(known_minima(runs.surface))
    return Standing(
        method=runs.method,
        name=method.called(runs.race.drawn),
        hypers={each.name: shown(each, runs.race, tuned) for each in method.settings if each.name in runs.race.hypers},
        tuned=tuned,
        gap=quartiles(runs.surface, end),
        success=success(runs.surface, end, tolerance),
        steps=float(medians(np.where(there, runs.arrived, np.nan), 1)[0]) if known else None,
        evals=float(medians(np.where(there, runs.arrived_cost, np.nan), 1)[0]) if known else None,
        lost=float(lost.mean()),
    )


def shown(hyper: Hyper, race: Race, tuned: tuple[str, ...]) -> Setting:
    """What a race has for a hyperparameter; a default that nobody has touched as it is declared, 0 rather than 0.0."""
    value = race.hypers[hyper.name]
    return hyper.default if value == hyper.default and hyper.name not in tuned else value
