"""Points near a line, and one that is far from it."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, NOISE = 20, 0.2
MISTAKE = 8.0  # how far the outlier is below the line


def drawn(random: np.random.Generator) -> Drawn:
    u = np.linspace(0, 4, COUNT)
    t = 0.5 * u + 1 + NOISE * random.standard_normal(COUNT)
    t[-2] -= MISTAKE  # near the end of the line, where one point can turn it most
    return {"u": u, "t": t}


SET = DataSet(
    name="Line with an outlier",
    about="20 points near the line t = 0.5 u + 1. One of them is far below it, as a typing mistake would be.",
    source="Drawn from a seed",
    columns=drawn,
    order=4,
)
