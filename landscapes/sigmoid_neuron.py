"""One neuron with a sigmoid, fitted to two classes by squared errors."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(0)
u = np.linspace(-4, 4, 40)
t = rng.random(40) < 1 / (1 + np.exp(1 - 1.2 * u))

SURFACE = Landscape(
    name="One sigmoid neuron",
    group="data",
    formula="(t - 1/(1 + e^(-(w*u + b))))^2",
    data=Data({"u": np.round(u, 3), "t": t}),
    domain=((-8, 8), (-8, 8)),
    start=(-5, -4),
    minima=((1.024069917395, -0.967098375764),),
    teaches="Squared errors of a sigmoid: where it is surely wrong its slope is next to nothing, and learning stalls.",
    source="Solla, Levin & Fleisher, 1988, Accelerated learning in layered neural networks",
    order=56,
)
