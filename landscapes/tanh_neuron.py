"""One neuron with tanh, fitted by squared errors."""

import numpy as np

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

rng = np.random.default_rng(1)
u = np.linspace(-3, 3, 30)
t = np.tanh(1.5 * u - 1) + rng.normal(0, 0.2, 30)

SURFACE = Landscape(
    name="One tanh neuron",
    group="data",
    formula="(t - tanh(w*u + b))^2",
    data=Data({"u": np.round(u, 3), "t": np.round(t, 3)}),
    domain=((-5, 5), (-5, 5)),
    start=(-3, 2),
    minima=((1.463309853676, -1.02558541556),),
    teaches="Where the neuron is saturated for every sample, its slope is nearly zero: plateaus around one valley.",
    source="Rumelhart, Hinton & Williams, 1986, Learning representations by back-propagating errors",
    order=55,
)
