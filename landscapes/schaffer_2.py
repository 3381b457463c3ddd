"""Schaffer's function number 2: a cross of smooth ground between waves that grow ever narrower."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Schaffer N. 2",
    group="waves",
    formula="0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001(x^2 + y^2))^2",
    domain=((-3, 3), (-3, 3)),
    start=(-1.1, 1),
    minima=((0, 0),),
    teaches="Two almost level valleys cross at the minimum, with ever narrower waves beside them.",
    source="Mishra, 2006, after Schaffer",
    order=46,
)
