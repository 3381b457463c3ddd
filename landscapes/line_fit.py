"""A straight line through five points: the mean of its squared errors."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Line through points",
    group="valleys",
    formula="((y - 1.2)^2 + (x + y - 1.1)^2 + (2x + y - 2)^2 + (3x + y - 2.9)^2 + (4x + y - 2.8)^2)/5",
    domain=((-2, 3), (-1.5, 3.5)),
    start=(-1.2, -1),
    minima=((0.5, 1),),
    teaches="A surface made from data: x is the slope of a line, y its intercept, f its mean squared error.",
    source="Legendre, 1805, Nouvelles méthodes pour la détermination des orbites des comètes",
    order=14,
)
