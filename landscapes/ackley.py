"""Ackley's function: a funnel full of ripples, with a sharp tip."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Ackley",
    group="waves",
    formula="-20exp(-0.2sqrt((x^2 + y^2)/2)) - exp((cos(2pi x) + cos(2pi y))/2) + e + 20",
    domain=((-5, 5), (-5, 5)),
    start=(-3.4, 2.6),
    minima=((0, 0),),
    sharp=True,
    teaches="Nearly flat far out, rippled everywhere, and steep right up to a sharp tip at the minimum.",
    source="Ackley, 1987",
    order=40,
)
