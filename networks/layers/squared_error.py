"""The mean squared error, over the samples and the outputs."""

from __future__ import annotations

import numpy as np

from networks.given import finite, numbers
from networks.layers import cross_entropy
from networks.layers.layer import Array
from optimizers import SettingError


def targets(y: Array, outputs: int) -> Array:
    """(outputs, N) from numbers (N,) or (N, outputs); classes (N,) of several outputs are one where the class is."""
    rule = f"Targets must be numbers (N,) or (N, {outputs})."
    y = numbers("y", y, rule)
    if y.ndim == 1 and outputs > 1:
        return cross_entropy.targets(y, outputs)
    if y.ndim not in (1, 2) or y.shape[1:] not in ((), (outputs,)):
        raise SettingError("y", rule)
    found: Array = np.atleast_2d(finite("y", y).T)
    return found.astype(np.float64)


def loss(outputs: Array, wanted: Array) -> Array:
    """(G,) from outputs (G, outputs, N)."""
    error = outputs - wanted
    found: Array = (error * error).mean(axis=(-2, -1))
    return found


def slope(outputs: Array, wanted: Array) -> Array:
    """(G, outputs, N) the derivative of the loss by the outputs."""
    found: Array = 2 * (outputs - wanted) / (outputs.shape[-1] * outputs.shape[-2])
    return found


def expected(outputs: Array) -> Array:
    """(outputs, G, outputs, N) what slopes of a sample's loss the model expects; see Loss.expected.

    The loss is −log of a normal density around the outputs, of variance outputs/2 each, but for a constant.
    """
    count = outputs.shape[-2]
    each = np.eye(count)[:, None, :, None]
    return np.asarray((2 / count) ** 0.5 * np.broadcast_to(each, (count, *outputs.shape)))
