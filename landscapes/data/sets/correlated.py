"""Two inputs that nearly say the same."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, NOISE = 100, 0.1
CORRELATION = 0.95


def drawn(random: np.random.Generator) -> Drawn:
    u, other = random.standard_normal((2, COUNT))
    v = CORRELATION * u + np.sqrt(1 - CORRELATION**2) * other
    # The means are 1, and cancel in t: a model without an intercept suits raw and centred inputs alike.
    return {"u": u + 1, "v": v + 1, "t": u - v + NOISE * random.standard_normal(COUNT)}


SET = DataSet(
    name="Correlated inputs",
    about="100 points near t = u − v. The inputs u and v go up and down together: their correlation is 0.95.",
    source="Drawn from a seed",
    columns=drawn,
    order=19,
)
