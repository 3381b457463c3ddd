"""How a run can end, and the sentence a student reads about it.

TOLERANCE  a slope this small counts as level ground: on a surface of curvature 1 it is a thousandth away from the minimum
LEVEL      a curvature this small counts as none
FAR, HIGH  beyond |x| > FAR or |f| > HIGH·(1 + |f at the start|) a run has diverged
"""

from enum import StrEnum

TOLERANCE = 1e-3
LEVEL = 1e-3
FAR = 1e6
HIGH = 1e12


class Outcome(StrEnum):
    """The named outcomes; `sentence` has the places {name} and {step}."""

    sentence: str

    CONVERGED = "converged", "{name} reached the minimum at step {step}."
    LIMIT = "limit", "{name} was still on its way after {step} steps."
    SADDLE = "saddle", "{name} stalled on a saddle at step {step}: level where it stands, lower ground to the side."
    FLAT = "flat", "{name} came to rest on flat ground at step {step}: no slope to follow."
    CYCLING = "cycling", "{name} goes round in circles: since step {step} or earlier it repeats the same few points."
    UNDEFINED = "undefined", "{name} left the region where f is defined at step {step}."
    DIVERGED = "diverged", "{name} flew off the map at step {step}."

    def __new__(cls, value: str, sentence: str) -> "Outcome":
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member
