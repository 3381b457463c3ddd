"""A plateau: a wide level plain, a cliff, and a basin behind it."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Plateau",
    group="plateaus",
    formula="1 - exp(-(x^2 + y^2)/2) + (x^2 + y^2)/2000",
    domain=((-6, 6), (-6, 6)),
    start=(-4.6, 2.6),
    minima=((0, 0),),
    teaches="On the plain the gradient is almost zero: a small gradient does not mean that the minimum is near.",
    source="textbook",
    order=60,
)
