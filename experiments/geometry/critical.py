"""Where a surface is level in its window: minima, maxima and saddles, lines of minima and of maxima, and sharp minima."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from experiments.geometry.curvature import condition, curvatures
from experiments.geometry.profile import profile
from experiments.geometry.scale import near, side
from experiments.geometry.search import apart, level_points, standing_out
from experiments.geometry.tips import sharp_places
from experiments.geometry.troughs import Line, line_through
from landscapes import Surface
from landscapes.formula.surface import Point

KEPT = 64  # surfaces; 300 bytes a point, and a few have thousands
MINIMA = ("minimum", "degenerate minimum", "tip", "trough")
POINTS = ("minimum", "degenerate minimum", "tip", "maximum", "saddle")
ALIKE = 1e-3  # of the window's side: where a curvature vanishes, points this close are one, for none is found exactly
ALONG = 0.03  # of the window's side: level points of one height that are no farther apart lie on a line
DECIDED = 150  # points at which f itself has to be asked; of more a surface is not told


@dataclass(frozen=True)
class Critical:
    """A point, or a line of points, at which the gradient vanishes, or f is lowest without a slope.

    kind: "minimum", "maximum", "saddle"; "degenerate minimum" where f rises more slowly than a parabola; "tip" where it
    rises as a cone or a roof does; "trough", a line of minima, and "ridge", a line of maxima. low, high: the eigenvalues
    of the Hessian there; NaN where it has none. line: of a trough or a ridge the points from end to end, of which (x, y)
    is one; else ().
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

    def away(self, points: np.ndarray) -> np.ndarray:
        """How far points (..., 2) are from it, or from the nearest point of the line: (...)."""
        if self.line:
            return away_from(np.array(self.line), points)
        return np.hypot(points[..., 0] - self.x, points[..., 1] - self.y)


@dataclass(frozen=True)
class Survey:
    """The critical points of a surface in its window, the lowest first. whole: whether a finer search found no more; if
    not, there are at least these.
    """

    points: tuple[Critical, ...]
    whole: bool


def critical_points(surface: Surface) -> tuple[Critical, ...]:
    """The critical points in the window that are found, the lowest first."""
    return survey(surface).points


@lru_cache(maxsize=KEPT)
def survey(surface: Surface) -> Survey:
    """The critical points in the window, and whether they are all."""
    bent, level, whole = level_points(surface)
    sharp, sharp_whole = sharp_places(surface)
    (x0, x1), (y0, y1) = surface.domain
    sharp = sharp[((sharp >= (x0, y0)) & (sharp <= (x1, y1))).all(axis=1)]
    declared = np.reshape(surface.minima if surface.sharp else (), (-1, 2))
    asked = beyond(bent, np.concatenate([declared, level, sharp]), ALIKE * side(surface))
    lines, points, decided = told_apart(surface, asked, bent)
    low, high = curvatures(surface, bent)
    kinds = np.where(low > 0, "minimum", np.where(high < 0, "maximum", "saddle")).tolist()
    found = [at(surface, point, kind) for point, kind in [*zip(bent, kinds, strict=True), *points]]
    found += [along(surface, line) for line in lines]
    ranked = sorted(found, key=lambda point: (point.value, point.x, point.y))
    return Survey(tuple(ranked), whole and sharp_whole and decided)


def told_apart(
    surface: Surface, asked: np.ndarray, bent: np.ndarray
) -> tuple[list[Line], list[tuple[np.ndarray, str]], bool]:
    """What points (n, 2) are, of which the Hessian does not say it: the lines on which they lie, the others with their
    kinds, and whether all were asked. bent (m, 2): the points of which it does.
    """
    lines: list[Line] = []
    points: list[tuple[np.ndarray, str]] = []
    left = apart(asked, ALIKE * side(surface) / 4)
    heights = surface.value(left)
    for _ in range(DECIDED):
        if not len(left):
            break
        point, others = left[0], np.concatenate([bent, np.reshape([point for point, _ in points], (-1, 2))])
        reach = np.hypot(*(others - point).T).min(initial=np.inf) / 2
        seen = profile(surface, point, reach)
        line = line_through(surface, point, seen)
        if line:
            lines.append(line)
            gone = away_from(line.points, left) <= near(surface)
        else:
            away = np.hypot(*(left - point).T)
            gone = away <= ALIKE * side(surface)
            aligned = ~gone & (away <= ALONG * side(surface)) & (abs(heights - heights[0]) <= seen.noise[0])
            stands_out = standing_out(surface, np.concatenate([point[None], others]))[0]
            if seen.kind in POINTS and not aligned.any() and stands_out:
                points.append((point, seen.kind))
        left, heights = left[~gone], heights[~gone]
    return lines, points, not len(left)


def beyond(points: np.ndarray, others: np.ndarray, distance: float) -> np.ndarray:
    """Those of the others (m, 2) that are farther than a distance from each of the points (n, 2)."""
    return np.array([other for other in others if np.hypot(*(points - other).T).min(initial=np.inf) > distance]).reshape(
        -1, 2
    )


def away_from(line: np.ndarray, points: np.ndarray) -> np.ndarray:
    """How far points (..., 2) are from a line (n, 2): (...)."""
    nearest = np.full(points.shape[:-1], np.inf)
    for begin, end in zip(line[:-1], line[1:], strict=True):
        way, off = end - begin, points - begin
        part = np.clip((off * way).sum(axis=-1) / (way * way).sum(), 0, 1)
        nearest = np.fmin(nearest, np.hypot(*np.moveaxis(off - part[..., None] * way, -1, 0)))
    return np.where(np.isnan(points).any(axis=-1), np.nan, nearest)


def at(surface: Surface, point: np.ndarray, kind: str) -> Critical:
    low, high = (float(each) for each in curvatures(surface, point)) if kind != "tip" else (np.nan, np.nan)
    return Critical(float(point[0]), float(point[1]), float(surface.value(point)), low, high, kind)


def along(surface: Surface, line: Line) -> Critical:
    middle = at(surface, line.points[len(line.points) // 2], "trough" if line.sign > 0 else "ridge")
    return replace(middle, line=tuple(map(tuple, line.points.tolist())))


def minima(points: Iterable[Critical]) -> list[Critical]:
    """The minima among critical points, tips and troughs too, in their order."""
    return [point for point in points if point.kind in MINIMA]
