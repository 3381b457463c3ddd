"""A linear model of two features, of which one is zero in nearly all samples."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(3)
u = rng.normal(0, 1, 60)
v = 1.0 * (np.arange(60) % 20 == 7)
t = 1.5 * u + 2 * v + rng.normal(0, 0.3, 60)

SURFACE = Landscape(
    name="A rare feature",
    group="data",
    formula="(t - (w1*u + w2*v))^2",
    data=Data({"u": np.round(u, 3), "v": v, "t": np.round(t, 3)}),
    domain=((-2, 4), (-1.5, 4.5)),
    start=(-1, -0.5),
    minima=((1.455616794807, 2.094124628424),),
    teaches="Few samples have the second feature, so its weight feels little slope: each weight needs its own rate.",
    source="Duchi, Hazan & Singer, 2011, Adaptive subgradient methods",
    order=61,
)
