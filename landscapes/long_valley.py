"""A long valley with a flat floor, entered on its ridge of symmetry.

Across it curves 20, along it never more than about 1: two minima lie far apart, and the start is almost midway.
"""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Long valley",
    group="saddles",
    formula="10y^2 + (x^2 - 9)^2/200",
    domain=((-4, 4), (-4, 4)),
    start=(0.01, 1.5),
    minima=((3, 0), (-3, 0)),
    teaches="Almost all of the gradient points across the valley; a method must find the small part along it.",
    source="in the manner of Radford, 2014",
    order=22,
)
