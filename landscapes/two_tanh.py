"""Two tanh units whose sum is fitted: either may take either part."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Two tanh units",
    group="data",
    formula="(t - (tanh(w1*u) + tanh(w2*u)))^2",
    data=DATA["bends"].samples(),
    domain=((-3, 5), (-3, 5)),
    start=(-1.6, -2),
    minima=((0.488818734639, 2.85299168629), (2.85299168629, 0.488818734639)),
    teaches="The two units are interchangeable: two mirrored minima, and a saddle point between them.",
    source="Hecht-Nielsen, 1990, On the algebraic structure of feedforward network weight spaces",
    order=78,
)
