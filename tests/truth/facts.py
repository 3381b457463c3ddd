"""The facts of one run, as its long continuation shows them: what it does within its steps, and what comes of that.

A run is walked LONGER times as far; its first steps are the same. What is said of the run after its own steps is held
against what it goes on to do, and against the places that places.py finds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from experiments import Runs
from landscapes import Landscape
from optimizers import OPTIMIZERS
from tests.truth import exact
from tests.truth.places import Ground, Place, ground

LONGER = 10
TAIL = 32  # steps that have to be short before a run has settled
SHORT = 0.1  # of near: a step so short is one of a run at rest
STILL = 1e-5  # of near: a run that is so near to a place, and moves so little, stands still at it
ALIKE = 1e-3  # of the size of a cycle: it repeats itself to this part
SAMPLED = 0.2  # of the rise from a line: its median is known to this part
LONGEST = 8  # steps of a cycle


@dataclass(frozen=True)
class Rest:
    """Whether a run has settled after its steps, at which place and since when.

    place  the critical point beside its end, or None
    since  the first step from which on it is within near of the place
    short  whether the steps of its tail are short, or it stands still at the place
    strict the same, and it stands still beyond all doubt
    stays  whether its continuation stays within near of the place
    """

    place: Place | None
    since: int
    short: bool
    strict: bool
    stays: bool

    @property
    def settled(self) -> bool:
        return self.place is not None and self.short and self.stays


class Facts:
    """One run (runs, place i of it) and its continuation."""

    def __init__(self, runs: Runs, longer: Runs, i: int):
        self.surface: Landscape = runs.surface  # type: ignore[assignment]
        self.runs, self.i = runs, i
        self.method = OPTIMIZERS[runs.method]
        self.hypers: Mapping[str, object] = runs.hypers_of(i)
        self.noise, self.drawn, self.batch = runs.noise, runs.race.drawn, runs.race.batch
        self.steps = int(runs.steps[-1])
        self.path: np.ndarray = runs.path[:, i]
        self.long: np.ndarray = longer.path[:, i]
        self.value: np.ndarray = runs.value[:, i]

    @cached_property
    def ground(self) -> Ground:
        return ground(self.surface)

    @cached_property
    def shaken(self) -> float:
        """The mean square of what a batch's gradient is off at the last points: of a sum of draws without repeats, or
        with them.
        """
        assert self.surface.data and self.batch
        count, size = self.surface.data.count, self.batch
        each = self.surface.sample_gradients(self.path[-TAIL:])
        variance = np.var(each, axis=-2).sum(axis=-1).mean()
        return float(variance / size * ((count - size) / (count - 1) if self.runs.race.order == "shuffle" else 1))

    @property
    def near(self) -> float:
        return self.ground.near

    @cached_property
    def known(self) -> int:
        """How many points of the path are finite, from the start on."""
        fine = np.isfinite(self.path).all(axis=1)
        return len(fine) if fine.all() else int((~fine).argmax())

    @cached_property
    def whole(self) -> bool:
        """Whether every step was taken, and f has a value at every point."""
        return self.known == self.steps + 1 and bool(np.isfinite(self.value).all())

    @cached_property
    def long_known(self) -> int:
        fine = np.isfinite(self.long).all(axis=1)
        return len(fine) if fine.all() else int((~fine).argmax())

    @property
    def last(self) -> np.ndarray:
        return self.path[self.known - 1]

    @cached_property
    def lengths(self) -> np.ndarray:
        return np.hypot(*np.diff(self.path[: self.known], axis=0).T)

    # --- rest ----------------------------------------------------------------------------------------------

    @cached_property
    def rest(self) -> Rest:
        place = self.ground.beside(self.last) if self.whole else None
        if place is None:
            return Rest(None, self.steps, False, False, False)
        away = np.hypot(*(self.path - place.point).T)
        out = np.flatnonzero(away > self.near)
        since = int(out[-1]) + 1 if len(out) else 0
        still = max(away[-1], self.lengths[-1]) / self.near
        short = bool((self.lengths[max(since, self.steps - TAIL + 1) :] <= SHORT * self.near).all())
        return Rest(place, since, short or still <= STILL, short or still <= STILL / 100, self.stays(place))

    @cached_property
    def close(self) -> int:
        """The first step from which it stays within an eighth of near of its place: by then it has settled."""
        assert self.rest.place is not None
        out = np.flatnonzero(np.hypot(*(self.path - self.rest.place.point).T) > self.near / 8)
        return int(out[-1]) + 1 if len(out) else 0

    @property
    def off(self) -> float:
        """How far from its place it ends."""
        return float(np.hypot(*(self.last - self.rest.place.point))) if self.rest.place else np.inf

    def stays(self, place: Place) -> bool:
        """Whether the continuation stays within near of a place, and does not creep away from it."""
        if self.long_known < len(self.long):
            return False
        after = np.hypot(*(self.long[self.steps :] - place.point).T)
        if (after > self.near * (1 + 1e-9)).any():
            return False
        if place.kind in ("saddle", "maximum"):
            return bool(after[-1] <= max(after[0] * (1 + 1e-6), 1e-9 * self.near))
        return True

    # --- arrival -------------------------------------------------------------------------------------------

    @cached_property
    def lowest(self) -> float | None:
        """The lowest known value of f."""
        known = self.ground.minima
        return min(place.value for place in known) if known else None

    @cached_property
    def tolerances(self) -> tuple[float, float]:
        """How far f rises from the lowest known minima at the distance near: the least of them, and the most. From a
        line of minima that is meant straight across, and the median along it: about, as the line is only sampled.
        """
        rises = [rise(self.ground, place) for place in self.ground.minima if place.kind != "trough"]
        if len(rises) < len(self.ground.minima):
            middle = rise_across(self.ground)
            rises += [(1 - SAMPLED) * middle, (1 + SAMPLED) * middle]
        return min(rises), max(rises)

    def low(self, step: int) -> tuple[bool, bool]:
        """Whether f is surely within tolerance of the lowest known value at a step, and whether it is surely not; both
        are false on the border.
        """
        if self.lowest is None:
            return False, True
        above, (low, high) = abs(float(self.value[step]) - self.lowest), self.tolerances
        return above <= 0.99 * low, not above <= 1.01 * high

    @cached_property
    def latest_low(self) -> int:
        """The first step from which f is surely within tolerance of the lowest known value; the last one if never."""
        if self.lowest is None:
            return 0
        out = np.flatnonzero(~(abs(self.value - self.lowest) <= 0.99 * self.tolerances[0]))
        return min(int(out[-1]) + 1, self.steps) if len(out) else 0

    # --- cycles --------------------------------------------------------------------------------------------

    @cached_property
    def cycle(self) -> tuple[int, int]:
        """The shortest period of its tail, or 0, and how many points of it differ."""
        if not self.whole or self.steps < TAIL:
            return 0, 0
        tail = self.path[-TAIL:]
        length, spread = repeats(tail)
        if not length:
            return 0, 0
        once = tail[-length:]
        return length, len(
            {tuple(np.round(point / (10 * ALIKE * spread)).tolist()) for point in once - once.min(axis=0)}
        )

    # --- divergence ----------------------------------------------------------------------------------------

    def along(self, steps: int = 3) -> tuple[np.ndarray, np.ndarray]:
        """f at the last points that a lost run has, that where it was lost among them; and the points."""
        points = self.path[max(0, self.known - 1 - steps) : self.known]
        return np.array([float(exact.value(self.surface, *p)) for p in points]), points

    def curvature_along(self, point: np.ndarray, way: np.ndarray) -> float:
        """The second derivative of f at a point in a direction."""
        _, _, (a, b, c) = exact.taylor(self.surface, point[0], point[1], exact.H * self.ground.side)
        ux, uy = (way / np.hypot(*way)).tolist()
        return float(a * ux * ux + 2 * b * ux * uy + c * uy * uy)

    def slope(self, point: np.ndarray) -> float:
        """The length of the gradient."""
        _, (gx, gy), _ = exact.taylor(self.surface, point[0], point[1], exact.H * self.ground.side)
        return float(exact.mp.hypot(gx, gy))


def repeats(tail: np.ndarray) -> tuple[int, float]:
    """The shortest period of at most LONGEST that the points (n, 2) repeat, or 0; and their spread."""
    spread = float(np.ptp(tail, axis=0).max())
    if not spread > 0:
        return 0, 0.0
    for length in range(2, LONGEST + 1):
        if abs(tail[length:] - tail[:-length]).max() <= ALIKE * spread:
            return length, spread
    return 0, spread


def rise(there: Ground, place: Place) -> float:
    """How far f rises from a minimum to the lowest place at the distance near; to the mean where that is level."""
    angle = np.linspace(0, 2 * np.pi, 2 if there.curve else 64, endpoint=False)
    around = place.point + there.near * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    rises = there.surface.value(around) - place.value
    rises = rises[np.isfinite(rises)]
    if not len(rises):
        return 0.0
    return float(rises.min() if rises.min() > 1e-6 * rises.max() else rises.mean())


@lru_cache(maxsize=512)
def rise_across(there: Ground, side: int = 80) -> float:
    """How far f rises from lines of minima at the distance near, straight across: the median of places all along."""
    x, y = (np.linspace(*edge, side) for edge in there.surface.domain)
    start = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    cell, points = there.side / (side - 1), start
    for _ in range(40):
        bends, axes = np.linalg.eigh(there.surface.hessian(points))
        across = axes[:, :, 1]
        way = -(there.surface.gradient(points) * across).sum(axis=1) / np.where(bends[:, 1] > 0, bends[:, 1], np.inf)
        points = points + np.clip(way, -cell / 4, cell / 4)[:, None] * across
    low = min(place.value for place in there.minima)
    value = there.surface.value(points)
    at = (value <= low + 1e-10 * there.height) & (np.hypot(*(points - start).T) <= cell)
    points, across = points[at], across[at]
    sides = [there.surface.value(points + way * there.near * across) - value[at] for way in (1, -1)]
    return float(np.median(np.minimum(*sides)))
