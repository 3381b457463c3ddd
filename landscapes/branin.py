"""Branin's function: a bent valley with three minima, all equally deep."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Branin",
    group="minima",
    formula="(y - 5.1x^2/(4pi^2) + 5x/pi - 6)^2 + 10(1 - 1/(8pi))cos(x) + 10",
    domain=((-5, 10), (0, 15)),
    start=(2.3, 14),
    minima=((-3.141592653589793, 12.275), (3.141592653589793, 2.275), (9.42477796076938, 2.475)),
    teaches="A bent valley with waves along its floor: three minima, all equally deep.",
    source="Branin, 1972",
    order=35,
)
