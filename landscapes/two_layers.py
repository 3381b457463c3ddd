"""A network of two layers with one weight each: both multiply the input."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(3)
u = rng.normal(0, 1, 20)
t = 1.2 * u + rng.normal(0, 0.4, 20)

SURFACE = Landscape(
    name="Two layers, one weight each",
    group="data",
    formula="(t - w2*w1*u)^2",
    data=Data({"u": np.round(u, 3), "t": np.round(t, 3)}),
    domain=((-3, 3), (-3, 3)),
    start=(-1.6, 1.75),
    teaches="Only the product of the weights counts: a saddle at the origin, and one floor, flat here and sharp there.",
    source="Baldi & Hornik, 1989, Neural networks and principal component analysis",
    order=57,
)
