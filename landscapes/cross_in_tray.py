"""The cross-in-tray: a cross of kinks over hollows in rows, the four deepest in the middle."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Cross-in-tray",
    group="kinks",
    formula="-0.0001(abs(sin(x) sin(y) exp(abs(100 - sqrt(x^2 + y^2)/pi))) + 1)^0.1",
    domain=((-10, 10), (-10, 10)),
    start=(0.7, 2.5),
    minima=(
        (1.3494066171539107, 1.3494066171539107),
        (1.3494066171539107, -1.3494066171539107),
        (-1.3494066171539107, 1.3494066171539107),
        (-1.3494066171539107, -1.3494066171539107),
    ),
    teaches="Kinks divide the surface into cells, each with a minimum. A path that only goes down stays in its cell.",
    source="Mishra, 2006",
    order=56,
)
