"""Schwefel's function: waves that grow with the distance, the lowest far from the second lowest."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Schwefel",
    group="waves",
    formula="837.9658 - x sin(sqrt(abs(x))) - y sin(sqrt(abs(y)))",
    domain=((-500, 500), (-500, 500)),
    start=(311, 443),
    minima=((420.96874635998203, 420.96874635998203),),
    teaches="The lowest minimum lies far from the next lowest: low ground does not say where it is lower still.",
    source="Schwefel, 1981",
    order=48,
)
