"""A ravine: 180 times steeper across than along."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Ravine",
    formula="x^2/2 + 90y^2",
    domain=((-2, 2), (-2, 2)),
    start=(-1.8, 0.8),
    minima=((0, 0),),
    teaches="Pathological curvature: steep across, flat along.",
    look_for="Gradient descent zig-zags between the walls while it hardly moves along the floor.",
    source="textbook",
    order=1,
)
