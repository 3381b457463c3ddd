"""Rosenbrock's curved valley."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Rosenbrock",
    group="valleys",
    formula="(1 - x)^2 + 100(y - x^2)^2",
    domain=((-2, 2), (-1, 3)),
    start=(-1.2, 1.0),
    minima=((1, 1),),
    teaches="A curved valley, steep across and nearly flat along.",
    source="Rosenbrock, 1960",
    order=3,
)
