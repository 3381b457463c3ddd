"""Softmax with cross-entropy: the mean of −log of the probability that each sample's class is given."""

from __future__ import annotations

import numpy as np

from networks.given import numbers
from networks.layers.layer import Array
from optimizers import SettingError


def targets(y: Array, outputs: int) -> Array:
    """(outputs, N) one where the sample's class is, from the classes (N,). Raises SettingError for anything else."""
    rule = f"Targets must be classes (N,): whole numbers from 0 to {outputs - 1}."
    y = numbers("y", y, rule)
    if y.ndim != 1 or not ((y >= 0) & (y < outputs) & (y == np.floor(y))).all():
        raise SettingError("y", rule)
    found: Array = np.arange(outputs)[:, None] == y
    return found.astype(np.float64)


def probabilities(outputs: Array) -> Array:
    """(G, classes, N) the softmax of the outputs."""
    grown = np.exp(outputs - outputs.real.max(axis=-2, keepdims=True))
    found: Array = grown / grown.sum(axis=-2, keepdims=True)
    return found


def loss(outputs: Array, wanted: Array) -> Array:
    """(G,) from outputs (G, classes, N) and what targets() has made of the classes."""
    top = outputs.real.max(axis=-2, keepdims=True)
    shifted = outputs - top
    each = np.log(np.exp(shifted).sum(axis=-2)) - (shifted * wanted).sum(axis=-2)
    found: Array = each.mean(axis=-1)
    return found


def slope(outputs: Array, wanted: Array) -> Array:
    """(G, classes, N) the derivative of the loss by the outputs."""
    found: Array = (probabilities(outputs) - wanted) / outputs.shape[-1]
    return found


def expected(outputs: Array) -> Array:
    """(classes, G, classes, N) what slopes of a sample's loss the model expects; see Loss.expected."""
    p = probabilities(outputs)
    each = np.eye(outputs.shape[-2])[:, None, :, None]  # the class that is drawn, first
    found: Array = np.sqrt(p.swapaxes(0, 1)[:, :, None]) * (p - each)
    return found
