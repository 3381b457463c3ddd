"""One ReLU unit: a line that is cut off at zero."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(3)
u = np.linspace(-2, 2, 21)
t = np.maximum(0, 1.2 * u + 0.5) + rng.normal(0, 0.25, 21)

SURFACE = Landscape(
    name="One ReLU unit",
    group="data",
    formula="(t - max(0, w*u + b))^2",
    data=Data({"u": np.round(u, 3), "t": np.round(t, 3)}),
    domain=((-3, 3), (-3, 3)),
    start=(-1.5, -1.4),
    minima=((1.15032967033, 0.558120879121),),
    teaches="Where the unit is off for every sample it is dead: a plateau with no slope and no curvature at all.",
    source="Nair & Hinton, 2010, Rectified linear units improve restricted Boltzmann machines",
    order=59,
)
