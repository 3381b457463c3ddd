"""Surfaces with a saddle at the origin: down along one axis, up along the other."""

import numpy as np

from landscapes import LANDSCAPES, Landscape

UP, DOWN = 0, 1  # axes of those below
SURFACES = {
    "Saddle": LANDSCAPES["saddle"],
    "Double well": Landscape("Double well", "x^2/2 - y^2/2 + y^4/4", domain=((-2, 2), (-2, 2)), start=(1, 0.01)),
    "Flat double well": Landscape(
        "Flat double well", "x^2/4 - y^2 + y^4/4", domain=((-2, 2), (-2, 2)), start=(1, 0.01)
    ),
}
BESIDE = 1e-3  # the ridge
LEFT = 0.5  # down the slope: the saddle is left behind
RATES = -3, -0.5  # powers of ten


def starts_on(ridge: bool, budget: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(budget, 2) starts, on the ridge or anywhere in the window of ±2, and (budget,) learning rates."""
    random = np.random.default_rng(seed)
    starts = random.uniform(-2, 2, (budget, 2))
    if ridge:
        starts[:, DOWN] *= BESIDE / 2
    return starts, 10 ** random.uniform(*RATES, budget)
