"""A line through points by the mean of its absolute errors: an outlier counts no more than its distance."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Line, absolute errors",
    group="data",
    formula="abs(t - (w*u + b))",
    data=DATA["outlier"].samples(),
    domain=((-2, 3), (-1.5, 3.5)),
    start=(-1.2, -1),
    minima=((0.435718809373, 1.133),),
    sharp=True,
    teaches="Errors are not squared, so one outlier hardly moves the line. The surface is made of facets.",
    source="Boscovich, 1757, by Eisenhart, 1961, Boscovich and the combination of observations",
    order=73,
)
