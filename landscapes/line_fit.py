"""A straight line through five points: the mean of its squared errors."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Line through points",
    group="data",
    formula="(t - (w*u + b))^2",
    data=DATA["five_points"].samples(),
    domain=((-2, 3), (-1.5, 3.5)),
    start=(-1.2, -1),
    minima=((0.5, 1),),
    teaches="A surface made from data: w is the slope of a line, b its intercept, f its mean squared error.",
    source="Legendre, 1805, Nouvelles méthodes pour la détermination des orbites des comètes",
    order=14,
)
