"""A line through points by Huber's loss: squares near the line, absolute errors beyond a distance of 1."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Line, Huber's loss",
    group="data",
    formula="((t - (w*u + b))^2 - max(0, abs(t - (w*u + b)) - 1)^2)/2",
    data=DATA["outlier"].samples(),
    domain=((-2, 3), (-1.5, 3.5)),
    start=(-1.2, -1),
    minima=((0.384821411016, 1.199696415037),),
    teaches="Errors up to 1 are squared, larger ones are not: smooth, and an outlier has little influence.",
    source="Huber, 1964, Robust estimation of a location parameter",
    order=74,
)
