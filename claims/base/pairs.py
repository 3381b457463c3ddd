"""Methods against each other: each with the best of as many settings, from the same starts; who is ahead at the end."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from claims.base.quadratics import ravine
from experiments import Runs, run
from experiments.engine.race import Race
from experiments.geometry.known import target
from experiments.readings.endings import gaps
from experiments.readings.ties import alike, levels
from experiments.studies.cloud import cloud
from experiments.studies.tuning import tune
from landscapes import LANDSCAPES, Landscape

STEPS, SETTINGS = 300, 128
UNSCALED = ("gradient_descent", "momentum", "nesterov")  # one rate for all coordinates
ADAPTIVE = ("adagrad", "adadelta", "rmsprop", "adam")  # each coordinate scaled by the slopes it has seen
PEERS = ("adam", "adamax", "rmsprop", "momentum", "nesterov")  # whom NAdam would have to beat
AS_GOOD = 1.1  # times the best of them, and it is no worse
SURFACES = {
    "Ravine (κ = 100)": ravine(100),
    "Ravine turned 30°": ravine(100, turn=30),
    "Beale": LANDSCAPES["beale"],
    "Rosenbrock": LANDSCAPES["rosenbrock"],
    "Himmelblau": LANDSCAPES["himmelblau"],
    "Long valley": LANDSCAPES["long_valley"],
}


@lru_cache(maxsize=256)
def best(surface: Landscape, method: str, noise: float = 0.0) -> Mapping[str, Any]:
    """The settings, of SETTINGS, with the lowest median f after STEPS steps; from starts that no case has."""
    return tune(Race(surface, method, surface.start, STEPS, noise=noise), SETTINGS).race.hypers


def raced(surface: Landscape, method: str, budget: int, seed: int) -> Runs:
    """The runs of a method at its best, from starts drawn from the window."""
    return run(
        surface,
        method,
        cloud(surface, budget, seed, "report"),
        steps=STEPS,
        hypers=best(surface, method),
        record="last",
        target=target(surface),
    )


def gap(runs: Runs) -> np.ndarray:
    """(runs,) f at the last step above the lowest known minimum; ∞ for a run that went wrong.

    No less than what is a tie with the minimum.
    """
    found = gaps(runs)
    return np.where(np.isnan(found), np.inf, np.maximum(found, alike(runs.surface)))


def ahead(first: Runs, second: Runs) -> np.ndarray:
    """(cases,) whether the first is lower at the end or, where that is a tie, was down to the tolerance sooner.

    Left out are those that are a tie in both.
    """
    mine, its = levels(np.stack([gap(first), gap(second)]), alike(first.surface))
    soon, late = first.arrived, second.arrived
    return np.where(mine == its, soon < late, mine < its)[(mine != its) | (soon < late) | (soon > late)]
