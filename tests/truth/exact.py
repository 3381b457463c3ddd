"""f in 80 digits: the formula as it is written, worked out by mpmath; its derivatives are differences of that.

With DIGITS digits a difference over H of the window's side is right to some 40 of them, so nothing that is read off it
is a matter of rounding, and none of the code that differentiates formulas is needed.
"""

from __future__ import annotations

from functools import cache

from mpmath import mp, mpf

from landscapes import Landscape

DIGITS = 80
H = mpf(10) ** -20  # of the window's side
UNDEFINED = mpf("nan")
FAILS = (ZeroDivisionError, ValueError, OverflowError, TypeError)

mp.dps = DIGITS


def exactly(number) -> mpf:
    """A number as mpmath has it; one that is its own already is left as it is, which most are."""
    return number if type(number) is mpf else mpf(number)


def real(function):
    """A function of mpmath where it is real; NaN where it is not."""

    def of(*numbers):
        try:
            found = function(*map(exactly, numbers))
        except FAILS:
            return UNDEFINED
        return found if isinstance(found, mpf) else UNDEFINED

    return of


def power(base, exponent):
    base, exponent = mpf(base), mpf(exponent)
    if base == 0 and exponent < 0:
        return mpf("inf")
    return base**exponent


ALIKE = "sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp ln sqrt sign atan2 log10"  # named so in mpmath
OWN = {
    "log2": lambda x: mp.log(x) / mp.log(2),
    "abs": abs,
    "min": min,
    "max": max,
    "softplus": lambda x: mp.log1p(mp.exp(x)),
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "power": power,
    "fill": lambda x, value: value,
}
FUNCTIONS = {name: real(getattr(mp, name)) for name in ALIKE.split()} | {name: real(own) for name, own in OWN.items()}


@cache
def program(surface: Landscape):
    return surface.over(FUNCTIONS).value


def value(surface: Landscape, x, y) -> mpf:
    """f at a point; NaN where it is not defined."""
    try:
        found = program(surface)(exactly(x), exactly(y))
    except FAILS:
        return UNDEFINED
    return exactly(found)


def taylor(surface: Landscape, x, y, h) -> tuple[mpf, tuple[mpf, mpf], tuple[mpf, mpf, mpf]]:
    """f, its gradient and its Hessian (xx, xy, yy) at a point, by central differences over h."""

    def f(i, j):
        return value(surface, x + i * h, y + j * h)

    x, y, h = mpf(x), mpf(y), mpf(h)
    here, east, west, north, south = f(0, 0), f(1, 0), f(-1, 0), f(0, 1), f(0, -1)
    across = f(1, 1) - f(1, -1) - f(-1, 1) + f(-1, -1)
    gradient = (east - west) / (2 * h), (north - south) / (2 * h)
    hessian = (east - 2 * here + west) / h**2, across / (4 * h**2), (north - 2 * here + south) / h**2
    return here, gradient, hessian


def smooth(surface: Landscape, x, y) -> bool:
    """Whether the slopes to either side of a point agree the better, the nearer they are taken, along x and along y."""
    side = max(high - low for low, high in surface.domain)

    def apart(way, h):
        (dx, dy), here = way, value(surface, x, y)
        ahead, behind = (value(surface, mpf(x) + s * h * dx, mpf(y) + s * h * dy) for s in (1, -1))
        return abs(ahead - 2 * here + behind) / h

    def agree(way):
        near, far = apart(way, H * side), apart(way, 10 * H * side)
        return mp.isfinite(near) and (near <= far / 2 or near <= H)

    return all(map(agree, ((1, 0), (0, 1))))


def eigenvalues(a, b, c):
    """The lower and the higher of [[a, b], [b, c]]."""
    middle, reach = (a + c) / 2, mp.sqrt(((a - c) / 2) ** 2 + b**2)
    return middle - reach, middle + reach
