"""How a run can end, and the sentence a student reads about it.

FAR    the largest coordinate of a start
SHORT  of near(), how near counts as at a point: steps shorter than this part of it count as short
"""

from experiments.geometry.scale import reach
from experiments.geometry.told import Told
from landscapes import Surface

FAR = 1e6
FARTHER = 5e5  # times as far as the window reaches, a run has diverged
LONGEST = 8  # steps: the longest cycle that is looked for
HIGH = 1e12  # times as high as f is in the window or at the start, a run has diverged
SHORT = 0.1


def far(surface: Surface) -> float:
    """The coordinate beyond which a run has diverged."""
    return FARTHER * reach(surface)


class Outcome(Told):
    """The named outcomes.

    `sentence` has the places {name}, {step}, {s} of more steps than one, {why}, and {at}, the place or the number of
    points.
    """

    CONVERGED = "converged", "{name} reached {at} at step {step}{why}."
    LIMIT = "limit", "{name} had not settled after {step} step{s}{why}."
    SADDLE = (
        "saddle",
        "{name} stalled on the saddle at {at} at step {step}: level there, lower to the side.",
    )
    MAXIMUM = "maximum", "{name} stalled on the maximum at {at} at step {step}: level there, lower all around."
    FLAT = "flat", "{name} came to rest on flat ground at step {step}, {why}."
    CYCLING = (
        "cycling",
        "{name} goes round in circles: since step {step} or earlier it has repeated the same {at} points.",
    )
    UNDEFINED = "undefined", "{name} left the region where f is defined at step {step}."
    NO_STEP = (
        "no step",
        "{name} had no step {step} to take: "
        "its rule met 0/0, or looked where f lacks a value, a gradient or a curvature.",
    )
    DIVERGED = "diverged", "{name} flew off at step {step}{why}."


RESTING = (Outcome.CONVERGED, Outcome.SADDLE, Outcome.MAXIMUM, Outcome.FLAT)
GONE = (Outcome.DIVERGED, Outcome.UNDEFINED, Outcome.NO_STEP)  # a run that broke off has no end to be measured
