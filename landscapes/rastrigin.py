"""Rastrigin's function: a bowl full of dimples."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Rastrigin",
    group="waves",
    formula="20 + x^2 + y^2 - 10cos(2pi x) - 10cos(2pi y)",
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    start=(-3.3, 2.4),
    minima=((0, 0),),
    teaches="Many local minima: downhill leads to a small hollow, not to the bottom of the bowl.",
    source="Rastrigin, 1974",
    order=44,
)
