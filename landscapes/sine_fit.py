"""A sine of unknown amplitude and frequency through noisy points."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(3)
u = np.linspace(-2, 2, 30)
t = 1.5 * np.sin(4 * u) + rng.normal(0, 0.4, 30)

SURFACE = Landscape(
    name="A sine of unknown frequency",
    group="data",
    formula="(t - a*sin(b*u))^2",
    data=Data({"u": np.round(u, 3), "t": np.round(t, 3)}),
    domain=((-4, 4), (0.5, 8.5)),
    start=(2.5, 7.5),
    minima=((1.470804113455, 4.102566333617),),
    teaches="A wrong frequency a little nearer to the right one often fits no better: many local minima along b.",
    source="Rice & Rosenblatt, 1988, On frequency estimation",
    order=60,
)
