"""Levy's function number 13: waves on a bowl, fine ones across, coarse ones along."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Levy N. 13",
    group="waves",
    formula="sin(3pi x)^2 + (x - 1)^2 (1 + sin(3pi y)^2) + (y - 1)^2 (1 + sin(2pi y)^2)",
    domain=((-4, 6), (-4, 6)),
    start=(-2.3, 4.4),
    minima=((1, 1),),
    teaches="Waves on a bowl: hundreds of local minima, and the overall trend leads to the lowest.",
    source="Levy and Montalvo, 1985",
    order=42,
)
