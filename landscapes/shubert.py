"""Shubert's function: a product of two sums of waves."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Shubert",
    group="waves",
    formula=(
        "(cos(2x + 1) + 2cos(3x + 2) + 3cos(4x + 3) + 4cos(5x + 4) + 5cos(6x + 5)) "
        "(cos(2y + 1) + 2cos(3y + 2) + 3cos(4y + 3) + 4cos(5y + 4) + 5cos(6y + 5))"
    ),
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    start=(-1.8, -0.9),
    minima=(
        (-0.8003211004719731, -1.425128428319761),
        (-0.8003211004719731, 4.858056878859825),
        (-1.425128428319761, -0.8003211004719731),
        (4.858056878859825, -0.8003211004719731),
    ),
    teaches="Minima in rows and columns, most of them shallow. Only a few are as deep as the deepest.",
    source="Shubert, 1972",
    order=49,
)
