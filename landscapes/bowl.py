"""A round bowl: the easiest surface there is."""

from landscapes.formula.landscape import conditioned

SURFACE = conditioned(
    name="Bowl",
    group="valleys",
    template="x^2 + kappa y^2",
    kappa=1,
    domain=((-2, 2), (-2, 2)),
    start=(-1.5, 1.2),
    minima=((0, 0),),
    teaches="All directions curve alike, so the gradient points straight at the minimum.",
    source="textbook",
    order=2,
)
