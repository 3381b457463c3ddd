"""One neuron with a sigmoid, fitted to two classes by squared errors."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="One sigmoid neuron",
    group="data",
    formula="(t - 1/(1 + e^(-(w*u + b))))^2",
    data=DATA["switch"].samples(),
    domain=((-7, 9), (-8, 8)),
    start=(-5, -3),
    minima=((1.157793621737, -0.572297866272),),
    teaches="Squared errors of a sigmoid: where it is confidently wrong, its gradient is tiny, and learning stalls.",
    source="Solla, Levin & Fleisher, 1988, Accelerated learning in layered neural networks",
    order=76,
)
