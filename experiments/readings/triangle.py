"""The triangle of a method that keeps three points: its corners around a step, and what the step did with them."""

from __future__ import annotations

from typing import NamedTuple

from experiments.readings.anatomy import Anatomy

CORNERS = (("x", "y"), ("px", "py"), ("qx", "qy"))  # how a rule calls them, the lowest first
NEAR = 1e-9  # of the triangle's size: corners that are closer are one
MOVES = {  # how far beyond the middle of the two better corners the new one lies -> what was done
    1.0: "reflected: the worst corner is folded over to the other side",
    2.0: "expanded: the worst corner is folded over, and twice as far",
    0.5: "contracted: the worst corner is folded over, and half as far",
    -0.5: "contracted: the worst corner is pulled half-way in",
}
SHRUNK = "shrunk: no trial is better, so both other corners move half-way to the best one"
FIRST = "made, around the start, and then moves for the first time"

Corner = tuple[float, float]


class Triangle(NamedTuple):
    """A step's corners before and after it, the lowest first, and what was done in words."""

    before: tuple[Corner, ...]
    after: tuple[Corner, ...]
    done: str


def triangle(anatomy: Anatomy) -> Triangle | None:
    """The triangle of a step; None where the method keeps none."""
    if not {name for pair in CORNERS[1:] for name in pair} <= {*anatomy.method.state}:
        return None
    kept = [tuple(map(anatomy.state.__getitem__, pair)) for pair in CORNERS[1:]]
    found = [tuple(map(anatomy.value, pair)) for pair in CORNERS[1:]]
    before, after = (anatomy.before, *kept), (anatomy.after, *found)
    if anatomy.number == 1:
        return Triangle((), after, FIRST)
    return Triangle(before, after, done(before, after))


def done(before: tuple[Corner, ...], after: tuple[Corner, ...]) -> str:
    """What led from one triangle to the next, in words."""
    (ax, ay), (bx, by), (cx, cy) = before
    mx, my = (ax + bx) / 2, (ay + by) / 2
    size = max(abs(x - ax) + abs(y - ay) for x, y in (*before, *after))
    for reach, words in MOVES.items():
        x, y = mx + reach * (mx - cx), my + reach * (my - cy)
        if any(abs(u - x) + abs(v - y) <= NEAR * size for u, v in after):
            return words
    return SHRUNK
