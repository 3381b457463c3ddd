"""Easom's function: a plain with one hole."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Easom",
    group="plateaus",
    formula="-cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)",
    domain=((-1, 7), (-1, 7)),
    start=(1.6, 4.4),
    minima=((3.141592653589793, 3.141592653589793),),
    teaches="A plain with a single hole: out on the plain, the gradient is too small to lead anywhere.",
    source="Easom, 1990",
    order=61,
)
