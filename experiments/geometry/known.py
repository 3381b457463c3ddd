"""The minima of a surface that are known: those it declares, or else the lowest that are found in its window."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from experiments.geometry.critical import POINTS, Critical, distance, survey
from experiments.geometry.floors import floors
from experiments.geometry.lengths import length
from experiments.geometry.nearest import along
from experiments.geometry.scale import grid, near, rise
from landscapes import Surface
from landscapes.formula.numbers import Values
from landscapes.formula.surface import Point

KEPT = 256  # surfaces
NAMES = {"trough": "line of minima", "floor": "flat floor"}  # kind of a minimum that is no point -> what it is called
PLACES = 1001  # along a line of minima
AS_LOW = 1e-6  # of how far f rises round the lowest minimum: one that is higher by less is as low


def known_minima(surface: Surface) -> tuple[Point, ...]:
    """The known global minima: those that are declared, else the lowest found in the window; empty where none is. Of a
    trough or a flat floor it is one of its points.

    A surface that declares none is searched when it is first asked for.
    """
    return surface.minima or tuple((point.x, point.y) for point in lowest_found(surface))


def single_minima(surface: Surface) -> tuple[Point, ...]:
    """Those of the known minima that are points, each of which can be marked; no line of them, and no flat floor."""
    return surface.minima or tuple((point.x, point.y) for point in lowest_found(surface) if point.kind in POINTS)


def lowest_called(surface: Surface) -> str:
    """What to call the place of the lowest known value: "the minimum" where there is but one, "a minimum" where there
    are, or may be, more; likewise a line of minima and a flat floor. "" where none is known.
    """
    count = len(surface.minima or lowest_found(surface))
    if not count:
        return ""
    article = "the" if count == 1 and (surface.minima or survey(surface).whole) else "a"
    return f"{article} {lowest_noun(surface)}"


def lowest_noun(surface: Surface) -> str:
    """What kind of place the lowest known value is at: a minimum, a line of minima or a flat floor."""
    known = lowest_found(surface) if not surface.minima else ()
    (called, *others) = {NAMES.get(each.kind, "minimum") for each in known} or {"minimum"}
    return "minimum" if others else called


def lowest_known(surface: Surface) -> float | None:
    """f at its lowest known minimum; None where none is known."""
    known = known_minima(surface)
    return float(surface.value(np.array(known)).min()) if known else None


@lru_cache(maxsize=KEPT)
def tolerance(surface: Surface) -> float:
    """How far above its lowest known minimum f may be to have arrived: as far as it rises at the distance near() from
    that minimum, and of several such the least. 0 where no minimum is known.
    """
    rises = [rise(surface, np.array(minimum)) for minimum in single_minima(surface)]
    if not surface.minima:
        lowest = lowest_found(surface)
        rises += [rise_beside(surface, each.line) for each in lowest if each.line]
        rises += [floor.rise(surface) for floor in floors(surface) if floor.value == lowest[0].value]
    return min(rises, default=0.0)


def rise_beside(surface: Surface, line: Sequence[Point]) -> float:
    """How far f rises from a line of minima at the distance near(): the median along its length. At each of its points
    it is the lower of the two places straight across.
    """
    points = np.array(line)
    across = near(surface) * along(points)[:, ::-1] * (-1, 1)
    sides = surface.value(np.stack([points + across, points - across])) - surface.value(points)
    rises, lengths = np.fmin.reduce(sides), np.hypot(*np.diff(points, axis=0).T)
    there, known = np.concatenate([[0], lengths.cumsum()]), np.isfinite(rises)
    if not known.any():
        return 0.0
    return float(np.median(np.interp(np.linspace(0, there[-1], PLACES), there[known], rises[known])))


def target(surface: Surface) -> float | None:
    """The value of f down to which a run has arrived; None where no minimum is known."""
    lowest = lowest_known(surface)
    return None if lowest is None else lowest + tolerance(surface)


def within(surface: Surface, value: np.ndarray) -> np.ndarray | None:
    """Whether values of f (...) are within tolerance of the lowest known minimum, above it or below: (...) bool; None
    where none is known.
    """
    most, lowest = target(surface), lowest_known(surface)
    if most is None or lowest is None:
        return None
    low: np.ndarray = arrived(value, lowest, most)
    return low


def arrived(value: Values, lowest: float, most: float) -> Values:
    """Whether values are no farther from the lowest than `most` is, above it or below."""
    return (value <= most) & (value >= 2 * lowest - most)


def falls_below(surface: Surface, value: np.ndarray) -> bool:
    """Whether any value of f (...) is farther below the lowest known minimum than tolerance, as it can be outside the
    window: then no other is rightly called "above the minimum".
    """
    lowest = lowest_known(surface)
    return lowest is not None and bool((value < lowest - tolerance(surface)).any())


def away(surface: Surface, points: np.ndarray) -> np.ndarray | None:
    """How far points (..., 2) are from the nearest known minimum: (...), NaN where they are NaN; None where none is
    known.
    """
    if surface.minima:
        with np.errstate(all="ignore"):
            aside = 0.0 if surface.single else 1.0  # f does not depend on the other coordinate
            each = [length(points[..., 0] - x, aside * (points[..., 1] - y)) for x, y in surface.minima]
        nearest: np.ndarray = np.minimum.reduce(each)
        return nearest
    found = lowest_found(surface)
    return distance(surface, found, points) if found else None


@lru_cache(maxsize=KEPT)
def lowest_found(surface: Surface) -> tuple[Critical, ...]:
    """The lowest minima found in the window, which all are as low as one another."""
    found = survey(surface).minima
    if not found:
        return ()
    lowest = found[0]
    spare = AS_LOW * rise(surface, np.array((lowest.x, lowest.y)))
    if np.fmin.reduce(surface.value(grid(surface))) < lowest.value - spare:
        return ()  # f is lower elsewhere in the window, and falls out of it: the lowest minimum is not its lowest
    return tuple(point for point in found if point.value <= lowest.value + spare)
