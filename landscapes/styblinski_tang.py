"""Styblinski and Tang's function: four bowls in the corners, one the deepest."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Styblinski–Tang",
    group="minima",
    formula="(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
    domain=((-5, 5), (-5, 5)),
    start=(0.4, 3.9),
    minima=((-2.903534027771177, -2.903534027771177),),
    teaches="Four bowls of different depths: from inside one, the gradient tells nothing about the others.",
    source="Styblinski and Tang, 1990",
    order=33,
)
