"""A curve that is flat, then a rising line."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, NOISE = 40, 0.1


def drawn(random: np.random.Generator) -> Drawn:
    u = np.linspace(-2, 2, COUNT)
    return {"u": u, "t": np.maximum(0, 1.5 * u - 0.5) + NOISE * random.standard_normal(COUNT)}


SET = DataSet(
    name="Hinge",
    about="40 points near t = max(0, 1.5 u − 0.5): flat, then a rising line.",
    source="Drawn from a seed",
    columns=drawn,
    order=9,
)
