"""Limits of derivatives: what a gradient or Hessian tends to at a point where its own formula is 0/0.

cos(sqrt(x^2 + y^2)) is smooth at the origin, but its derivatives divide by the root there. They are worked out in 150
digits on two tiny rings round the point, so that rounding hides nothing: where all of a ring agrees, better on the
smaller one than on the larger, that is the limit. At a tip the directions disagree, and there is none.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np
from mpmath import MPContext

from landscapes.formula.asking import NO_LIMITS, Entries, Place, search
from landscapes.formula.numbers import Array
from landscapes.formula.steady import Steady, moving

Many = Any  # a number of many digits: mpmath has no types of its own
Exact = Callable[..., tuple[Many, ...]]  # (x, y) -> the entries
Limits = Callable[[Sequence[Place]], Mapping[Place, Entries]]  # places -> the limits at these, and at others perhaps


def of_digits(count: int) -> MPContext:
    """The arithmetic of numbers of so many digits."""
    arithmetic = MPContext()
    arithmetic.dps = count
    return arithmetic


many = of_digits(150)
RINGS = (many.mpf(10) ** -20, many.mpf(10) ** -60)  # radii, parts of 1 + |x| + |y|
WAYS = 8  # directions, none of them along an axis or a diagonal
BETTER = 1e-3  # the smaller ring agrees that much better than the larger
GROWN = 1e6  # times as large on the smaller ring, one way: that tends to no finite number
EXACT = 1e-20  # of the limit: agreement to more digits than a float has
KEPT = 512  # points of a program whose limits are kept: more than a race of the usual length has
UNDERFLOW = 1e-100  # a coordinate this small is 0 beside either ring, and its square is 0 as a float
LARGEST_POWER = 1e6  # of e: beyond that neither a float nor 150 digits are of any use
LARGEST_ANGLE = 1e300


def limit(program: Exact, x: float, y: float) -> tuple[float, ...] | None:
    """What all entries of a program tend to at (x, y); None where one of them has no finite limit."""
    size = 1 + abs(x) + abs(y)
    angles = [(k + 0.1) * 2 * math.pi / WAYS for k in range(WAYS)]

    def at(radius: Many, angle: float) -> tuple[Many, ...]:
        return program(x + size * radius * math.cos(angle), y + size * radius * math.sin(angle))

    own = continuous(at, angles[::2])
    if own:
        return own
    try:
        ahead = [at(radius, angles[0]) for radius in RINGS]
        if any(abs(close) > GROWN * abs(far) for far, close in zip(*ahead, strict=True)):
            return None
        far, close = (
            [first, *(at(radius, angle) for angle in angles[1:])] for radius, first in zip(RINGS, ahead, strict=True)
        )
    except (ArithmeticError, ValueError):
        return None
    found = [tended(*rings) for rings in zip(zip(*far, strict=True), zip(*close, strict=True), strict=True)]
    there = [float(entry) for entry in found if entry is not None]
    return tuple(there) if len(there) == len(found) else None


def continuous(at: Exact, angles: Sequence[float]) -> tuple[float, ...] | None:
    """All entries at the very point, where digits have them and they are the same close around, at these angles. So it
    is where floats alone have 0/0, because both underflow. None elsewhere. at: (radius, angle) -> the entries.
    """
    try:
        here = at(many.mpf(0), 0.0)
        around = [at(RINGS[-1], angle) for angle in angles]
    except (ArithmeticError, ValueError):
        return None
    for own, *others in zip(here, *around, strict=True):
        if not all(map(many.isfinite, (own, *others))) or max(abs(each - own) for each in others) > EXACT * abs(own):
            return None
    return tuple(map(float, here))


def tended(far: tuple[Many, ...], close: tuple[Many, ...]) -> Many | None:
    """What the values of one entry on the two rings tend to; None where they grow, or do not agree."""
    if not all(map(many.isfinite, (*far, *close))):
        return None
    mean = sum(close) / len(close)
    most = max(map(abs, far))
    wide, narrow = (max(abs(value - mean) for value in ring) for ring in (far, close))
    if abs(mean) > 2 * most or (narrow > BETTER * wide and narrow > EXACT * abs(mean)):
        return None
    return 0 * mean if max(map(abs, close)) <= BETTER * most else mean


def snapped(part: float) -> float:
    return part if abs(part) > UNDERFLOW else 0.0


def limits_of(program: Exact) -> Limits:
    """The limits of a program at some places; within a search no more than that may ask for, see asking.py."""
    kept = lru_cache(maxsize=KEPT)(partial(limit, program))

    def at(places: Sequence[Place]) -> Mapping[Place, Entries]:
        going_on = search()
        return going_on.limits(limit, program, places) if going_on else {place: kept(*place) for place in places}

    return at


def mended(
    value: Callable[[Array, Array], Array], steady: Callable[..., tuple[Steady, ...]], limits_at: Limits
) -> Callable[..., tuple[Array, ...]]:
    """(x, y, *entries) -> the entries (points,), or their limits where only `value`, what they derive, is finite.

    `steady` is the program on Steady numbers. It shows where there is no limit: asking for one takes up to 3 ms, and a
    flat part of a surface may hold most of the points. Raises TooManyLimits within a search.
    """

    def mend(x: Array, y: Array, *entries: Array) -> tuple[Array, ...]:
        with np.errstate(all="ignore"):
            if np.isfinite(sum(map(np.sum, entries))):  # finite only if every entry is; so it is but for a few points
                return entries
            if search() is NO_LIMITS:
                return entries
            wrong = ~np.isfinite(sum(entries))
        wrong = np.broadcast_to(wrong, np.shape(x)) & np.isfinite(value(x, y))
        if wrong.any():
            with np.errstate(all="ignore"):
                near = steady(moving(x[wrong]), moving(y[wrong]))
            wrong[wrong] = ~np.any(np.broadcast_arrays(*(each.divided for each in near)), axis=0)
        entries = tuple(np.array(np.broadcast_to(entry, np.shape(x))) for entry in entries)
        at = np.argwhere(wrong).tolist()
        places = [(snapped(float(x[tuple(each)])), snapped(float(y[tuple(each)]))) for each in at]
        limits = limits_at(places)
        for each, place in zip(at, places, strict=True):
            found = limits[place]
            if found:
                for entry, number in zip(entries, found, strict=True):
                    entry[tuple(each)] = number
        return entries

    return mend


def real(function: Callable[..., Many], low: float = -math.inf, high: float = math.inf) -> Callable[..., Many]:
    """The function of numbers from low to high; for others, where mpmath's is complex, it raises ValueError."""

    def checked(x: Many) -> Many:
        if not low <= x <= high:
            raise ValueError("not defined here")
        return function(x)

    return checked


