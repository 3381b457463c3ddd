"""The monkey saddle: three valleys and three ridges meet, and the curvature vanishes where they do."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Monkey saddle",
    group="saddles",
    formula="x^3 - 3x*y^2",
    domain=((-2, 2), (-2, 2)),
    start=(1.5, 0.001),
    teaches="Three valleys meet where gradient and curvature are zero. From a ridge, this point looks like a minimum.",
    source="Hilbert and Cohn-Vossen, 1932",
    order=21,
)
