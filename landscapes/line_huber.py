"""A line through points by Huber's loss: squares near the line, absolute errors beyond a distance of 1."""

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Line, Huber's loss",
    group="data",
    formula="((t - (w*u + b))^2 - max(0, abs(t - (w*u + b)) - 1)^2)/2",
    data=Data({"u": range(-3, 5), "t": [-0.5, 0.3, 0.1, 1.5, 1.3, 2, 2.9, -2.5]}),
    domain=((-2, 3), (-1.5, 3.5)),
    start=(-1.2, -1),
    minima=((0.385714285714, 0.942857142857),),
    teaches="Errors up to 1 are squared, larger ones count as they are: smooth, and an outlier has little say.",
    source="Huber, 1964, Robust estimation of a location parameter",
    order=54,
)
