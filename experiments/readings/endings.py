"""How runs ended, in the few classes that a map of thousands of them can show, and how low they came."""

from dataclasses import dataclass

import numpy as np

from experiments.engine.outcomes import GONE, Outcome
from experiments.engine.runs import Runs
from experiments.engine.words import DIVERGED as LOST
from experiments.engine.words import NO_STEP
from experiments.geometry.known import away, known_minima, lowest_known, tolerance
from experiments.geometry.undefined import LACKING
from landscapes import Surface


@dataclass(frozen=True)
class Ending:
    """A class of outcomes: its name in a legend, what it says, and the outcomes it holds."""

    name: str
    about: str
    of: tuple[Outcome, ...]


STILL = (Outcome.SADDLE, Outcome.MAXIMUM, Outcome.FLAT)
OUTCOMES = (
    Ending("converged", "settled at the lowest known minimum", (Outcome.CONVERGED,)),
    Ending(
        "near, still moving", "within tolerance at the last step, but its steps had not died down", ()
    ),  # told by its height
    Ending("local minimum", "settled at another minimum, which is higher", ()),  # told by the minimum's height
    Ending("still moving", "neither settled nor lost at the last step", (Outcome.LIMIT,)),
    Ending("cycling", "repeats the same few points", (Outcome.CYCLING,)),
    Ending("stalled", "came to rest at a saddle point, at a maximum or on flat ground", STILL),
    Ending("diverged", f"{LOST}, {LACKING}, or {NO_STEP}", GONE),
)
CONVERGED, ARRIVED, LOCAL, MOVING, CYCLING, STALLED, DIVERGED = range(len(OUTCOMES))
CODES = {outcome: code for code, ending in enumerate(OUTCOMES) for outcome in ending.of}


def endings(runs: Runs, within: float | None = None) -> np.ndarray:
    """(runs,) which of OUTCOMES each run belongs to, as its place there.

    Where chance has a say hardly any run comes to rest or as low as the tolerance: with `within`, those have arrived
    that succeed.
    """
    codes = np.array([CODES[outcome] for outcome in runs.outcome], dtype=np.uint8)
    if known_minima(runs.surface):
        spare = tolerance(runs.surface)
        low, foot = gaps(runs) <= spare, runs.surface.value(runs.beside) - (lowest_known(runs.surface) or 0.0)
        near = low if within is None else succeeded(runs.surface, ends(runs), within)
        codes[(codes == CONVERGED) & (foot > spare)] = LOCAL
        codes[(codes == CONVERGED) & ~low] = MOVING  # it keeps to the lowest minimum, in ground so steep that f is high
        codes[(codes == MOVING) & near] = ARRIVED
    return codes


def succeeded(surface: Surface, end: np.ndarray, within: float) -> np.ndarray | None:
    """(runs,) which of the points (runs, 2) are `within` a distance of a global minimum; None where none is known."""
    from_minimum = away(surface, end)
    return None if from_minimum is None else from_minimum <= within


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
