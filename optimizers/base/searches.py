"""Line searches: how far to go along a direction p from (x, y)."""

import math
from typing import Any, NamedTuple

from optimizers.base.arithmetic import run_by_run

TRIALS = 60  # halvings; 2^-60 of the first trial is nothing
ROUNDS = 100
NARROW = 1e-14  # a bracket this narrow, beside its end, cannot be told from a point
FURTHER = 4.0  # an open search looks at most this many times further


@run_by_run
def backtracking(
    f: Any, x: float, y: float, px: float, py: float, slope: float, a: float, c1: float, shrink: float
) -> float:
    """The first of a, shrink·a, shrink²·a, … with f(x + a p) ≤ f(x) + c1 a slope; 0 where none is found.

    Armijo 1966; Nocedal and Wright 2006, algorithm 3.1. slope is ∇f·p at (x, y), below zero.
    """
    here = f.value(x, y)
    for _ in range(TRIALS):
        if f.value(x + a * px, y + a * py) <= here + c1 * a * slope:
            return a
        a *= shrink
    return 0.0


class Trial(NamedTuple):
    """A place on the line: how far along, f there, and the slope of f along the line."""

    a: float
    value: float
    slope: float


def refined(
    best: Trial, other: Trial, here: Trial, tilt: float, bracketed: bool, floor: float, ceiling: float
) -> tuple[float, Trial, Trial, bool]:
    """The next trial, and the ends that then hold the minimum, after `here` was tried (Moré and Thuente, section 4).

    Values and slopes are taken relative to a line of slope `tilt`.
    """
    at, low, far = (Trial(t.a, t.value - tilt * t.a, t.slope - tilt) for t in (here, best, other))
    turned = at.slope * math.copysign(1.0, low.slope) < 0
    if at.value > low.value:  # beyond the minimum: it lies between
        curve, square = bottom(low, at), low.a + parabola(low, at)
        nearer = abs(curve - low.a) < abs(square - low.a)
        a, bracketed = (curve if nearer else curve + (square - curve) / 2), True
    elif turned:  # downhill from here leads back
        curve, secant = bottom(at, low), crossing(at, low)
        a, bracketed = (curve if abs(curve - at.a) > abs(secant - at.a) else secant), True
    elif abs(at.slope) < abs(low.slope):  # still falling, less steeply: the minimum lies ahead
        curve, secant = ahead(low, at, floor, ceiling), crossing(at, low)
        shorter = abs(curve - at.a) < abs(secant - at.a)
        a = curve if shorter == bracketed else secant
        if bracketed:
            limit = at.a + 0.66 * (far.a - at.a)
            a = min(limit, a) if at.a > low.a else max(limit, a)
        a = min(max(a, floor), ceiling)
    elif bracketed:  # falling more steeply, towards the other end
        a = bottom(at, far)
    else:
        a = ceiling if at.a > low.a else floor
    if at.value > low.value:
        return a, best, here, bracketed
    return a, here, best if turned else other, bracketed


def cubic(p: Trial, q: Trial) -> tuple[float, float]:
    """The θ and γ of the cubic through two trials; where it is lowest follows from them."""
    theta = 3 * (p.value - q.value) / (q.a - p.a) + p.slope + q.slope
    size = max(abs(theta), abs(p.slope), abs(q.slope))
    if size == 0:
        return theta, 0.0
    gamma = size * math.sqrt(max(0.0, (theta / size) * (theta / size) - (p.slope / size) * (q.slope / size)))
    return theta, gamma if q.a > p.a else -gamma


def bottom(p: Trial, q: Trial) -> float:
    """Where the cubic through two trials is lowest, seen from the first."""
    theta, gamma = cubic(p, q)
    below = ((gamma - p.slope) + gamma) + q.slope
    return p.a + ((gamma - p.slope) + theta) / below * (q.a - p.a) if below else (p.a + q.a) / 2


def ahead(low: Trial, at: Trial, floor: float, ceiling: float) -> float:
    """Where the cubic through two falling trials is lowest beyond them; as far as allowed where it has no bottom."""
    theta, gamma = cubic(at, low)
    below = (gamma + (low.slope - at.slope)) + gamma
    share = ((gamma - at.slope) + theta) / below if below else 0.0
    if share < 0 and gamma != 0:
        return at.a + share * (low.a - at.a)
    return ceiling if at.a > low.a else floor


def parabola(p: Trial, q: Trial) -> float:
    """How far from p the parabola with p's value and slope and q's value is lowest."""
    reach = q.a - p.a
    return p.slope / ((p.value - q.value) / reach + p.slope) / 2 * reach


def crossing(p: Trial, q: Trial) -> float:
    """Where the slope, drawn as a straight line through two trials, is zero."""
    return p.a + p.slope / (p.slope - q.slope) * (q.a - p.a)


def apart(x: float, y: float, px: float, py: float, floor: float, ceiling: float) -> bool:
    """Whether the two ends of a bracket can be told from each other."""
    wide = ceiling - floor > NARROW * ceiling
    return wide and (x + floor * px != x + ceiling * px or y + floor * py != y + ceiling * py)


@run_by_run
def wolfe(
    f: Any, x: float, y: float, px: float, py: float, value: float, slope: float, a: float, c1: float, c2: float
) -> tuple[float, float, float]:
    """A step a with f(x + a p) ≤ f(x) + c1 a slope and |slope at a| ≤ c2 |slope|, and the gradient there.

    The search of Moré and Thuente 1994, from the first trial `a`; value and slope are those at (x, y). Where it finds
    no such step it returns the best it saw, 0 if nothing was better than standing still.
    """
    best = other = Trial(0.0, value, slope)
    bracketed, lowering = False, True
    floor, ceiling = 0.0, a + FURTHER * a
    width = before = math.inf
    enough = c1 * slope
    for _ in range(ROUNDS if value + a * slope < value else 0):  # a fall too small to be seen is not looked for
        gx, gy = f.gradient(x + a * px, y + a * py)
        here = Trial(a, f.value(x + a * px, y + a * py), gx * px + gy * py)
        if not abs(here.value) + abs(here.slope) < math.inf:  # f is not defined there: half as far
            ceiling, a = a, (best.a + a) / 2
            if a == best.a:
                break
            continue
        low_enough = here.value <= value + a * enough
        if low_enough and abs(here.slope) <= -c2 * slope:
            return a, gx, gy
        lowering = lowering and not (low_enough and here.slope >= 0)
        if bracketed and not (floor < a < ceiling and apart(x, y, px, py, floor, ceiling)):
            break
        # As long as no trial was low enough, f is compared with the line that is, so that the search moves towards it.
        tilt = enough if lowering and here.value <= best.value and not low_enough else 0.0
        a, best, other, bracketed = refined(best, other, here, tilt, bracketed, floor, ceiling)
        if bracketed:
            if abs(other.a - best.a) >= 0.66 * before:
                a = best.a + (other.a - best.a) / 2
            before, width = width, abs(other.a - best.a)
            floor, ceiling = min(best.a, other.a), max(best.a, other.a)
            if not (floor < a < ceiling and apart(x, y, px, py, floor, ceiling)):
                a = best.a
        else:
            floor, ceiling = a + 1.1 * (a - best.a), a + FURTHER * (a - best.a)
    return best.a, *f.gradient(x + best.a * px, y + best.a * py)
