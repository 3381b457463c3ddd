"""How much of the variance of paths lies in a plane, and how much would by chance.

Reads as: Antognini and Sohl-Dickstein 2018, “PCA of high dimensional random walks with comparison to neural network
training”. The first two principal components hold most of the variance of any random walk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from networks.layers.layer import Array

OF_WALKS, WALKS = 22, 4  # sets the draws of the walks apart from all others; how many are averaged
KEPT = 32  # answers


def principal(theta: Array) -> tuple[Array, Array]:
    """(2, D) the first two principal components of weights (n, D), each of length 1, and all variances, largest first.

    Worked out from whichever is smaller: the products of all points or of all weights.
    """
    offsets = theta - theta.mean(axis=0)
    few = len(offsets) <= offsets.shape[-1]
    variances, vectors = np.linalg.eigh(offsets @ offsets.T if few else offsets.T @ offsets)
    found = (offsets.T @ vectors[:, -2:] if few else vectors[:, -2:]).T[::-1]
    size = np.linalg.norm(found, axis=-1, keepdims=True)
    return found / np.where(size > 0, size, 1), np.maximum(variances[::-1], 0)


def explained(theta: Array, directions: Array) -> float:
    """The part of the variance of weights (n, D) about their mean that lies along directions (2, D)."""
    offsets = theta - theta.mean(axis=0)
    basis = np.linalg.qr(directions.T)[0]
    whole = float((offsets * offsets).sum())
    return float(((offsets @ basis) ** 2).sum()) / whole if whole else float("nan")


@lru_cache(maxsize=KEPT)
def by_chance(directions: Callable[[Array], Array], shape: tuple[int, int, int]) -> float:
    """What directions (recorded, methods, D) -> (2, D) explain of random walks of that shape, on average.

    Each walk takes steps of normal numbers, all walks from the same point.
    """
    recorded, methods, size = shape
    random = np.random.default_rng([0, OF_WALKS])
    found = []
    for _ in range(WALKS):
        walks = np.zeros(shape)
        np.cumsum(random.standard_normal((recorded - 1, methods, size)), axis=0, out=walks[1:])
        found.append(explained(walks.reshape(-1, size), directions(walks)))
    return float(np.mean(found))
