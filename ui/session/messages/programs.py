"""The surface as programs: what the browser's engine writes its own from, to walk a race while the hand moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.session.messages.wire import Columns, Nodes, Places, Series


@dataclass(frozen=True)
class Program:
    """What f and its derivatives are worked out from: one table of nodes for all of them. Over data it is that of one
    sample.
    """

    nodes: Nodes  # each a number, a variable, or an operation and the places of its parts, which come before it
    outputs: Mapping[str, tuple[int, ...]]  # by what can be asked, the places of its parts


@dataclass(frozen=True)
class SurfaceShape:
    """How a surface is shaped by the reader."""

    parameters: Mapping[str, float]  # by name, the numbers that letters of its formula stand for
    turn: float  # degrees to the left
    stretch: float  # along its y, before it is turned


@dataclass(frozen=True, eq=False)
class StepBatches:
    """The samples that each step of a race sees."""

    rows: Places  # of all steps, one after another
    begins: Series  # where those of each step begin, and where the last ones end


@dataclass(frozen=True)
class Programs:
    """A surface, with all that a walk on it needs."""

    id: str  # the same for as long as all of this is
    shape: SurfaceShape  # that the surface has
    rest: Program  # the surface in that shape, to the bit
    base: (
        Program | None
    )  # what any shape follows from: unturned, its parameters as variables; null where `rest` is that
    columns: Columns  # of the data whose samples f is the mean over; none where it is over none
    middle: tuple[float, float]  # of its window, about which it is turned
    single: bool  # whether f has one weight: then no method moves the second coordinate
    smooth: bool  # whether no derivative is 0/0 where f is defined; else only the server knows what it tends to
    far: float  # a run whose x or y is larger has diverged
    height: float  # how high f lies in its window
    high: float  # times as high as that and f at the start together, a run has diverged
    lowest: float | None  # f at its lowest known minimum; null where none is known
    most: float | None  # f down to which a run has arrived there; null where none is known
    minima: tuple[tuple[float, float], ...] | None  # those minima; null where not all are known, and points
    steady: bool  # whether they stay where they are, whatever its parameters are
    at_rest: bool = True  # whether `rest` is the surface in that shape; else it is worked out from the base
