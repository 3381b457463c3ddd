"""Off at small u, on at large u."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT = 60


def drawn(random: np.random.Generator) -> Drawn:
    u = np.linspace(-3, 3, COUNT)
    return {"u": u, "t": np.where(random.random(COUNT) < 1 / (1 + np.exp(0.5 - u)), 1.0, 0.0)}


SET = DataSet(
    name="Switch",
    about="60 points with t = 0 or 1. The larger u, the more often t is 1: its chance is σ(u − 0.5).",
    source="Drawn from a seed",
    columns=drawn,
    titles={"t": "off or on"},
    order=7,
)
