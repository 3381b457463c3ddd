"""Quadratic ravines, starts all round them, and how soon a method gets to the bottom at its best."""

from typing import Any

import numpy as np

from experiments import run
from experiments.fair import has_rate
from landscapes import LANDSCAPES, Landscape, moved

NEAR = 0.01  # of the starting distance


def ravine(kappa: float, turn: float = 0) -> Landscape:
    """Curvature 1 along and `kappa` across, its floor turned by so many degrees to the left."""
    return moved(LANDSCAPES["ravine"].with_kappa(kappa), turn)


def ring(count: int, seed: int) -> np.ndarray:
    """(count, 2) starts at distance 1 from the middle, in directions drawn evenly."""
    angle = np.random.default_rng(seed).uniform(0, 2 * np.pi, count)
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def soonest(
    surface: Any, method: str, starts: np.ndarray, steps: int, rates: int, hypers: dict[str, float] | None = None
) -> np.ndarray:
    """(runs,) the fewest steps to the bottom of a ravine, over learning rates evenly in logs from 1e-5 to 3, or ∞.

    A run is there when f is no higher than NEAR away along the floor.
    """
    tried = np.geomspace(1e-5, 3, rates) if has_rate(method) else np.ones(1)
    swept = {"lr": np.repeat(tried, len(starts))} if has_rate(method) else {}
    runs = run(
        surface,
        method,
        np.tile(starts, (len(tried), 1)),
        steps=steps,
        hypers={**(hypers or {}), **swept},
        record="last",
        target=NEAR**2 / 2,
    )
    return np.where(np.isnan(runs.arrived), np.inf, runs.arrived).reshape(len(tried), -1).min(axis=0)
