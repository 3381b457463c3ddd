"""Logistic regression on two classes that a line parts without a fault: its minimum lies at infinity."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(1)
t = np.repeat([1.0, -1.0], 30)
u, v = np.outer([1, 0.6], t) + rng.normal(0, 0.4, (2, 60))

SURFACE = Landscape(
    name="Logistic regression, separable blobs",
    group="data",
    formula="ln(1 + e^(-t*(w1*u + w2*v)))",
    data=Data({"u": np.round(u, 3), "v": np.round(v, 3), "t": t}),
    domain=((-4, 10), (-4, 10)),
    start=(-2, 1),
    teaches="A line parts the classes without a fault, and longer weights always fit better: the loss falls for ever.",
    source="Albert & Anderson, 1984, On the existence of maximum likelihood estimates in logistic regression models",
    order=52,
)
