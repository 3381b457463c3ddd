"""A curve with a steep and a gentle bend: the sum of two tanh."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, NOISE = 40, 0.05


def drawn(random: np.random.Generator) -> Drawn:
    u = np.linspace(-3, 3, COUNT)
    return {"u": u, "t": np.tanh(3 * u) + np.tanh(0.5 * u) + NOISE * random.standard_normal(COUNT)}


SET = DataSet(
    name="Two bends",
    about="40 points near t = tanh(3 u) + tanh(0.5 u): steep in the middle, gentle outside.",
    source="Drawn from a seed",
    columns=drawn,
    order=8,
)
