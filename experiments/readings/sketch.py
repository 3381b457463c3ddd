"""What the map shows of one step of a method: arrows, boxes and circles, each with its name in the rule."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from experiments.readings.anatomy import Anatomy, Pair
from optimizers import Optimizer
from optimizers.base.optimizer import Role
from optimizers.base.trace import Taken

Part = Literal["gradient", "momentum", "velocity", "squares", "sizes", "step"]
AGAINST = ("gradient", "momentum")  # parts that a step goes against: their opposite is drawn
BOXES = ("squares", "sizes")
Shape = Literal["arrow", "box", "circle"]


@dataclass(frozen=True)
class Drawn:
    """One thing that is drawn of a step: a pair of its numbers, one along x and one along y.

    part   what it is; the part decides how it is drawn
    names  its names in the rule: one name that both coordinates share, or that of x and that of y. The step itself has
           none
    at     (x, y) where the arrow begins, or the middle of the box or circle
    pair   where the arrow leads from there, (dx, dy); half the sides of the box; or the radius of the circle, twice
    """

    part: Part
    names: tuple[str, ...]
    at: Pair
    pair: Pair

    def shape(self, method: Optimizer) -> Shape:
        """An arrow for what has a direction. A size is a box, with a side along each axis, or a circle if it is one for
        all directions.
        """
        if self.part not in BOXES:
            return "arrow"
        return "circle" if method.whole_point and len(self.names) == 1 else "box"


def sketch(anatomy: Anatomy) -> list[Drawn]:
    """All that is drawn of a step: the gradients, what has a role in the rule, and the step itself.

    A method has the same parts at every step.
    """
    return [*gradients(anatomy), *roles(anatomy), step(anatomy)]


def step(anatomy: Anatomy) -> Drawn:
    """The arrow from the point before the step to the point after it."""
    (x, y), (to_x, to_y) = anatomy.before, anatomy.after
    return Drawn("step", (), anatomy.before, (to_x - x, to_y - y))


def gradients(anatomy: Anatomy) -> Iterator[Drawn]:
    """Arrows against the gradients, each where it was taken.

    A rule for each coordinate takes one gradient. Of those that a rule for the whole point takes, those that have a
    name in it are drawn.
    """
    if not anatomy.method.whole_point:
        ((at, found),) = anatomy.asked
        yield Drawn("gradient", ("g",), at, opposite(found))
        return
    for taken in anatomy.traces[0].lines:
        if is_gradient(taken):
            at = next((at for at, found in anatomy.asked if found == taken.values), anatomy.before)
            yield Drawn("gradient", taken.line.targets, at, opposite(taken.values))


def is_gradient(taken: Taken) -> bool:
    """Whether a line of the rule does nothing but take a gradient."""
    value = taken.line.value
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "f.gradient"


def roles(anatomy: Anatomy) -> Iterator[Drawn]:
    """What the method declares a role for (Optimizer.roles), as it is after the step."""
    for part, names in named(anatomy.method).items():
        pair = numbers(anatomy, names)
        if part == "squares":
            pair = root(pair[0]), root(pair[1])
        yield Drawn(part, names, anatomy.before, opposite(pair) if part in AGAINST else pair)


def named(method: Optimizer) -> dict[Role, tuple[str, ...]]:
    """part -> the names that are drawn as this part.

    Where several names have the role, those that the step works out count, not those it keeps for the next step.
    """
    found: dict[Role, tuple[str, ...]] = {}
    for name, part in method.roles.items():
        if (part in found and name in method.state) or name in found.get(part, ()):
            continue
        other = f"{name[:-1]}y"
        both = method.whole_point and name.endswith("x") and method.roles.get(other) == part
        found[part] = (name, other) if both else (name,)
    return found


def numbers(anatomy: Anatomy, names: tuple[str, ...]) -> Pair:
    """What names of the rule stand for after the step, as a pair (of x, of y).

    A rule for each coordinate has one name for both; a rule for the whole point has a name for each, or one number for
    both. Such a number that it keeps from step to step is a reach that bounds the step, so its value before it counts.
    """
    if not anatomy.method.whole_point:
        of_x, of_y = anatomy.value(names[0])
        return of_x, of_y
    if len(names) == 1 and names[0] in anatomy.state:
        return anatomy.state[names[0]], anatomy.state[names[0]]
    return anatomy.value(names[0]), anatomy.value(names[-1])


def opposite(pair: Pair) -> Pair:
    """The pair that points the other way."""
    return -pair[0], -pair[1]


def root(square: float) -> float:
    """The square root; NaN of a negative number."""
    return math.sqrt(square) if square >= 0 else math.nan
