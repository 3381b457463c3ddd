"""Pictures of what a network has learned: its classes over the plane of two inputs, its curve, or its confusions."""

from __future__ import annotations

from typing import Literal

import numpy as np

from landscapes import Domain
from networks.accuracy import chosen
from networks.layers.cross_entropy import probabilities
from networks.layers.layer import Array
from networks.network import Network
from networks.samples import Samples

Kind = Literal["plane", "curve", "confusion"]
SIDE, POINTS = 32, 128  # points along each axis of a plane, and of a curve
MARGIN = 0.15  # beside the data, of what they take up


def kind_of(samples: Samples) -> Kind:
    """What is drawn of a network that has learned these samples."""
    if not samples.classes:
        return "curve"
    return "plane" if samples.X.shape[-1] == 2 else "confusion"


def window_of(samples: Samples) -> Domain:
    """What the picture is over: both inputs, or the input and the target, with a margin; a table's columns and rows."""
    kind = kind_of(samples)
    if kind == "confusion":
        return (0, samples.classes), (0, samples.classes)
    inputs = np.concatenate([samples.X, samples.X_held])
    targets = np.concatenate([samples.y, samples.y_held])
    x, y = (padded(each) for each in ((inputs[:, 0], targets) if kind == "curve" else inputs.T))
    return x, y


def padded(values: Array) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    beside = MARGIN * (high - low)
    return low - beside, high + beside


def pictures(net: Network, samples: Samples, theta: Array, side: int = SIDE, points: int = POINTS) -> Array:
    """(G, rows, columns) the pictures of weights (G, D), over window_of(samples).

    plane      (side, side), rows from the lowest second input: the share of the second of two classes, or the number
               of the class that is taken
    curve      (1, points): the output
    confusion  (classes, classes): of the held-out samples of each class (row), the part that is taken for each
    """
    kind = kind_of(samples)
    with np.errstate(all="ignore"):  # what is no number is drawn as none
        if kind == "confusion":
            return confusions(samples, asked(net, samples, theta, samples.X_held))
        x, y = window_of(samples)
        if kind == "curve":
            return asked(net, samples, theta, np.linspace(*x, points)[:, None])[:, :1]
        places = np.stack(np.meshgrid(np.linspace(*x, side), np.linspace(*y, side)), axis=-1)
        outputs = asked(net, samples, theta, places.reshape(-1, 2))
        found = shares(net, outputs) if samples.classes == 2 else taken(outputs)
        return found.reshape(-1, side, side)


def asked(net: Network, samples: Samples, theta: Array, X: Array) -> Array:
    """(G, outputs, n) the outputs for inputs X (n, inputs); batch norm's statistics are those of training."""
    return net.output(theta, X, fit=samples.X).swapaxes(-1, -2)


def taken(outputs: Array) -> Array:
    """(G, N) the class that outputs (G, outputs, N) stand for; NaN where they are not finite."""
    found: Array = np.where(np.isfinite(outputs).all(axis=-2), chosen(outputs.swapaxes(-1, -2)), np.nan)
    return found


def shares(net: Network, outputs: Array) -> Array:
    """(G, N) from 0 to 1, how much of the second of two classes there is in outputs (G, 1 or 2, N).

    With cross-entropy its probability. With the squared error, whose targets are 0 and 1: where between them the
    output is, half of the difference of both if there are two; further out is as good as there.
    """
    if net.loss_name == "cross_entropy":
        return probabilities(outputs)[:, 1]
    one = outputs[:, 0] if outputs.shape[-2] == 1 else (1 + outputs[:, 1] - outputs[:, 0]) / 2
    found: Array = np.clip(one, 0, 1)
    return found


def confusions(samples: Samples, outputs: Array) -> Array:
    """(G, classes, classes); NaN in the row of a class that no held-out sample has."""
    classes = np.arange(samples.classes)
    given = (taken(outputs)[:, None] == classes[:, None]).astype(np.float64)  # (G, taken, N)
    true = (samples.y_held == classes[:, None]).astype(np.float64)  # (true, N)
    found: Array = true @ given.swapaxes(-1, -2) / true.sum(axis=-1)[:, None]
    return found
