"""Hyperparameters that several methods share which train networks only."""

from optimizers.base import POSITIVE, Hyper, momentum


def damping(default: float) -> Hyper:
    text = "Damping: added to the curvature in every direction; more damping makes shorter, safer steps."
    return Hyper("damping", r"\lambda", default, 1e-6, 10, "log", text, POSITIVE)


def step_momentum() -> Hyper:
    return momentum(0, "the part of the last step's velocity that is kept; 0 is no momentum.")
