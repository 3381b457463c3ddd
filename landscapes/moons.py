"""Logistic regression on two noisy half-moons: the mean of its log-losses."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Logistic regression, moons",
    group="data",
    formula="ln(1 + e^(-t*(w1*u + w2*v)))",
    data=DATA["moons"].samples(),
    domain=((-4, 6), (-8, 2)),
    start=(-2.5, 0.5),
    minima=((1.303595617084, -5.529938048637),),
    teaches="A straight line separates two classes. A round valley, steep far out, flat around its minimum.",
    source="Cox, 1958, The regression analysis of binary sequences",
    order=71,
)
