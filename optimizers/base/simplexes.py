"""The step of Nelder and Mead: a triangle whose worst corner is replaced by a better point."""

from typing import NamedTuple

from optimizers.base.arithmetic import run_by_run
from optimizers.base.oracle import Oracle

REFLECTED, EXPANDED, OUTSIDE, INSIDE = 1.0, 2.0, 0.5, -0.5  # how far beyond the middle of the two better corners
SHRUNK = 0.5  # what is left of the two longer sides, where no trial is better


class Corner(NamedTuple):
    """A point, and f there."""

    x: float
    y: float
    value: float


def ordered(a: Corner, b: Corner, c: Corner) -> tuple[Corner, Corner, Corner]:
    """The corners, lowest first. Of two alike the earlier one stays first; undefined counts as highest."""
    if b.value < a.value or a.value != a.value:
        a, b = b, a
    if c.value < b.value or b.value != b.value:
        b, c = c, b
    if b.value < a.value or a.value != a.value:
        a, b = b, a
    return a, b, c


def tried(f: Oracle, best: Corner, good: Corner, worst: Corner, reach: float) -> Corner:
    """A point on the line from the worst corner through the middle of the others, so far beyond that middle."""
    mx, my = (best.x + good.x) / 2, (best.y + good.y) / 2
    x, y = mx + reach * (mx - worst.x), my + reach * (my - worst.y)
    return Corner(x, y, f.value(x, y))


def nearer(f: Oracle, best: Corner, other: Corner) -> Corner:
    """A corner moved towards the best one."""
    x, y = best.x + SHRUNK * (other.x - best.x), best.y + SHRUNK * (other.y - best.y)
    return Corner(x, y, f.value(x, y))


@run_by_run
def simplex_step(
    f: Oracle,
    x: float,
    y: float,
    low: float,
    px: float,
    py: float,
    middle: float,
    qx: float,
    qy: float,
    high: float,
    size: float,
    t: float,
) -> tuple[float, float, float, float, float, float, float, float, float]:
    """The three corners after step t, lowest first, each as x, y and f there; the first step makes the triangle.

    Lagarias, Reeds, Wright and Wright 1998, section 2.
    """
    a, b, c = Corner(x, y, low), Corner(px, py, middle), Corner(qx, qy, high)
    if t == 1:
        a = Corner(x, y, f.value(x, y))
        b, c = Corner(x + size, y, f.value(x + size, y)), Corner(x, y + size, f.value(x, y + size))
        a, b, c = ordered(a, b, c)
    new = tried(f, a, b, c, REFLECTED)
    better = True
    if new.value < a.value:
        further = tried(f, a, b, c, EXPANDED)
        if further.value < new.value:
            new = further
    elif not new.value < b.value:
        if new.value < c.value:
            shorter = tried(f, a, b, c, OUTSIDE)
            better = shorter.value <= new.value
        else:
            shorter = tried(f, a, b, c, INSIDE)
            better = shorter.value < c.value
        new = shorter
    if better:
        a, b, c = ordered(a, b, new)
    else:
        b, c = nearer(f, a, b), nearer(f, a, c)
        a, b, c = ordered(a, b, c)
    return a.x, a.y, a.value, b.x, b.y, b.value, c.x, c.y, c.value
