"""Levy's function: waves on a bowl, deeper and faster across than along."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Levy",
    group="waves",
    formula=(
        "sin(pi(x + 3)/4)^2 + (x - 1)^2/16 (1 + 10sin(pi(x + 3)/4 + 1)^2) + (y - 1)^2/16 (1 + sin(pi(y + 3)/2)^2)"
    ),
    domain=((-10, 10), (-10, 10)),
    start=(-0.8, 8),
    minima=((1, 1),),
    teaches="Waves on a bowl. They grow with the distance, ten times faster along x than along y.",
    source="Levy and Montalvo, 1985",
    order=43,
)
