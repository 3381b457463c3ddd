"""Beale's function: a flat valley between four steep corners."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Beale",
    formula="(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
    domain=((-4.5, 4.5), (-4.5, 4.5)),
    start=(1.0, 1.5),
    minima=((3, 0.5),),
    teaches="Huge gradients at the rim, hardly any on the floor.",
    look_for="The first steps meet a steep wall, and the last ones a floor that is almost flat.",
    source="Beale, 1958",
    order=2,
)
