"""Where rounding hides what a surface is like: where a considerable part of f, of its gradient or of its curvature, as
64-bit arithmetic gives them, is rounding error.

A formula that subtracts nearly equal numbers does that; so does the sine of a huge number. An error counts where it is
more than SHARE of the true number there, of what that is close by, and of what it usually is in the window. So nothing
is said of a critical point, where any slope is tiny, nor of a plateau.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np

from experiments.geometry.exact import Many, exactly
from experiments.geometry.scale import grid, height, near, slope
from landscapes import Surface
from landscapes.formula.asking import as_floats_give
from landscapes.formula.sentences import listed
from landscapes.formula.surface import Point

SHARE = 0.1
CONFIRMED = 4  # of the points that are suspected
CHECKED = 8  # of those of the grid over the window
WAYS = 4  # close by
AT_ONCE = 2**15  # points times samples of which the bounds are worked out at once
TRIFLE = 1e-9  # of the usual slope: one this slight is as good as none, and nobody asks how exact it is
KEPT = 256  # surfaces


@lru_cache(maxsize=KEPT)
def lowest(surface: Surface) -> float:
    """f at the lowest place of the grid over the window; 0 where it has no value there."""
    values = surface.value(grid(surface))
    return float(values[np.isfinite(values)].min(initial=np.inf)) if np.isfinite(values).any() else 0.0


@lru_cache(maxsize=KEPT)
def bend(surface: Surface) -> float:
    """How f curves in its window: the median of its finite Hessians' sizes; 0 of a plane."""
    x, y = np.ascontiguousarray(grid(surface).T)
    with as_floats_give():
        sizes = frobenius(np.array(surface.arrays.hessian(x, y)))
    sizes = sizes[np.isfinite(sizes)]
    return float(np.median(sizes)) if len(sizes) else 0.0


def frobenius(entries: np.ndarray) -> np.ndarray:
    """The sizes (...) of Hessians by their entries xx, xy and yy (3, ...)."""
    xx, xy, yy = entries
    with np.errstate(all="ignore"):
        sizes: np.ndarray = np.hypot(np.hypot(xx, yy), np.sqrt(2) * xy)
    return sizes


def length(entries: np.ndarray) -> np.ndarray:
    """The lengths (...) of gradients (2, ...)."""
    with np.errstate(all="ignore"):
        lengths: np.ndarray = np.hypot(*entries)
    return lengths


# program -> the size of what it gives, from its entries (entries, ...), and what that usually is in the window.
# Of f it is the height above the lowest place: its zero means nothing.
SIZES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "value": lambda entries: abs(entries[0]),
    "gradient": length,
    "hessian": frobenius,
}
USUAL: dict[str, Callable[[Surface], float]] = {"value": height, "gradient": slope, "hessian": bend}
WORDS = {"value": "f", "gradient": "the gradient", "hessian": "the curvature"}


def words(names: Iterable[str]) -> str:
    """Keys of WORDS in words: “f, the gradient and the curvature”."""
    return listed([WORDS[name] for name in names])


def hidden_at(surface: Surface, point: Point | np.ndarray) -> list[str]:
    """What rounding hides at a point (2,): keys of SIZES."""
    return [name for name in SIZES if found_hidden(surface, name, np.reshape(point, (1, 2))) is not None]


def found_hidden(surface: Surface, name: str, points: np.ndarray) -> int | None:
    """The place in points (n, 2) of one at which rounding hides what a program gives, an early one if it can be; None
    where none is found.

    Bounds on all errors are cheap. Of the points that they leave under suspicion the first few are worked out in many
    digits, then a few of all, those of the worst bounds before the others.
    """
    ratios = suspicion(surface, name, points)
    suspects = np.flatnonzero(ratios > 1)
    worst_first = suspects[np.argsort(-ratios[suspects])]
    tried = dict.fromkeys([*suspects[:CONFIRMED].tolist(), *some(worst_first, CONFIRMED).tolist()])
    return next((place for place in tried if hides(surface, name, points[place])), None)


def slope_hidden(surface: Surface, point: np.ndarray) -> bool:
    """Whether more than SHARE of the slope itself at a point (2,) is rounding error, however small beside what slopes
    are in the window, as long as it is more than a TRIFLE: then there is no number to be told.
    """
    shown, errors = bounded(surface, "gradient", np.reshape(point, (1, 2)))
    if length(errors)[0] <= max(SHARE / (1 + SHARE) * length(shown)[0], TRIFLE * slope(surface)):
        return False
    true = known(surface, "gradient", np.asarray(point))
    if true is None or not np.isfinite(shown).all():
        return False
    off = np.array([float(part - own) for part, own in zip(true, shown[:, 0].tolist(), strict=True)])
    least = max(SHARE * length(np.array([float(part) for part in true])), TRIFLE * slope(surface))
    return bool(length(off) > least)


