"""What an event is: something that a path does at a step or over a stretch of steps, with the numbers that say why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of event; the module of each says when it is one, and why there."""

    ZIGZAG = "zig-zag"
    OVERSHOOT = "overshoot"
    STALL = "stall"
    ESCAPE = "saddle escape"
    SWITCH = "basin switch"
    CLIPPING = "clipping"
    CYCLING = "cycling"
    DIVERGENCE = "divergence"
    CONVERGENCE = "convergence"


@dataclass(frozen=True)
class Event:
    """One event of one path.

    step, until  where it begins and ends; the same for what happens at one step
    x, y         the point of the path at `step`, where it is pinned
    sentence     what happened, with its cause in numbers; it ends with a period
    numbers      those numbers by name, each finite
    """

    kind: Kind
    step: int
    until: int
    x: float
    y: float
    sentence: str
    numbers: Mapping[str, float]
