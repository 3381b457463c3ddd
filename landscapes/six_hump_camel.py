"""The six-hump camel: six minima, two of them the lowest."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Six-hump camel",
    group="minima",
    formula="(4 - 2.1x^2 + x^4/3)x^2 + x*y + (4y^2 - 4)y^2",
    domain=((-2, 2), (-2, 2)),
    start=(-1.7, 0.1),
    minima=((-0.08984201310031806, 0.7126564030207396), (0.08984201310031806, -0.7126564030207396)),
    teaches="Six minima in three pairs: half a turn leaves the surface the same.",
    source="Dixon and Szegő, 1978",
    order=32,
)