def some(things: np.ndarray, count: int) -> np.ndarray:
    """(n, ...) at most so many of the things, spread evenly, the first among them."""
    few: np.ndarray = things[np.linspace(0, len(things) - 1, min(count, len(things))).astype(int)]
    return few


def suspicion(surface: Surface, name: str, points: np.ndarray) -> np.ndarray:
    """(n,) how many times the bound on a program's error at points (n, 2) is what would count: where it is at most 1,
    rounding hides nothing. 0 where the program gives no finite numbers, and of the f of a constant.
    """
    shown, errors = bounded(surface, name, points)
    least = SHARE / (1 + SHARE) * np.maximum(SIZES[name](shown - base(surface, name)), USUAL[name](surface))
    off = SIZES[name](errors)
    with np.errstate(all="ignore"):
        ratios: np.ndarray = off / least
    ratios[np.isnan(ratios)] = np.inf  # an error that nothing bounds, or one where f usually has no height
    constant = name == "value" and not height(surface)
    ratios[(off == 0) | ~np.isfinite(shown).all(axis=0) | constant] = 0
    return ratios


def hidden_parts(surface: Surface) -> dict[str, float]:
    """Key of SIZES -> the part of the window in which rounding hides it, by CHECKED of the places under suspicion; only
    what it hides somewhere.
    """
    places, parts = grid(surface), {}
    for name in SIZES:
        with as_floats_give():
            suspected = places[suspicion(surface, name, places) > 1]
        confirmed = [hides(surface, name, place) for place in some(suspected, CHECKED)]
        if any(confirmed):
            parts[name] = float(np.mean(confirmed)) * len(suspected) / len(places)
    return parts


def hidden_beside(surface: Surface, name: str, which: np.ndarray, places: np.ndarray) -> list[int]:
    """Of some things `which` (n,), each with a place (n, 2) beside it: those beside which rounding hides what a program
    gives.
    """
    suspected = suspicion(surface, name, places) > 1
    every = dict.fromkeys(which[suspected].tolist())
    return [each for each in every if found_hidden(surface, name, places[suspected & (which == each)]) is not None]


def bounded(surface: Surface, name: str, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(entries, n) what a program gives at points (n, 2), and bounds on the errors of its entries."""
    # What bounds errors is compiled of all functions that a formula may name.
    from landscapes.formula.rounding import ROUNDED, Rounded

    program = getattr(surface.over(ROUNDED), name)
    few = max(1, AT_ONCE // (surface.data.count if surface.data else 1))
    parts = []
    for first in range(0, max(1, len(points)), few):
        x, y = np.ascontiguousarray(np.transpose(points[first : first + few]))
        with np.errstate(all="ignore"):
            found = program(Rounded(x), Rounded(y))
        numbers = found if isinstance(found, tuple) else (found,)
        parts.append([[np.broadcast_to(each, x.shape) for each in (number.value, number.error)] for number in numbers])
    shown, errors = np.concatenate(parts, axis=-1).transpose(1, 0, 2)
    return shown, errors


def base(surface: Surface, name: str) -> float:
    """What the size of a program's number is counted from."""
    return lowest(surface) if name == "value" else 0.0


def hides(surface: Surface, name: str, point: np.ndarray) -> bool:
    """Whether rounding hides what a program gives at a point (2,), by the true numbers."""
    x, y = np.reshape(point, (2, 1))
    shown = np.reshape(getattr(surface.arrays, name)(x, y), -1)
    true = known(surface, name, point)
    if true is None or not np.isfinite(shown).all():
        return False
    off = SIZES[name](np.array([float(part - own) for part, own in zip(true, shown.tolist(), strict=True)]))
    angles = (np.arange(WAYS) + 0.3) * 2 * np.pi / WAYS
    around = point + near(surface) * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    others = [] if name == "value" else [known(surface, name, place) for place in around]
    entries = np.array([[float(part) for part in each] for each in (true, *others) if each is not None])
    return bool(off > SHARE * max(SIZES[name](entries.T - base(surface, name)).max(), USUAL[name](surface)))


def known(surface: Surface, name: str, point: np.ndarray) -> tuple[Many, ...] | None:
    """What a program gives at a point (2,) in many digits; None where it has no value, or one that is too large."""
    try:
        return exactly(surface, name, point)
    except OverflowError:
        return None
