"""Himmelblau's function: four minima, all equally deep."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Himmelblau",
    group="minima",
    formula="(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    domain=((-6, 6), (-6, 6)),
    start=(-0.3, -0.9),
    minima=(
        (3, 2),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    ),
    teaches="Four minima, all equally deep: where you end depends on where you start.",
    source="Himmelblau, 1972",
    order=30,
)
