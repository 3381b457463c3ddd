"""Hölder's table: hollows between kinks, the four deepest at the table's legs."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Hölder table",
    group="kinks",
    formula="-abs(sin(x) cos(y) exp(abs(1 - sqrt(x^2 + y^2)/pi)))",
    domain=((-10, 10), (-10, 10)),
    start=(7.6, -1.9),
    minima=(
        (8.055023475736563, 9.664590019241272),
        (8.055023475736563, -9.664590019241272),
        (-8.055023475736563, 9.664590019241272),
        (-8.055023475736563, -9.664590019241272),
    ),
    teaches="Kinks divide the surface into cells, each with minima of its own. The deepest are near the corners.",
    source="Mishra, 2006",
    order=57,
)
