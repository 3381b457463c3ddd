"""A single path with all that events are found from, each worked out when it is first asked for."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from experiments.engine.batches import share
from experiments.engine.once import once
from experiments.engine.outcomes import GONE, LONGEST, Outcome
from experiments.engine.periods import ALIKE, period
from experiments.engine.runs import Runs
from experiments.geometry.basins import Basins, basins
from experiments.geometry.bowls import bottoms
from experiments.geometry.curvature import curvatures, eigenvalues, told
from experiments.geometry.scale import height, side
from experiments.geometry.scatter import spread
from experiments.readings.events.event import Event, Kind
from experiments.readings.stability import sharpness_called, stability
from landscapes import Surface
from landscapes.formula.numbers import Array
from optimizers.base import CLIP
from optimizers.base.numbers import in_text

SAME = 1e-5  # of the window's side: bottoms this close are one
BESIDE = 0.04  # of the window's side: a critical point so near is beside
VISIBLE = 0.003  # of the window's side: a pixel or two of the map, and less is not seen
ROUND = 1.01  # a condition number this low: any two axes serve
VALLEY = 10  # a condition number this high makes a valley of a bowl
NONE = -1  # the number of no bowl
BENT = 1e-6  # of the other curvature, and of that by which f rises by its height over the window: less is none
Found = TypeVar("Found")
INERTIA = {"beta": "β", "beta1": "β₁"}  # the hyperparameters that carry a method on, and their signs


class Trail:
    """One run, every step of it recorded.

    points  (n, 2) as long as f has a value; all other series go with them, (n,) or (n, 2)
    end     the last of these steps at which anything but the end of the run is looked for: later ones run away, or
            repeat what was
    """

    def __init__(self, surface: Surface, runs: Runs, run: int, gauge: np.ndarray | None):
        if len(runs.steps) != runs.steps[-1] + 1:
            raise ValueError("Events are found on runs of which every step is recorded: record “all”.")
        self.surface, self.runs, self.run = surface, runs, run
        self.method = runs.race.optimizer
        self.name = self.method.called(runs.race.drawn)
        self.hypers = runs.hypers_of(run)
        self.outcome, self.stopped = runs.ended(run)
        known = np.isfinite(runs.value[:, run]) & np.isfinite(runs.path[:, run]).all(axis=1)
        self.points = runs.path[: len(known) if known.all() else int((~known).argmax()), run]
        self.value = runs.value[: len(self.points), run]
        self.last = len(self.points) - 1
        self._gauge = gauge
        self._found: dict[Callable[[Trail], Any], Any] = {}

    def asked(self, find: Callable[[Trail], Found]) -> Found:
        """What a function of a trail finds in this one; it is called when it is first asked for."""
        if find not in self._found:
            self._found[find] = find(self)
        found: Found = self._found[find]
        return found

    @once
    def gradient(self) -> Array:
        return self.surface.gradient(self.points)

    @once
    def slope(self) -> Array:
        """The length of the true gradient."""
        return np.hypot(self.gradient[:, 0], self.gradient[:, 1])

    @once
    def hessian(self) -> tuple[Array, Array, Array]:
        """∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y²; of one weight f″, 0 and f″, as rules are told."""
        return told(self.surface, *self.surface.arrays.hessian(*np.ascontiguousarray(self.points.T)))

    @once
    def curvature(self) -> tuple[np.ndarray, np.ndarray]:
        """The lowest and the highest."""
        return eigenvalues(*self.hessian)

    @once
    def across(self) -> np.ndarray:
        """The direction of the highest curvature."""
        a, b, c = self.hessian
        angle = np.arctan2(2 * b, a - c) / 2
        return np.stack([np.cos(angle), np.sin(angle)], axis=-1)

    @once
    def oblong(self) -> np.ndarray:
        """Whether the ground curves up across, and more than along: in a round bowl any direction is across."""
        low, high = self.curvature
        return high > ROUND * abs(low)

    @once
    def valley(self) -> np.ndarray:
        """Whether it curves up across, and so much more than along that it is a valley."""
        low, high = self.curvature
        return self.oblong & (abs(low) * VALLEY <= high)

    @once
    def lengths(self) -> np.ndarray:
        """(n − 1,) of the steps."""
        steps = np.diff(self.points, axis=0)
        return np.hypot(steps[:, 0], steps[:, 1])

    @property
    def side(self) -> float:
        """The longer side of the window."""
        return side(self.surface)

    @once
    def steep(self) -> np.ndarray:
        """Whether there is slope, and more of it than noise, and than batches differ."""
        race = self.runs.race
        if not race.batched:
            return self.slope > math.sqrt(2) * race.noise
        assert race.batch and race.surface.data
        part = share(race.surface.data.count, race.batch, race.order)
        return self.slope**2 > 2 * race.noise**2 + part * spread(self.surface, self.points)

    def event(self, kind: Kind, step: int, until: int, told: str, numbers: Mapping[str, float]) -> Event:
        """An event of this path, pinned where it begins; `told` is its sentence."""
        x, y = self.runs.path[step, self.run].tolist()
        return Event(kind, step, until, x, y, told, numbers)

    # --- how it ends ---------------------------------------------------------------------------------------

    @once
    def end(self) -> int:
        if self.outcome == Outcome.CYCLING:
            return self.circles[0]
        return self.away if self.outcome in GONE else self.last

    @once
    def away(self) -> int:
        """The last step in the window; 0 for a run that never was in it."""
        (x0, x1), (y0, y1) = self.surface.domain
        x, y = self.points.T
        seen = np.flatnonzero((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1))
        return int(seen[-1]) if len(seen) else 0

    @once
    def circles(self) -> tuple[int, int]:
        """The first step of the cycle that the run ends in, and how many steps it has."""
        tail = self.runs.tail[:, :, None][:, self.run].swapaxes(1, 2)
        length = int(period(tail, LONGEST)[0])
        spread = np.ptp(tail, axis=0).max()
        repeats = abs(self.points[length:] - self.points[:-length]).max(axis=1) <= ALIKE * spread
        return (0 if repeats.all() else len(repeats) - int((~repeats)[::-1].argmax())), length

    # --- the ground it visits ------------------------------------------------------------------------------

    @once
    def basins(self) -> Basins:
        """Of its points up to `end`, the basins that the gradient flow gives them to."""
        return basins(self.surface, self.points[: self.end + 1])

    @once
    def bottoms(self) -> np.ndarray:
        """(n, 2) the bottom of the bowl that each point lies in; NaN where it lies in none."""
        return bottoms(self.surface, self.points)

    @once
    def bowls(self) -> tuple[np.ndarray, np.ndarray]:
        """(n,) the number of the bowl each point lies in, or NONE; and (bowls, 2) their bottoms."""
        numbers, found = np.full(len(self.points), NONE), np.empty((0, 2))
        left = np.flatnonzero(np.isfinite(self.bottoms).all(axis=1))
        while len(left):
            bottom = self.bottoms[left[0]]
            same = abs(self.bottoms[left] - bottom).max(axis=1) <= SAME * self.side
            numbers[left[same]], found = len(found), np.vstack([found, bottom])
            left = left[~same]
        return numbers, found

    # --- what moves it -------------------------------------------------------------------------------------

    @once
    def gauge(self) -> np.ndarray:
        """(steps + 1,) α·λmax over its limit at each step; NaN where it is not known."""
        if self._gauge is not None:
            return self._gauge
        runs = self.runs
        if runs.race.drawn and (self.method.scales or CLIP.name in runs.hypers):
            return np.full(len(runs.steps), np.nan)  # each coordinate's rate depends on what was drawn, or the cut does
        path = runs.path[:, self.run]
        own = {name: value[self.run] for name, value in runs.hypers.items() if isinstance(value, np.ndarray)}
        alone = replace(runs.race, start=path[0], hypers={**runs.race.hypers, **own}, noise=0.0, batch=None)
        return stability(alone, path)

    def edge(self, steps: np.ndarray) -> tuple[str, dict[str, float]]:
        """How near to the edge of stability these steps were, in words and numbers; nothing where it is not known."""
        cut = self.runs.clipped(self.run)
        if cut:  # a shorter step is no step by that rate
            steps = steps[~np.isin(steps + 1, cut.steps)]
        known = self.gauge[steps]
        known = known[np.isfinite(known)]
        if not len(known):
            return "", {}
        part, sharp = float(np.median(known)), sharpness_called(self.surface)
        if self.method.scales or isinstance(self.hypers["lr"], list):
            return f"{sharp} was {in_text(part)} times its limit", {"α·λmax over its limit": part}
        limit = self.limit(int(steps[0]))
        return f"{sharp} was {in_text(part * limit)}, its limit is {in_text(limit)}", {
            "α·λmax": part * limit,
            "limit": limit,
        }

    def limit(self, step: int) -> float:
        """The largest α·λmax that the method bears, as its hyperparameters are at a step."""
        found: float = self.method.stable_up_to({name: self.hyper(name, step) for name in self.hypers})
        return found

    def hyper(self, name: str, step: int) -> float:
        value = self.hypers[name]
        return value[min(step, len(value) - 1)] if isinstance(value, list) else value

    def inertia(self, step: int) -> str:
        """What carries it on: "its momentum (β = 0.9)"; "" for a method that has no memory of where it went, or keeps
        none.
        """
        for name, sign in INERTIA.items():
            if name in self.hypers and self.hyper(name, step):
                return f"its momentum ({sign} = {in_text(self.hyper(name, step))})"
        return ""


def downwards(surface: Surface, saddle: np.ndarray) -> tuple[float, str]:
    """λmin at a saddle (2,), and what led down from there, as part of a sentence."""
    low, high = (float(bend) for bend in curvatures(surface, saddle))
    bent = low < -BENT * max(abs(high), height(surface) / side(surface) ** 2)
    return low, f"the ground falls to the side there{f' (λmin = {in_text(low)})' if bent else ''}"
