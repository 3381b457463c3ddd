"""Logistic regression on two classes that a line parts without a fault: its minimum lies at infinity."""

from landscapes.data import DATA
from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Logistic regression, separable blobs",
    group="data",
    formula="ln(1 + e^(-t*(w1*u + w2*v)))",
    data=DATA["blobs"].samples(),
    domain=((-4, 12), (-4, 12)),
    start=(-2, 1),
    teaches=(
        "A line separates the classes without error. Longer weights always fit better, so the loss falls for ever."
    ),
    source="Albert & Anderson, 1984, On the existence of maximum likelihood estimates in logistic regression models",
    order=72,
)
