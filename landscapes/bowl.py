"""A round bowl: the easiest surface there is."""

from landscapes.formula.landscape import condition_number, with_letters

SURFACE = with_letters(
    name="Bowl",
    group="valleys",
    template="x^2 + κ y^2",
    parameters=(condition_number(1),),
    domain=((-2, 2), (-2, 2)),
    start=(-1.5, 1.2),
    minima=((0, 0),),
    teaches="All directions curve alike, so the gradient points straight at the minimum.",
    source="textbook",
    order=2,
)
