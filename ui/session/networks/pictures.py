"""What is drawn of what a network has learned: the classes over a plane, a curve, or a table of confusions."""

from __future__ import annotations

from typing import Literal

import numpy as np

from landscapes import Domain
from networks import Network, Samples
from networks.layers.cross_entropy import probabilities
from networks.layers.layer import Array

Picture = Literal["plane", "curve", "confusion"]
SIDE = 32  # points of a picture along each of its axes
POINTS = 128  # of a curve
SHADES = 256  # that a probability is rounded to: a picture shows no more, and compresses well
MARGIN = 0.15  # of the data's extent, on each side


def picture_of(samples: Samples) -> Picture:
    """What is drawn for these data."""
    features = samples.X.shape[-1]
    if features == 1 and not samples.classes:
        return "curve"
    return "plane" if features == 2 and samples.classes else "confusion"


def window_of(samples: Samples) -> Domain:
    """Of the picture: both inputs, or the input and the target; of a table its rows and columns."""
    kind = picture_of(samples)
    if kind == "confusion":
        return (0, samples.classes), (0, samples.classes)
    if kind == "plane":
        columns = np.concatenate([samples.X, samples.X_held]).T
    else:
        pair = (samples.X[:, 0], samples.X_held[:, 0]), (samples.y, samples.y_held)
        columns = np.array([np.concatenate([np.ravel(part) for part in parts]) for parts in pair])
    (x0, x1), (y0, y1) = ((float(each.min()), float(each.max())) for each in columns)
    return (x0 - MARGIN * (x1 - x0), x1 + MARGIN * (x1 - x0)), (y0 - MARGIN * (y1 - y0), y1 + MARGIN * (y1 - y0))


def pictures(net: Network, theta: Array, samples: Samples) -> Array:
    """(G, rows, columns) float32, of the vectors (G, D).

    Over a plane: the probability of the second of two classes, or the number of the class; rows from the lowest second
    input. A curve: the output. A table: of the held-out samples of each class (row), the part that is taken for each.
    """
    kind = picture_of(samples)
    if kind == "confusion":
        return confusions(net, theta, samples)
    (x0, x1), (y0, y1) = window_of(samples)
    if kind == "curve":
        along = np.linspace(x0, x1, POINTS)[:, None]
        return net.output(theta, along, fit=samples.X)[..., 0][:, None].astype(np.float32)
    x, y = np.meshgrid(np.linspace(x0, x1, SIDE), np.linspace(y0, y1, SIDE))
    outputs = net.output(theta, np.stack([x.ravel(), y.ravel()], axis=-1), fit=samples.X)
    shown = shares(net, outputs) if samples.classes == 2 else outputs.argmax(axis=-1)
    return (np.round(shown * SHADES) / SHADES).reshape(-1, SIDE, SIDE).astype(np.float32)


def shares(net: Network, outputs: Array) -> Array:
    """(G, N) what two outputs (G, N, 2) give to the second class: its probability; of numbers that are compared with 0
    and 1, where between them they are, as far as a picture shows it.
    """
    if net.loss_name == "cross_entropy":
        return probabilities(outputs.swapaxes(-1, -2))[:, 1]
    found: Array = np.clip(0.5 + (outputs[..., 1] - outputs[..., 0]) / 2, 0, 1)
    return found


def confusions(net: Network, theta: Array, samples: Samples) -> Array:
    taken = net.output(theta, samples.X_held, fit=samples.X).argmax(axis=-1)
    found = np.zeros((len(theta), samples.classes, samples.classes))
    for wanted in range(samples.classes):
        of_class = taken[:, samples.y_held == wanted]
        for given in range(samples.classes):
            found[:, wanted, given] = (of_class == given).mean(axis=-1) if of_class.size else np.nan
    return found.astype(np.float32)
