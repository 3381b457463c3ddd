"""Goldstein and Price's function: values from 3 to a million in one window."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Goldstein–Price",
    group="valleys",
    formula="(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6x*y + 3y^2))"
    " * (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36x*y + 27y^2))",
    domain=((-2, 2), (-2, 2)),
    start=(-0.5, 0.4),
    minima=((0, -1),),
    teaches="Heights from 3 to a million: one learning rate cannot suit both the walls and the floor.",
    source="Goldstein and Price, 1971",
    order=13,
)
