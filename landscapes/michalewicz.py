"""Michalewicz's function: narrow gullies in a plain, the minimum where two of them cross."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Michalewicz",
    group="plateaus",
    formula="-sin(x) sin(x^2/pi)^20 - sin(y) sin(2y^2/pi)^20",
    domain=((0, 3.2), (0, 3.2)),
    start=(1.4, 1.8),
    minima=((2.2029055201726093, 1.5707963267948966),),
    teaches="A plain, where the gradient is almost zero, with gullies. The minimum is where two cross.",
    source="Michalewicz, 1992",
    order=62,
)
