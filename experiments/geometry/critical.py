"""Where a surface is level in its window: minima, maxima, saddles, lines of minima and of maxima, and sharp minima."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np

from experiments.geometry.beside import beside
from experiments.geometry.curvature import condition, curvatures
from experiments.geometry.floors import floor_around, floors
from experiments.geometry.lengths import length
from experiments.geometry.nearest import away_from
from experiments.geometry.profile import CORNER, JUMP, Profile, profile
from experiments.geometry.scale import cells, grid, height, near, side
from experiments.geometry.search import LEVEL, RIPPLE, apart, level_points, standing_out, usual
from experiments.geometry.single import turns_in_window
from experiments.geometry.tips import WIDEST, may_break, on_an_edge, sharp_places
from experiments.geometry.troughs import Line, lines_through, lower_along, turns_along
from landscapes import Surface
from landscapes.formula.asking import GivenUp, searching
from landscapes.formula.surface import Point

POLE = 1e9  # of f's height in the window: what differs more from the middle of it may be a pole
KEPT = 64  # surfaces; 300 bytes a point, and a few have thousands
MINIMA = ("minimum", "degenerate minimum", "tip", "trough", "floor")
MAXIMA = ("maximum", "ridge")
POINTS = ("minimum", "degenerate minimum", "tip", "maximum", "saddle")
ALIKE = 1e-3  # of the window's side: where a curvature vanishes, points this close are one, for none is found exactly
ALONG = 0.03  # of the window's side: level points of one height that are no farther apart lie on a line
# What a point is that looks level along a line: how f goes on along that both ways, up (1) or down (-1) -> its kind.
ALONG_LEVEL = {
    ("trough", 1): "degenerate minimum",
    ("trough", -1): "saddle",
    ("ridge", 1): "saddle",
    ("ridge", -1): "maximum",
}
HARDLY = 0.01  # of how much f changes as far away: less is hardly a change
SHARP = (75, 101, 151, 227)  # cells a side of the grids from which sharp points are looked for
VERTICES = 5000  # of all lines; of more than that they are not told
DECIDED = 150  # points at which f itself has to be asked; of more a surface is not told


@dataclass(frozen=True)
class Critical:
    """A point, a line or an area of points, at which the gradient vanishes, or f is lowest without a slope.

    kind: "minimum", "maximum", "saddle"; "degenerate minimum" where f rises more slowly than a parabola; "tip" where it
    rises as a cone or a roof does; "trough", a line of minima, and "ridge", a line of maxima; "floor", an area on which
    f is the same, lower than around, of which (x, y) is a place in the middle. low, high: the
    eigenvalues of the Hessian there; NaN where it has none. line: of a trough or a ridge the points from end to end, of
    which (x, y) is one; else ().
    """

    x: float
    y: float
    value: float
    low: float
    high: float
    kind: str
    line: tuple[Point, ...] = ()

    @property
    def condition(self) -> float:
        """The ratio of the curvatures' sizes, the larger to the smaller."""
        return float(condition(self.low, self.high))

    @property
    def course(self) -> np.ndarray:
        """(n, 2) the points of the line, or the only one."""
        return np.array(self.line or ((self.x, self.y),))

    def away(self, surface: Surface, points: np.ndarray) -> np.ndarray:
        """How far points (..., 2) are from it, or from the nearest point of the line or the area: (...)."""
        if surface.single and self.kind != "floor":
            return abs(points[..., 0] - self.x)
        if self.kind == "floor":
            return floor_around(surface, np.array((self.x, self.y))).away(surface, points)
        if self.line:
            return away_from(surface, 1 if self.kind in MINIMA else -1, self.course, points)
        with np.errstate(all="ignore"):
            apart: np.ndarray = length(points[..., 0] - self.x, points[..., 1] - self.y)
        return apart


@dataclass(frozen=True)
class Survey:
    """The critical points of a surface in its window, the lowest first.

    whole: whether a finer search found no more; if not, there are at least these. given_up: where the search needed too
    much, the sentence that says of what; then it has no points. "" where they were looked for to the end.
    """

    points: tuple[Critical, ...]
    whole: bool
    given_up: str = ""

    @property
    def minima(self) -> tuple[Critical, ...]:
        """The minima, tips and troughs too, the lowest first."""
        return tuple(minima(self.points))

    def counted(self, count: int) -> str:
        """So many of the points in words: "at least 4" where there may be more."""
        return f"{count:,}" if self.whole else f"at least {count:,}"

    def numbered(self, minimum: Critical) -> str:
        """Which of the minima one is: "minimum 2 of 4"."""
        return f"minimum {self.minima.index(minimum) + 1} of {self.counted(len(self.minima))}"


