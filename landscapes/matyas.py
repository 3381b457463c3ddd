"""Matyas's function: a long, shallow valley along the diagonal."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Matyas",
    group="valleys",
    formula="0.26(x^2 + y^2) - 0.48x*y",
    domain=((-10, 10), (-10, 10)),
    start=(-7, 2),
    minima=((0, 0),),
    teaches="A valley along the diagonal, 25 times flatter along it than across.",
    source="Matyas, 1965",
    order=12,
)