def sized(function: Callable[..., Many], most: float) -> Callable[..., Many]:
    """The function of numbers up to a size; for larger ones it raises OverflowError."""

    def checked(x: Many) -> Many:
        if abs(x) > most:
            raise OverflowError("too large")
        return function(x)

    return checked


def exponential(x: Many) -> Many:
    """e^x, which is 0 beside everything else long before 150 digits end."""
    if x > LARGEST_POWER:
        raise OverflowError("too large")
    return many.exp(x) if x > -LARGEST_POWER else many.mpf(0)


def softplus(u: Many) -> Many:
    return max(u, 0) + many.log1p(exponential(-abs(u)))


def sigmoid(u: Many) -> Many:
    smaller = exponential(-abs(u))
    return (1 if u > 0 else smaller) / (1 + smaller)


def power(base: Many, exponent: Many) -> Many:
    """base^exponent, where a large exponent makes a number that exponential() can make too."""
    if base < 0:
        raise ValueError("not defined here")
    # The logarithm of a number whose own exponent has a million digits would take minutes to be raised again.
    return exponential(exponent * many.ln(base)) if abs(exponent) > LARGEST_POWER else many.power(base, exponent)


def cbrt(x: Many) -> Many:
    return many.sign(x) * many.cbrt(abs(x))


def hypot(x: Many, y: Many) -> Many:
    return many.sqrt(x * x + y * y)


def below(a: Many, b: Many) -> Many:
    return many.mpf(1 if a < b else 0)


def passing(function: Callable[..., Many]) -> Callable[..., Many]:
    """The function, NaN where it is not defined or is given NaN: what has no value may stand behind a closed gate."""

    def of(*parts: Many) -> Many:
        if any(map(many.isnan, parts)):
            return many.nan
        try:
            return function(*parts)
        except ValueError:
            return many.nan

    return of


def gate(condition: Many, value: Many) -> Many:
    """As in conditions.py."""
    if condition > 0:
        return value
    return many.mpf(0) if condition <= 0 else many.nan


# Functions of formulas on numbers of 150 digits that all need their parts.
NEEDING: dict[str, Callable[..., Many]] = {
    **{name: sized(getattr(many, name), LARGEST_ANGLE) for name in ("sin", "cos", "tan")},
    **{name: sized(getattr(many, name), LARGEST_POWER) for name in ("sinh", "cosh", "tanh")},
    "exp": exponential,
    "softplus": softplus,
    "sigmoid": sigmoid,
    **{name: getattr(many, name) for name in ("atan", "asinh", "atan2", "sign")},
    **{name: real(getattr(many, name), -1, 1) for name in ("asin", "acos", "atanh")},
    "acosh": real(many.acosh, 1),
    "ln": real(many.ln, 0),
    "log10": real(many.log10, 0),
    "log2": real(lambda x: many.log(x, 2), 0),
    "sqrt": real(many.sqrt, 0),
    "log1p": real(many.log1p, -1),
    "expm1": lambda x: many.expm1(x) if abs(x) < 1 else exponential(x) - 1,
    "cbrt": cbrt,
    "hypot": hypot,
    "floor": many.floor,
    "below": below,
    "abs": abs,
    "min": min,
    "max": max,
    "power": power,
}
# All functions of formulas on such numbers.
MANY_DIGITS: dict[str, Callable[..., Many]] = {
    **{name: passing(function) for name, function in NEEDING.items()},
    "gate": gate,
    "fill": lambda x, value: many.mpf(value),
}
