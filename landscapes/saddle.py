"""A saddle: a valley along x, a ridge along y, and no minimum."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Saddle",
    group="saddles",
    formula="x^2 - y^2",
    domain=((-2, 2), (-2, 2)),
    start=(-1.6, 0.001),
    teaches="At the saddle the gradient is zero, but it is not a minimum. This surface has none.",
    source="textbook",
    order=20,
)
