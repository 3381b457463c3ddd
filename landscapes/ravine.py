"""A ravine: much steeper across than along, by a factor that can be chosen."""

from landscapes.formula.landscape import condition_number, with_letters

SURFACE = with_letters(
    name="Ravine",
    group="valleys",
    template="x^2/2 + κ y^2/2",
    parameters=(condition_number(180),),
    domain=((-2, 2), (-2, 2)),
    start=(-1.8, 0.8),
    minima=((0, 0),),
    teaches="A narrow valley: steep across it, flat along it.",
    source="textbook",
    order=1,
)
