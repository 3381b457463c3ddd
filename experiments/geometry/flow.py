"""The gradient flow ẋ = −∇f: where it carries points.

It is followed by exprb32 (Hochbruck, Ostermann & Schweitzer 2009, Exponential Rosenbrock-type methods): each step
solves the flow of the local quadratic model exactly, so that a narrow ravine needs no short steps and a saddle is left
on the right side. Then it is mended by how the gradient at its end differs from the model's; the mend is the error by
which the next step's time is chosen. Near a minimum such a step becomes Newton's.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from experiments.geometry.curvature import eigenvalues
from experiments.geometry.scale import side
from experiments.geometry.tips import SMALLEST, gone_down
from landscapes import Surface
from landscapes.formula.numbers import Array

ROUNDS = 500  # steps, mended or taken back
EXACT = 2e-5  # of the window's side: what a step may be wrong by
LATE = 0.05  # times an error along the flow, which comes too early or too late but goes to the same place
FIRST = 0.003  # of the window's side: about the first step
LONGEST = 0.04  # of the window's side: no step is longer, so that none passes over a ripple unseen
GROWTH = 5.0  # a step takes at most so many times the time of the one before
UNFOLD = 3.0  # times 1/|λmin| where the ground curves down: a step takes no more time
LEVEL = 1e-7  # of the other curvature: one this small is none
ARRIVED = 1e-8  # of the window's side: a step this short, of so much time, has come to rest
RELAXED = 10.0  # times 1/λmax: so much time
BEYOND = 0.5  # of the window's side: a flow that gets so far beyond the window is not followed
TOGETHER = 1e-3  # of the window's side: minima this close are one
TREMBLED = 24  # rounds in which it gets on by no more than ten errors of a step: it trembles at a kink


def followed(surface: Surface, points: np.ndarray) -> Array:
    """(n, 2) where the flow comes to rest from each of the points (n, 2), be it at a minimum, a saddle or a kink.

    NaN where it gets too far beyond the window, meets no number, or does not come to rest.
    """
    size = side(surface)
    low, high = np.transpose(surface.domain)[..., None] + size * BEYOND * np.array([-1, 1])[:, None, None]
    found, trembling = np.full(points.shape, np.nan), np.full(len(points), False)
    left = np.flatnonzero(((low <= points.T) & (high >= points.T)).all(axis=0))
    x = np.ascontiguousarray(points[left].T)
    before = x
    with np.errstate(all="ignore"):
        time = FIRST * size / np.hypot(*surface.arrays.gradient(*x))
        for turn in range(1, ROUNDS + 1):
            if not len(left):
                break
            slope = np.array(surface.arrays.gradient(*x))
            bend, turned = axes(*surface.arrays.hessian(*x))
            time = np.where(bend[1] < 0, np.minimum(time, -UNFOLD / bend[1]), time)
            step = -time * phi1(-time * bend) * turned(slope)
            there = x + turned(step)
            differs = turned(slope - surface.arrays.gradient(*there)) + bend * step
            mend = 2 * time * phi3(-time * bend) * differs
            ahead = turned(slope) / np.hypot(*slope)
            aside, along = mend[0] * ahead[1] - mend[1] * ahead[0], (mend * ahead).sum(axis=0)
            error, length = np.hypot(aside, LATE * along) / (EXACT * size), np.hypot(*(step + mend)) / size
            fine = (error <= 1) & (length <= LONGEST)
            # Beside a saddle it takes a long time to get away: there only standing still is rest.
            short = np.where(bend[1] < -LEVEL * bend[0], ARRIVED**2, ARRIVED)
            rests = (slope == 0).all(axis=0) | (fine & (length <= short) & (time * bend[0] >= RELAXED))
            x = np.where(fine, there + turned(mend), x)
            factor = np.minimum(0.9 * np.minimum(error ** (-1 / 3), LONGEST / length), GROWTH)
            factor = np.where(fine, factor, np.minimum(factor, 0.7))
            time = time * np.where(factor > 0.1, factor, 0.1)
            if turn % TREMBLED == 0:
                trembles = ~rests & (np.hypot(*(x - before)) <= 10 * EXACT * size)
                trembling[left] = trembles
                rests |= trembles
                before = x
            found[left[rests]] = x[:, rests].T
            on = ~rests & (x >= low).all(axis=0) & (x <= high).all(axis=0) & np.isfinite(slope).all(axis=0)
            left, x, time, before = left[on], np.ascontiguousarray(x[:, on]), time[on], before[:, on]
    if surface.edges:
        found[left], trembling[left] = x.T, True  # they slide along a kink in ever more steps
        if trembling.any():
            found[trembling] = slid(surface, found[trembling])
    return found


def slid(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n, 2) where the flow comes to rest that has got to a kink at points (n, 2), or is at rest there: it slides down
    along it, and what is as close as TOGETHER slides as one.
    """
    found = points
    for smallest in (TOGETHER / 8, SMALLEST):  # first about, then exactly, for many slide to the same place
        cell = np.round(found / (TOGETHER * side(surface)))
        _, first, each = np.unique(cell, axis=0, return_index=True, return_inverse=True)
        found = gone_down(surface, 1, found[first], BEYOND, smallest)[each.ravel()]
    return found


def axes(a: Array, b: Array, c: Array) -> tuple[Array, Callable[[Array], Array]]:
    """The eigenvalues (2, n) of the matrices [[a, b], [b, c]], the higher first; and what turns vectors (2, n) into the
    axes of the matrices. It is a reflection, so it turns them back as well.
    """
    low, high = eigenvalues(a, b, c)
    angle = np.arctan2(2 * b, a - c) / 2
    cos, sin = np.cos(angle), np.sin(angle)
    cos, sin = np.where(b == 0, a >= c, cos), np.where(b == 0, a < c, sin)  # exactly, so that a ridge is not left
    return np.stack([high, low]), lambda v: np.stack([cos * v[0] + sin * v[1], sin * v[0] - cos * v[1]])


def phi1(z: Array) -> Array:
    """(eᶻ − 1)/z."""
    return np.where(z == 0, 1.0, np.expm1(z) / np.where(z == 0, 1.0, z))


def phi3(z: Array) -> Array:
    """(eᶻ − 1 − z − z²/2)/z³; by its series where that cancels."""
    w = np.where(abs(z) < 0.1, 1.0, z)
    series = 1 / 6 + z * (1 / 24 + z * (1 / 120 + z * (1 / 720 + z / 5040)))
    return np.where(abs(z) < 0.1, series, (np.expm1(w) - w - w * w / 2) / w**3)
