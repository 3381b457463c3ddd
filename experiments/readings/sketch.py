"""What is drawn of a step on the map: arrows and boxes, each with the names of the rule that it stands for."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from experiments.readings.anatomy import Anatomy, Pair
from optimizers import Optimizer
from optimizers.base.trace import Taken

Part = Literal["gradient", "momentum", "velocity", "squares", "sizes", "step"]
AGAINST = ("gradient", "momentum")  # parts that a step goes against: their opposite is drawn
BOXES = ("squares", "sizes")
Shape = Literal["arrow", "box", "circle"]


@dataclass(frozen=True)
class Drawn:
    """A pair of numbers of a step that is drawn.

    part   what it is, and so how it is drawn
    names  its names in the rule: one that both coordinates share, or that of x and that of y; none for the step itself
    at     where the arrow begins, or the middle of the box or circle
    pair   the arrow, half the sides of the box, or the radius twice
    """

    part: Part
    names: tuple[str, ...]
    at: Pair
    pair: Pair

    def shape(self, method: Optimizer) -> Shape:
        """Squares and sizes belong to the axes, unless the rule has one for all directions."""
        if self.part not in BOXES:
            return "arrow"
        return "circle" if method.whole_point and len(self.names) == 1 else "box"


def sketch(anatomy: Anatomy) -> list[Drawn]:
    """The gradients, what has a role in the rule, and the step: the same parts at every step of a method."""
    return [*gradients(anatomy), *roles(anatomy), step(anatomy)]


def step(anatomy: Anatomy) -> Drawn:
    (x, y), (to_x, to_y) = anatomy.before, anatomy.after
    return Drawn("step", (), anatomy.before, (to_x - x, to_y - y))


def gradients(anatomy: Anatomy) -> Iterator[Drawn]:
    """The gradient of a coordinate-wise rule; of a whole-point rule those that have names, where they were taken."""
    if not anatomy.method.whole_point:
        ((at, found),) = anatomy.asked
        yield Drawn("gradient", ("g",), at, opposite(found))
        return
    for taken in anatomy.traces[0].lines:
        if is_gradient(taken):
            at = next((at for at, found in anatomy.asked if found == taken.values), anatomy.before)
            yield Drawn("gradient", taken.line.targets, at, opposite(taken.values))


def is_gradient(taken: Taken) -> bool:
    """Whether a line does nothing but take a gradient."""
    value = taken.line.value
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "f.gradient"


def roles(anatomy: Anatomy) -> Iterator[Drawn]:
    for part, names in named(anatomy.method).items():
        pair = numbers(anatomy, names)
        if part == "squares":
            pair = root(pair[0]), root(pair[1])
        yield Drawn(part, names, anatomy.before, opposite(pair) if part in AGAINST else pair)


def named(method: Optimizer) -> dict[Any, tuple[str, ...]]:
    """part -> the names drawn as it: of several, those worked out in the step rather than kept from one to the next."""
    found: dict[Any, tuple[str, ...]] = {}
    for name, part in method.roles.items():
        if (part in found and name in method.state) or name in found.get(part, ()):
            continue
        other = f"{name[:-1]}y"
        both = method.whole_point and name.endswith("x") and method.roles.get(other) == part
        found[part] = (name, other) if both else (name,)
    return found


def numbers(anatomy: Anatomy, names: tuple[str, ...]) -> Pair:
    """The pair that one name of a coordinate-wise rule stands for after the step, or two names of another.

    A single number that a whole-point rule keeps is what the step began with: the reach that bounds it.
    """
    if not anatomy.method.whole_point:
        return anatomy.value(names[0])
    if len(names) == 1 and names[0] in anatomy.state:
        return anatomy.state[names[0]], anatomy.state[names[0]]
    return anatomy.value(names[0]), anatomy.value(names[-1])


def opposite(pair: Pair) -> Pair:
    return -pair[0], -pair[1]


def root(square: float) -> float:
    return math.sqrt(square) if square >= 0 else math.nan