def critical_points(surface: Surface) -> tuple[Critical, ...]:
    """The critical points in the window that are found, the lowest first."""
    return survey(surface).points


@lru_cache(maxsize=KEPT)
@np.errstate(all="ignore")
def survey(surface: Surface) -> Survey:
    """The critical points in the window, and whether they are all."""
    try:
        with searching():
            return surveyed(surface)
    except GivenUp as reason:
        return Survey((), whole=False, given_up=reason.why)


def surveyed(surface: Surface) -> Survey:
    """The same. Raises GivenUp within a search."""
    if surface.single:
        found, whole = of_one_weight(surface)
    else:
        found, whole = of_two_weights(surface)
    for floor in floors(surface):
        x, y = floor.middle.tolist()
        found.append(Critical(x, y, floor.value, 0.0, 0.0, "floor"))
    found = [point for point, pole in zip(found, poles(surface, found), strict=True) if not pole]
    ranked = sorted(found, key=lambda point: (point.value, point.x, point.y))
    return Survey(tuple(ranked), whole)


def poles(surface: Surface, found: Sequence[Critical]) -> list[bool]:
    """Which of the points that are found are poles: f differs there more than anywhere, and changes at once."""
    values = surface.value(grid(surface))
    values = values[np.isfinite(values)]
    middle = float(np.median(values)) if len(values) else 0.0

    def pole(point: Critical) -> bool:
        if abs(point.value - middle) <= POLE * height(surface) or point.kind == "floor":
            return False
        seen = profile(surface, np.array((point.x, point.y)))
        return not max(map(seen.exponent, (seen.lowest, seen.highest))) > JUMP

    return [pole(point) for point in found]


def of_one_weight(surface: Surface) -> tuple[list[Critical], bool]:
    """The points where a curve turns in its window, and whether they are all. Their other coordinate, on which nothing
    depends, is that of the window's middle.
    """
    (x, kind, bend), whole = turns_in_window(surface)
    y = sum(surface.domain[1]) / 2
    value = surface.value(np.stack([x, np.full_like(x, y)], axis=-1))
    told = zip(x.tolist(), value.tolist(), bend.tolist(), kind.tolist(), strict=True)
    return [Critical(x, y, f, bend, bend, kind) for x, f, bend, kind in told if kind in POINTS], whole


def of_two_weights(surface: Surface) -> tuple[list[Critical], bool]:
    """The critical points but for flat floors, and whether they are all."""
    bent, level, whole = level_points(surface)
    broken = on_an_edge(surface, bent)
    bent, level = bent[~broken], np.concatenate([bent[broken], level])
    low, high = curvatures(surface, bent)
    columns = (
        *bent.T,
        surface.value(bent),
        low,
        high,
        np.where(low > 0, "minimum", np.where(high < 0, "maximum", "saddle")),
    )
    found = [Critical(*facts) for facts in zip(*(column.tolist() for column in columns), strict=True)]
    declared = np.reshape(surface.minima if surface.sharp else (), (-1, 2))
    whole &= told_apart(surface, np.concatenate([declared, level]), found)
    if may_break(surface):
        # What is not whole as it is needs no second look.
        grids = [cells(surface, each) for each in (SHARP if whole else SHARP[:1])]
        for sign, kinds in ((1, MINIMA), (-1, MAXIMA)):
            whole &= add_sharp(surface, sign, kinds, grids, found)
    return found, whole


def add_sharp(surface: Surface, sign: int, kinds: tuple[str, ...], grids: Sequence[int], found: list[Critical]) -> bool:
    """Adds to what is found the minima (sign 1) or maxima (-1) without a slope, whose kinds are given, from ever finer
    grids until one adds nothing. Returns whether one did.
    """
    whole = True
    for turn, count in enumerate(grids):
        before = len(found)
        known = [each.course for each in found if each.kind in kinds]
        places, every = sharp_places(surface, sign, count, partial(beside, known, reach=WIDEST * side(surface)))
        whole &= told_apart(surface, places, found) & every
        if turn and len(found) == before:
            return whole
    return False


