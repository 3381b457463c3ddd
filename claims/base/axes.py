"""What a method gains over gradient descent in a ravine along the axes, and in the same one turned."""

import numpy as np

from claims.base.quadratics import BOTTOM, ravine, ring
from claims.base.rates import best_rates

KAPPA, STEPS = 100, 500
TURNS = (15, 30, 45)
HELPS = 2  # times fewer steps than gradient descent


def only_along_the_axes(method: str, budget: int, seed: int) -> dict[str, np.ndarray]:
    """Turn -> (cases,) whether it helps along the axes and, from the start turned alike, not in the turned ravine."""
    along = helps(method, 0, ring(budget, seed))
    held = {}
    for turn in TURNS:
        held[f"turned {turn}°"] = along & ~helps(method, turn, turned(ring(budget, seed), turn))
    return held


def turned(points: np.ndarray, turn: float) -> np.ndarray:
    """Points (n, 2) turned about the middle of the ravine as it is, by so many degrees to the left."""
    angle = np.radians(turn)
    return points @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def helps(method: str, turn: float, starts: np.ndarray) -> np.ndarray:
    """(runs,) whether it gets to the bottom in HELPS times fewer steps than gradient descent, each at its best rate."""
    mine, plain = (
        best_rates(ravine(KAPPA, turn), key, starts, STEPS, target=BOTTOM)[1] for key in (method, "gradient_descent")
    )
    return HELPS * mine <= plain
