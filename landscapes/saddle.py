"""A saddle: a minimum along x, a maximum along y."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Saddle",
    formula="x^2 - y^2",
    domain=((-2, 2), (-2, 2)),
    start=(-1.6, 0.01),
    teaches="A point where the slope is zero and which is no minimum; this surface has none.",
    look_for="All methods slide to the saddle; watch how long each one needs to notice the way down beside it.",
    source="textbook",
    order=3,
)
