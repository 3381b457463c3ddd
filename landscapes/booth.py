"""Booth's function: a plain bowl, turned and stretched."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Booth",
    group="valleys",
    formula="(x + 2y - 7)^2 + (2x + y - 5)^2",
    domain=((-10, 10), (-10, 10)),
    start=(-8, 6),
    minima=((1, 3),),
    teaches="A quadratic with a slanted valley: it follows neither axis.",
    source="Booth, 1949",
    order=11,
)
