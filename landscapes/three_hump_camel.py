"""The three-hump camel: one minimum that is global, two beside it that are not."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Three-hump camel",
    group="minima",
    formula="2x^2 - 1.05x^4 + x^6/6 + x*y + y^2",
    domain=((-2.5, 2.5), (-2.5, 2.5)),
    start=(-2.1, 1.8),
    minima=((0, 0),),
    teaches="Two local minima flank the global one, each with a basin of its own.",
    source="Branin, 1972",
    order=31,
)
