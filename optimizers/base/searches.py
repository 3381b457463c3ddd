"""Line searches: how far to go along a direction p from x."""

import math
from typing import NamedTuple

from optimizers.base.arithmetic import run_by_run
from optimizers.base.oracle import Oracle
from optimizers.base.vectors import Vector, differ, dot, vectors

TRIALS = 60  # halvings; 2^-60 of the first trial is nothing
ROUNDS = 100  # trials of wolfe() at most
NARROW = 1e-14  # a bracket narrower than this part of its upper end counts as one point
FURTHER = 4.0  # while no bracket is found, a trial goes at most this many times further than the last one went


@run_by_run
@vectors("x", "p")
def backtracking(f: Oracle, x: Vector, p: Vector, slope: float, a: float, c1: float, shrink: float) -> float:
    """The first of a, shrink·a, shrink²·a, … with f(x + a p) ≤ f(x) + c1 a slope; 0 where none is found.

    Armijo 1966; Nocedal and Wright 2006, algorithm 3.1. slope is ∇f·p at x, below zero.
    """
    here = f.value(x)
    for _ in range(TRIALS):
        if f.value(x + a * p) <= here + c1 * a * slope:
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
    """What follows from the trial `here`: where to try next, both ends of the interval, and whether it is a bracket.

    Moré and Thuente 1994, section 4. `best` and `other` are the ends so far; a bracket is an interval that holds a
    minimum. f is compared with a line of slope `tilt`, which is taken off all values and slopes.
    """
    at, low, far = (Trial(t.a, t.value - tilt * t.a, t.slope - tilt) for t in (here, best, other))
    turned = at.slope * math.copysign(1.0, low.slope) < 0
    if at.value > low.value:  # f is higher than at the best trial: a minimum lies between the two
        curve, square = bottom(low, at), low.a + parabola(low, at)
        nearer = abs(curve - low.a) < abs(square - low.a)
        a, bracketed = (curve if nearer else curve + (square - curve) / 2), True
    elif turned:  # f falls from here towards the best trial: a minimum lies between the two
        curve, secant = bottom(at, low), crossing(at, low)
        a, bracketed = (curve if abs(curve - at.a) > abs(secant - at.a) else secant), True
    elif abs(at.slope) < abs(low.slope):  # f still falls, less steeply: a minimum lies ahead
        curve, secant = ahead(low, at, floor, ceiling), crossing(at, low)
        shorter = abs(curve - at.a) < abs(secant - at.a)
        a = curve if shorter == bracketed else secant
        if bracketed:
            limit = at.a + 0.66 * (far.a - at.a)
            a = min(limit, a) if at.a > low.a else max(limit, a)
        a = min(max(a, floor), ceiling)
    elif bracketed:  # f falls more steeply, towards the other end
        a = bottom(at, far)
    else:
        a = ceiling if at.a > low.a else floor
    if at.value > low.value:
        return a, best, here, bracketed
    return a, here, best if turned else other, bracketed


def cubic(p: Trial, q: Trial) -> tuple[float, float]:
    """θ and γ of the cubic with the values and slopes of two trials; its lowest point follows from them."""
    theta = 3 * (p.value - q.value) / (q.a - p.a) + p.slope + q.slope
    size = max(abs(theta), abs(p.slope), abs(q.slope))
    if size == 0:
        return theta, 0.0
    gamma = size * math.sqrt(max(0.0, (theta / size) * (theta / size) - (p.slope / size) * (q.slope / size)))
    return theta, gamma if q.a > p.a else -gamma


def bottom(p: Trial, q: Trial) -> float:
    """Where the cubic through two trials is lowest; halfway between them where it has no lowest point."""
    theta, gamma = cubic(p, q)
    below = ((gamma - p.slope) + gamma) + q.slope
    return p.a + ((gamma - p.slope) + theta) / below * (q.a - p.a) if below else (p.a + q.a) / 2


def ahead(low: Trial, at: Trial, floor: float, ceiling: float) -> float:
    """Where the cubic through two trials is lowest beyond `at`; as far as allowed where it falls without end."""
    theta, gamma = cubic(at, low)
    below = (gamma + (low.slope - at.slope)) + gamma
    share = ((gamma - at.slope) + theta) / below if below else 0.0
    if share < 0 and gamma != 0:
        return at.a + share * (low.a - at.a)
    return ceiling if at.a > low.a else floor


def parabola(p: Trial, q: Trial) -> float:
    """How far from p the parabola through both trials, with the slope at p, is lowest."""
    reach = q.a - p.a
    return p.slope / ((p.value - q.value) / reach + p.slope) / 2 * reach


def crossing(p: Trial, q: Trial) -> float:
    """Where the slope, drawn as a straight line through two trials, is zero."""
    return p.a + p.slope / (p.slope - q.slope) * (q.a - p.a)


@vectors("x", "p")
def apart(x: Vector, p: Vector, floor: float, ceiling: float) -> bool:
    """Whether the two ends of a bracket are different points on the line."""
    wide = ceiling - floor > NARROW * ceiling
    return wide and differ(x + floor * p, x + ceiling * p)


@run_by_run
@vectors("x", "p", "g")
def wolfe(
    f: Oracle, x: Vector, p: Vector, value: float, slope: float, a: float, c1: float, c2: float
) -> tuple[float, Vector]:
    """A step a with f(x + a p) ≤ f(x) + c1 a slope and |slope at a| ≤ c2 |slope|, and the gradient there.

    The search of Moré and Thuente 1994. Its first trial is `a`; value and slope are those at x. Where it finds no
    such step it returns the best that it tried, which is 0 if none was better than to stay.
    """
    best = other = Trial(0.0, value, slope)
    bracketed, lowering = False, True
    floor, ceiling = 0.0, a + FURTHER * a
    width = before = math.inf
    enough = c1 * slope
    for _ in range(ROUNDS if value + a * slope < value else 0):  # no search for a fall that rounding hides
        g = f.gradient(x + a * p)
        here = Trial(a, f.value(x + a * p), dot(g, p))
        if not abs(here.value) + abs(here.slope) < math.inf:  # f is not defined there: half as far
            ceiling, a = a, (best.a + a) / 2
            if a == best.a:
                break
            continue
        low_enough = here.value <= value + a * enough
        if low_enough and abs(here.slope) <= -c2 * slope:
            return a, g
        lowering = lowering and not (low_enough and here.slope >= 0)
        if bracketed and not (floor < a < ceiling and apart(x, p, floor, ceiling)):
            break
        # Until a trial is low enough, f is compared with the line c1 a slope: the search moves to where f is below it.
        tilt = enough if lowering and here.value <= best.value and not low_enough else 0.0
        a, best, other, bracketed = refined(best, other, here, tilt, bracketed, floor, ceiling)
        if bracketed:
            if abs(other.a - best.a) >= 0.66 * before:
                a = best.a + (other.a - best.a) / 2
            before, width = width, abs(other.a - best.a)
            floor, ceiling = min(best.a, other.a), max(best.a, other.a)
            if not (floor < a < ceiling and apart(x, p, floor, ceiling)):
                a = best.a
        else:
            floor, ceiling = a + 1.1 * (a - best.a), a + FURTHER * (a - best.a)
    g = f.gradient(x + best.a * p)
    return best.a, g
