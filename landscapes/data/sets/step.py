"""A smooth step from -1 to 1."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, NOISE = 40, 0.1


def drawn(random: np.random.Generator) -> Drawn:
    u = np.linspace(-2, 2, COUNT)
    return {"u": u, "t": np.tanh(2 * u - 1) + NOISE * random.standard_normal(COUNT)}


SET = DataSet(
    name="Smooth step",
    about="40 points near t = tanh(2 u − 1), which goes up from −1 to 1.",
    source="Drawn from a seed",
    columns=drawn,
    order=6,
)
