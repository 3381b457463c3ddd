"""Logistic regression on two noisy half-moons: the mean of its log-losses."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(0)
angle = np.linspace(0, np.pi, 50)
u = np.concatenate([np.cos(angle), 1 - np.cos(angle)]) - 0.5 + rng.normal(0, 0.2, 100)
v = np.concatenate([np.sin(angle), 0.5 - np.sin(angle)]) - 0.25 + rng.normal(0, 0.2, 100)

SURFACE = Landscape(
    name="Logistic regression, moons",
    group="data",
    formula="ln(1 + e^(-t*(w1*u + w2*v)))",
    data=Data({"u": np.round(u, 3), "v": np.round(v, 3), "t": np.repeat([1, -1], 50)}),
    domain=((-6, 4), (-2, 8)),
    start=(3, -1),
    minima=((-1.260859042346, 4.678278517146),),
    teaches="Two weights part two classes by a straight line. A round valley, steep far out, flat around its minimum.",
    source="Cox, 1958, The regression analysis of binary sequences",
    order=51,
)