def told_apart(surface: Surface, asked: np.ndarray, found: list[Critical]) -> bool:
    """Adds to the critical points that are found what points (n, 2) are of which the Hessian does not say it: the lines
    on which they lie, and the others. Returns whether all were asked, and none was left where f is lowest, as far as
    floats show, though it is no minimum: on the floor of a narrow valley that falls, or where f changes at once.
    """
    clear = True
    left = asked[~beside([each.course for each in found if not each.line], asked, ALIKE * side(surface))]
    left = left[~beside([each.course for each in found if each.line], left, near(surface))]
    left = apart(left, ALIKE * side(surface) / 4)
    left = left[np.argsort(surface.value(left))]
    for _ in range(DECIDED):
        if not len(left) or sum(len(point.line) for point in found) > VERTICES:
            break
        point, heights = left[0], surface.value(left)
        others = np.array([point, *((other.x, other.y) for other in found if not other.line)])
        seen = profile(surface, point, np.hypot(*(others[1:] - point).T).min(initial=np.inf) / 2)
        away = np.hypot(*(left - point).T)
        gone = away <= ALIKE * side(surface)
        lines = [along(surface, line) for line in lines_through(surface, point, seen)]
        if lines:
            found += lines
            gone |= beside([each.course for each in lines], left, near(surface))
        else:
            alike = abs(heights - heights[0]) <= seen.noise[0]
            others_alike = left[alike & ~gone & (away <= ALONG * side(surface))]
            if len(others_alike) and level_between(surface, point, others_alike, seen):
                gone |= alike  # a line, or a plain, that f rises above on one side and falls below on the other
            elif (seen.kind, sign := turns_along(surface, point, seen)) in ALONG_LEVEL:
                sharp = seen.kind == "trough" and seen.exponent(seen.highest) < CORNER
                kind = ALONG_LEVEL[seen.kind, sign]
                if not sharp or kind in MINIMA:  # a pass over a kink is not told, as that of any other
                    found.append(at(surface, point, "tip" if sharp else kind, flat=True, sharp=sharp))
            elif seen.kind in POINTS and standing_out(surface, others)[0] and not on_plain(surface, seen):
                stuck = lower_along(surface, point, seen)
                clear &= not stuck
                found += [] if stuck else [at(surface, point, seen.kind, flat=seen.flat, sharp=seen.kind == "tip")]
            clear &= seen.kind != "jump"
        left = left[~gone]
    return clear and not len(left)


def on_plain(surface: Surface, seen: Profile) -> bool:
    """Whether a saddle's rises and falls are as good as rounding: it lies on ground that looks level all around."""
    most = max(abs(seen.lowest).max(), abs(seen.highest).max())
    return seen.kind == "saddle" and bool(most <= RIPPLE * height(surface))


def level_between(surface: Surface, point: np.ndarray, others: np.ndarray, seen: Profile) -> bool:
    """Whether f hardly changes on the way from a point (2,) to the nearest of others (n, 2), as against around it."""
    away = np.hypot(*(others - point).T)
    middle = surface.value((point + others[away.argmin()]) / 2)
    circle = max(0, int((seen.radii >= away.min()).sum()) - 1)
    change = max(abs(seen.lowest[circle]), abs(seen.highest[circle]))
    return bool(abs(middle - surface.value(point)) <= HARDLY * change)


def distance(surface: Surface, found: Iterable[Critical], points: np.ndarray) -> np.ndarray:
    """How far points (..., 2) are from the nearest that is found: (...); ∞ where there is none."""
    nearest = np.full(points.shape[:-1], np.inf)
    for each in found:
        nearest = np.minimum(nearest, each.away(surface, points))
    return nearest


def at(surface: Surface, point: np.ndarray, kind: str, *, flat: bool, sharp: bool) -> Critical:
    """The critical point (2,) of a kind. flat: whether a curvature is 0, of which something is left where the point is
    not found to the last digit. sharp: whether there is no curvature.
    """
    least = LEVEL * usual(surface, point[None])[0] if flat else 0.0
    low, high = (0.0 if abs(each) <= least else float(each) for each in curvatures(surface, point))
    if sharp:
        low = high = np.nan
    return Critical(float(point[0]), float(point[1]), float(surface.value(point)), low, high, kind)


def along(surface: Surface, line: Line) -> Critical:
    """The trough or ridge that a line is, told by the point of it at which rounding leaves least."""
    best = line.points[(line.sign * surface.value(line.points)).argmin()]
    told = at(surface, best, "trough" if line.sign > 0 else "ridge", flat=True, sharp=line.sharp)
    return replace(told, line=tuple(map(tuple, line.points.tolist())))


def minima(points: Iterable[Critical]) -> list[Critical]:
    """The minima among critical points, tips and troughs too, in their order."""
    return [point for point in points if point.kind in MINIMA]
