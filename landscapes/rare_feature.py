"""A linear model of two features, of which one is zero in nearly all samples."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="A rare feature",
    group="data",
    formula="(t - (w1*u + w2*v))^2",
    data=DATA["rare"].samples(),
    domain=((-2, 4), (-1.5, 4.5)),
    start=(-1, -0.5),
    minima=((0.994865979381, 1.976634020619),),
    teaches="Few samples have the second feature, so its weight has small gradients: each weight needs its own rate.",
    source="Duchi, Hazan & Singer, 2011, Adaptive subgradient methods",
    order=81,
)
