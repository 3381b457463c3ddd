"""Peaks: three hills and three hollows, made of bell curves."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Peaks",
    group="minima",
    formula="3(1 - x)^2 exp(-x^2 - (y + 1)^2) - 10(x/5 - x^3 - y^5) exp(-x^2 - y^2) - exp(-(x + 1)^2 - y^2)/3",
    domain=((-3, 3), (-3, 3)),
    start=(0.1, 1.2),
    minima=((0.22827892055636914, -1.6255349574999964),),
    teaches="Hills, hollows, saddles and a plain, all in one window.",
    source="MATLAB, 1984",
    order=36,
)
