"""One ReLU unit: a line that is cut off at zero."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="One ReLU unit",
    group="data",
    formula="(t - max(0, w*u + b))^2",
    data=DATA["hinge"].samples(),
    domain=((-2.5, 3.5), (-3, 3)),
    start=(-1, 0.8),
    minima=((1.495624811629, -0.50716312341),),
    teaches="Where the unit is off for every sample, it is dead: a plateau with no gradient and no curvature.",
    source="Nair & Hinton, 2010, Rectified linear units improve restricted Boltzmann machines",
    order=79,
)
