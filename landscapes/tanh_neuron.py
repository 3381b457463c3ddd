"""One neuron with tanh, fitted by squared errors."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="One tanh neuron",
    group="data",
    formula="(t - tanh(w*u + b))^2",
    data=DATA["step"].samples(),
    domain=((-4, 6), (-5, 5)),
    start=(-2.5, 2),
    minima=((2.066268256153, -1.089778664254),),
    teaches="Where the neuron is saturated for every sample, its gradient is nearly zero: plateaus around one valley.",
    source="Rumelhart, Hinton & Williams, 1986, Learning representations by back-propagating errors",
    order=75,
)
