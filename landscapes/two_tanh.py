"""Two tanh units whose sum is fitted: either may take either part."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(3)
u = np.linspace(-2, 2, 24)
t = np.tanh(2.5 * u) - np.tanh(0.6 * u) + rng.normal(0, 0.1, 24)

SURFACE = Landscape(
    name="Two tanh units",
    group="data",
    formula="(t - (tanh(w1*u) + tanh(w2*u)))^2",
    data=Data({"u": np.round(u, 3), "t": np.round(t, 3)}),
    domain=((-3, 4), (-3, 4)),
    start=(-2, -2.3),
    minima=((-0.533025905623, 1.978423904401), (1.978423904401, -0.533025905623)),
    teaches="The two units may change places: two minima, mirrored at the diagonal, and a saddle point between them.",
    source="Hecht-Nielsen, 1990, On the algebraic structure of feedforward network weight spaces",
    order=58,
)
