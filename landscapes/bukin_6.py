"""Bukin's function number 6: a bent valley with vertical walls, whose floor is a kink."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Bukin N. 6",
    group="kinks",
    formula="100sqrt(abs(y - x^2/100)) + abs(x + 10)/100",
    domain=((-15, -5), (-4, 6)),
    start=(-7, 4),
    minima=((-10, 1),),
    sharp=True,
    teaches="The floor of the valley is a kink: the gradient points across it, and grows without bound close to it.",
    source="Bukin, 1997",
    order=55,
)
