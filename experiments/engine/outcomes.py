"""How a run can end, and the sentence a student reads about it.

FAR    the largest coordinate of a start
SHORT  of near(), how near counts as at a point: steps shorter than this part of it count as short
"""

from experiments.engine.words import DIVERGED, SETTLED
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

    `sentence` has the places {name}, {step} and {steps}, {did} for what the run did, {why}, and {at}, the place.
    """

    CONVERGED = "converged", f"{{name}} {SETTLED} {{at}} at step {{step}}{{why}}."
    LIMIT = "limit", "{name} {did} after {steps}{why}."
    SADDLE = (
        "saddle",
        "{name} stalled at the saddle point {at} at step {step}: the ground is level there, but lower to the side.",
    )
    MAXIMUM = (
        "maximum",
        "{name} stalled at the maximum {at} at step {step}: the ground is level there, but lower all around.",
    )
    FLAT = "flat", "{name} came to rest on flat ground at step {step}{why}."
    CYCLING = "cycling", "{name} {did}, at least since step {step}."
    UNDEFINED = "undefined", "{name} stepped out of the region where f is defined at step {step}."
    NO_STEP = (
        "no step",
        "{name} could not take step {step}: its rule divided 0 by 0, or needed a value, a gradient or a curvature that "
        "f does not have.",
    )
    DIVERGED = "diverged", f"{{name}} {DIVERGED} at step {{step}}{{why}}."


AT_A_MAXIMUM = (  # of a curve
    "{name} stalled at the maximum {at} at step {step}: the curve is level there, but lower on both sides."
)
RESTING = (Outcome.CONVERGED, Outcome.SADDLE, Outcome.MAXIMUM, Outcome.FLAT)
GONE = (Outcome.DIVERGED, Outcome.UNDEFINED, Outcome.NO_STEP)  # a run that broke off has no end to be measured
