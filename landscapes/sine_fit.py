"""A sine of unknown amplitude and frequency through noisy points."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="A sine of unknown frequency",
    group="data",
    formula="(t - a*sin(b*u))^2",
    data=DATA["sine"].samples(),
    domain=((-4, 4), (0.5, 8.5)),
    start=(2.5, 6.8),
    minima=((1.018325361076, 3.001699575682),),
    teaches="A frequency nearer to the right one often fits no better: many local minima along b.",
    source="Rice & Rosenblatt, 1988, On frequency estimation",
    order=80,
)
