"""The drop-wave function: rings around a hole, as a drop leaves them on water."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Drop-wave",
    group="waves",
    formula="-(1 + cos(12sqrt(x^2 + y^2)))/((x^2 + y^2)/2 + 2)",
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    start=(0.6, -1),
    minima=((0, 0),),
    teaches="Rings around a hole, as on water: each ring is a trough, and holds a path that only goes downhill.",
    source="Molga and Smutnicki, 2005",
    order=45,
)
