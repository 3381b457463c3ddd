"""A network of two layers with one weight each: both multiply the input."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Two layers, one weight each",
    group="data",
    formula="(t - w2*w1*u)^2",
    data=DATA["origin_line"].samples(),
    domain=((-3, 3), (-3, 3)),
    start=(-1.6, 1.75),
    teaches=(
        "Only the product of the weights counts: a saddle at the origin, and a floor that is flat here, sharp there."
    ),
    source="Baldi & Hornik, 1989, Neural networks and principal component analysis",
    order=77,
)
