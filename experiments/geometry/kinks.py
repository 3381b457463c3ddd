"""The gradient flow along kinks: at one it goes neither way across, but slides along it.

It goes down the shortest vector that is a mean of the gradients close around: that of both sides across the kink
cancels out, and where that is none the flow is at rest, as far as is seen from there. Then it is looked at from closer
by. This is gradient sampling (Burke, Lewis & Overton 2005, A robust gradient sampling algorithm for nonsmooth,
nonconvex optimization), with a ring in the place of random points.
"""

from __future__ import annotations

import numpy as np

from experiments.geometry.scale import circle, side
from landscapes import Surface

WIDEST, SMALLEST = 1e-4, 1e-9  # of the window's side: the ring on which gradients are taken, at first and in the end
CLOSER = 0.1
PLACES = 8  # on the ring
LENGTHS = 0.004 / 4.0 ** np.arange(11)  # of the window's side: of a step
ENOUGH = 1e-3  # of what the slope promises: by so much a step lowers f
ROUNDS = 600
PATIENCE, SLOW = 40, 1e-4  # in so many rounds it gets on by this part of the window's side, or is taken to rest


@np.errstate(all="ignore")
def slid(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n, 2) where the flow comes to rest that has got to a kink at points (n, 2); it may be at rest there."""
    found, radii, left = points.copy(), np.full(len(points), WIDEST), np.arange(len(points))
    before = points.copy()
    for turn in range(1, ROUNDS + 1):
        if turn % PATIENCE == 0:
            left = left[np.hypot(*(found - before)[left].T) > SLOW * side(surface)]
            before = found.copy()
        if not len(left):
            break
        here = found[left]
        ring = here[:, None] + radii[left, None, None] * side(surface) * circle(np.zeros(2), 1.0, PLACES)
        slope = shortest(surface.gradient(np.concatenate([here[:, None], ring], axis=1)))
        steep = np.hypot(*slope.T)
        lengths = LENGTHS * side(surface)
        ahead = here[:, None] - lengths[:, None] * (slope / steep[:, None])[:, None]
        lower = surface.value(here)[:, None] - surface.value(ahead) > ENOUGH * steep[:, None] * lengths
        lower &= lengths >= radii[left, None] * side(surface)
        moves = lower.any(axis=1)
        found[left[moves]] = ahead[moves, lower[moves].argmax(axis=1)]
        radii[left[~moves]] *= CLOSER
        left = left[radii[left] >= SMALLEST]
    return found


def shortest(vectors: np.ndarray) -> np.ndarray:
    """(n, 2) the shortest of the means of vectors (n, m, 2), each with weights that are not negative."""
    one, other = vectors[:, :, None], vectors[:, None]
    way = other - one
    part = np.clip(-(one * way).sum(axis=-1) / (way * way).sum(axis=-1), 0, 1)
    means = one + np.nan_to_num(part)[..., None] * way  # the shortest of each two
    means = means.reshape(len(vectors), -1, 2)
    best = means[np.arange(len(vectors)), np.hypot(means[..., 0], means[..., 1]).argmin(axis=1)]
    against = (vectors * best[:, None]).sum(axis=-1).min(axis=1) < 0.5 * (best * best).sum(axis=1)
    return np.where(against[:, None], 0.0, best)  # one that points the other way: 0 is among the means
