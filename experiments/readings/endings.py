"""How runs ended, in the few classes that a map of thousands of them can show, and how low they came."""

from dataclasses import dataclass

import numpy as np

from experiments.engine.outcomes import GONE, TOLERANCE, Outcome
from experiments.engine.runs import Runs
from experiments.readings.metrics import lowest_known


@dataclass(frozen=True)
class Ending:
    """A class of outcomes: its name in a legend, what it says, and the outcomes it holds."""

    name: str
    about: str
    of: tuple[Outcome, ...]


OUTCOMES = (
    Ending("converged", "came to rest in a minimum as low as any that is known", (Outcome.CONVERGED,)),
    Ending("arrived", "f is down to the tolerance at the last step, though not at rest", ()),  # told by its height
    Ending("local minimum", "came to rest in a minimum, though f is lower elsewhere", ()),  # told by its height
    Ending("still moving", "neither settled nor lost at the last step", (Outcome.LIMIT,)),
    Ending("cycling", "repeats the same few points", (Outcome.CYCLING,)),
    Ending("stalled", "came to rest on a saddle or on flat ground", (Outcome.SADDLE, Outcome.FLAT)),
    Ending("diverged", "flew off, left where f is defined, or had no step to take", GONE),
)
CONVERGED, ARRIVED, LOCAL, MOVING, CYCLING, STALLED, DIVERGED = range(len(OUTCOMES))
CODES = {outcome: code for code, ending in enumerate(OUTCOMES) for outcome in ending.of}


def endings(runs: Runs) -> np.ndarray:
    """(runs,) which of OUTCOMES each run belongs to, as its place there."""
    codes = np.array([CODES[outcome] for outcome in runs.outcome], dtype=np.uint8)
    if runs.surface.minima:
        low = gaps(runs) <= TOLERANCE
        codes[(codes == CONVERGED) & ~low] = LOCAL
        codes[(codes == MOVING) & low] = ARRIVED
    return codes


def ends(runs: Runs) -> np.ndarray:
    """Where each run is at the last step: (runs, 2), NaN for a run that went wrong before."""
    wrong = np.array([outcome in GONE for outcome in runs.outcome])
    return np.where(wrong[:, None], np.nan, runs.last)


def heights(runs: Runs) -> np.ndarray:
    """(runs,) f at the last step; NaN for a run that went wrong."""
    found: np.ndarray = runs.surface.value(ends(runs))
    return found


def gaps(runs: Runs) -> np.ndarray:
    """(runs,) f at the last step, above the lowest known minimum if there is one; NaN for a run that went wrong."""
    return heights(runs) - (lowest_known(runs.surface) or 0.0)
