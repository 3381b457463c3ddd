"""Griewank's function: a wide bowl covered with shallow ripples."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Griewank",
    group="waves",
    formula="(x^2 + y^2)/4000 - cos(x)*cos(y/sqrt(2)) + 1",
    domain=((-10, 10), (-10, 10)),
    start=(-7.5, 6),
    minima=((0, 0),),
    teaches="The ripples are much steeper than the bowl below them: up close, the gradient hides the overall trend.",
    source="Griewank, 1981",
    order=41,
)
