"""How a run can end, and the sentence a student reads about it.

TOLERANCE  a slope this small counts as level ground: at curvature 1 the minimum is then a thousandth away;
           a last step this short counts as standing still, which a saddle or flat ground also asks for
LEVEL      a curvature this small counts as none
FAR, HIGH  beyond |x| > FAR or |f| > HIGH·(1 + |f at the start|) a run has diverged
"""

from enum import StrEnum

TOLERANCE = 1e-3
LEVEL = 1e-3
FAR = 1e6
HIGH = 1e12


class Outcome(StrEnum):
    """The named outcomes. `sentence` has the places {name}, {step}, {why}, and {minimum} where one was reached."""

    sentence: str

    CONVERGED = "converged", "{name} reached {minimum} at step {step}{why}."
    LIMIT = "limit", "{name} had not settled after {step} steps{why}."
    SADDLE = "saddle", "{name} stalled on a saddle at step {step}: level where it stands, lower ground to the side."
    FLAT = "flat", "{name} came to rest on flat ground at step {step}: no slope to follow, no curve to a bottom."
    CYCLING = "cycling", "{name} goes round in circles: since step {step} or earlier it repeats the same few points."
    UNDEFINED = "undefined", "{name} left the region where f is defined at step {step}."
    NO_STEP = "no step", "{name} had no step {step} to take: its rule met 0/0, or looked where f is not defined."
    DIVERGED = "diverged", "{name} flew off at step {step}{why}."

    def __new__(cls, value: str, sentence: str) -> "Outcome":
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member


GONE = (Outcome.DIVERGED, Outcome.UNDEFINED, Outcome.NO_STEP)  # a run that broke off has no end to be measured
