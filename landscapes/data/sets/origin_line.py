"""Points near a line through the origin."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, NOISE = 40, 0.2
SLOPE = 1.4


def drawn(random: np.random.Generator) -> Drawn:
    u = np.linspace(-1.7, 1.7, COUNT)  # the mean of u² is 1
    return {"u": u, "t": SLOPE * u + NOISE * random.standard_normal(COUNT)}


SET = DataSet(
    name="Line through the origin",
    about="40 points near the line t = 1.4 u.",
    source="Drawn from a seed",
    columns=drawn,
    order=5,
)
