"""Beale's function: a flat valley between four steep corners."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Beale",
    group="valleys",
    formula="(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
    domain=((-4.5, 4.5), (-4.5, 4.5)),
    start=(0.75, 1.5),
    minima=((3, 0.5),),
    teaches="Very large gradients at the rim, tiny ones on the floor.",
    source="Beale, 1958",
    order=4,
)
