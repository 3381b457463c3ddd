"""Schwefel's function: waves that grow with the distance, the lowest far from the second lowest.

The window is a little off the middle, so that grids have no points on the axes, where the curvature has no number.
"""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Schwefel",
    group="waves",
    formula="837.9658 - x sin(sqrt(abs(x))) - y sin(sqrt(abs(y)))",
    domain=((-500, 510), (-500, 510)),
    start=(311, 443),
    minima=((420.96874635998203, 420.96874635998203),),
    teaches="The lowest minimum lies far from the next lowest: low ground does not say where it is lower still.",
    source="Schwefel, 1981",
    order=48,
)
