"""A noisy sine."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, NOISE = 60, 0.15


def drawn(random: np.random.Generator) -> Drawn:
    u = np.linspace(-3, 3, COUNT)
    return {"u": u, "t": np.sin(3 * u) + NOISE * random.standard_normal(COUNT)}


SET = DataSet(
    name="Noisy sine",
    about="60 points near t = sin(3 u).",
    source="Drawn from a seed",
    columns=drawn,
    order=10,
)
