"""A surface of one weight, which is a curve: where it turns, and what kind of point that is.

A curve turns where its slope changes sign. There it has a minimum or a maximum, which may be sharp.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from experiments.geometry.curvature import bends
from experiments.geometry.digits import bounded
from experiments.geometry.scale import side
from landscapes import Surface
from landscapes.formula.numbers import Array

PLACES = 34  # in the reach of a point; even, so that none is the point itself
GRIDS = (2002, 4002, 8002)  # places over the window; even, so that none is its middle
HALVINGS = 60  # of a bracket, to the last digits
CLOSE, BESIDE = 1e-7, 1e-3  # of the window's side
SHARP = 0.3  # of the change of slope from BESIDE to BESIDE: as much of it from CLOSE to CLOSE is a kink
JUMP = 1e-3  # of the rise up to BESIDE: a greater difference from CLOSE to CLOSE is a jump
SURE = 1e-5  # of the window's side: so far from a turn the slope is more than rounding
LEVEL = 1e-6  # of the curvatures close around: one this much smaller is none


class Turns(NamedTuple):
    """Where a curve turns: x (n,); the kind of each point (n,), "" where it jumps or rounding may have turned it; and
    the curvature there (n,).
    """

    x: np.ndarray
    kind: np.ndarray
    bend: np.ndarray


def slopes(surface: Surface) -> Callable[[Array], Array]:
    """f′ as a function of x (...)."""

    def slope(x: Array) -> Array:
        flat = np.ascontiguousarray(x.ravel())
        return np.asarray(surface.arrays.gradient(flat, np.zeros_like(flat))[0]).reshape(x.shape)

    return slope


def heights(surface: Surface) -> Callable[[Array], Array]:
    """f as a function of x (...)."""
    return lambda x: np.asarray(surface.value(np.stack([x, np.zeros_like(x)], axis=-1)))


def signs(slope: Array) -> np.ndarray:
    """The signs of slopes along the last axis, where a slope is 0 that of the one before; NaN where there is none."""
    sign = np.sign(slope)
    for place in range(1, sign.shape[-1]):
        sign[..., place] = np.where(sign[..., place] == 0, sign[..., place - 1], sign[..., place])
    found: np.ndarray = sign
    return found


@np.errstate(all="ignore")
def nearest_turns(surface: Surface, points: np.ndarray, reach: float) -> tuple[np.ndarray, Turns]:
    """Which of the points (n, 2) have a turn of the curve within `reach`, (n,) bool; and the nearest turn of each."""
    x = points[:, :1] + reach * np.linspace(-1, 1, PLACES)
    sign = signs(slopes(surface)(x))
    turns = sign[:, :-1] * sign[:, 1:] < 0
    away = np.where(turns, abs((x[:, :-1] + x[:, 1:]) / 2 - points[:, :1]), np.inf)
    place, has = away.argmin(axis=1), turns.any(axis=1)
    rows, at = np.flatnonzero(has), place[has]
    return has, turns_between(surface, x[rows, at], x[rows, at + 1], sign[rows, at])


@np.errstate(all="ignore")
def turns_in_window(surface: Surface) -> tuple[Turns, bool]:
    """Where the curve turns in its window, from the left; and whether a finer grid found no more."""
    slope, (low, high) = slopes(surface), surface.domain[0]
    before, whole = -1, False
    for count in GRIDS:
        x = np.linspace(low, high, count)
        sign = signs(slope(x))
        at = np.flatnonzero(sign[:-1] * sign[1:] < 0)
        whole, before = len(at) == before, len(at)
        if whole:
            break
    return turns_between(surface, x[at], x[at + 1], sign[at]), whole


def turns_between(surface: Surface, left: np.ndarray, right: np.ndarray, sign: np.ndarray) -> Turns:
    """The turns between places left (n,) and right (n,), where the slope at the left has this sign."""
    slope, height = slopes(surface), heights(surface)
    for _ in range(HALVINGS):
        middle = left + (right - left) / 2
        on = np.sign(slope(middle)) == sign
        left, right = np.where(on, middle, left), np.where(on, right, middle)
    level = abs(slope(np.stack([left, right])))
    x = np.where(level[0] < level[1], left, right)
    x = np.where(sign * (height(left) - height(right)) > 0, right, x) if len(x) else x
    close, beside = (part * side(surface) for part in (CLOSE, BESIDE))
    near, far = (slope(x + way) - slope(x - way) for way in (close, beside))
    rise = np.fmax(abs(height(x + beside) - height(x)), abs(height(x - beside) - height(x)))
    jumps = abs(height(x + close) - height(x - close)) > JUMP * rise
    sharp = ~(abs(near) <= SHARP * abs(far))
    bend = bends(surface, x)
    usual = np.fmax(abs(bends(surface, x - beside)), abs(bends(surface, x + beside)))
    flat = (slope(x - beside) == 0) | (slope(x + beside) == 0)
    bend = np.where(sharp, np.nan, np.where(abs(bend) <= LEVEL * usual, 0.0, bend))
    lowest = np.select([flat, sharp, bend == 0], ["floor", "tip", "degenerate minimum"], "minimum")
    kind = np.where(sign < 0, lowest, np.where(flat, "", "maximum"))
    return Turns(x, np.where(jumps | hidden(surface, x), "", kind), bend)


def hidden(surface: Surface, x: np.ndarray) -> np.ndarray:
    """(n,) whether rounding alone may have turned the slope beside each of some places x (n,)."""
    if not len(x):
        return np.zeros(0, dtype=bool)
    sides = np.concatenate([x - SURE * side(surface), x + SURE * side(surface)])
    shown, errors = bounded(surface, "gradient", np.stack([sides, np.zeros_like(sides)], axis=-1))
    unsure: np.ndarray = (abs(shown[0]) <= errors[0]).reshape(2, -1).any(axis=0)
    sloping: np.ndarray = (shown[0] != 0).reshape(2, -1).all(axis=0)
    found: np.ndarray = unsure & sloping
    return found
