"""McCormick's function: a sheet of waves on a slope."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="McCormick",
    group="minima",
    formula="sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
    domain=((-3, 4), (-3, 4)),
    start=(3.4, -0.6),
    minima=((-0.5471975511965977, -1.5471975511965976),),
    teaches="A parabola across, waves along: each wave is lower than the one before it.",
    source="McCormick, 1976",
    order=34,
)
