"""Quadratic ravines, starts all round them, and where their bottom is reached."""

import numpy as np

from landscapes import LANDSCAPES, Landscape, moved

NEAR = 0.01  # of the starting distance
BOTTOM = NEAR**2 / 2  # f, that far away along the floor, from starts at distance 1


def ravine(kappa: float, turn: float = 0) -> Landscape:
    """Curvature 1 along and `kappa` across, its floor turned by so many degrees to the left."""
    return moved(LANDSCAPES["ravine"].with_parameters({"κ": kappa}), turn)


def ring(count: int, seed: int) -> np.ndarray:
    """(count, 2) starts at distance 1 from the middle, in directions drawn evenly."""
    angle = np.random.default_rng(seed).uniform(0, 2 * np.pi, count)
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def by_theory(kappa: float) -> dict[str, dict[str, float]]:
    """The settings that are fastest at worst on such a ravine: of gradient descent, and of momentum (Polyak 1964)."""
    root = kappa**0.5
    return {
        "gradient_descent": {"lr": 2 / (kappa + 1)},
        "momentum": {"lr": 4 / (root + 1) ** 2, "beta": ((root - 1) / (root + 1)) ** 2},
    }
