"""Two features, of which one is nearly always 0."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

COUNT, RARE, NOISE = 200, 6, 0.1


def drawn(random: np.random.Generator) -> Drawn:
    u, v = np.where(random.random(COUNT) < 0.5, -1.0, 1.0), np.zeros(COUNT)
    v[random.choice(COUNT, RARE, replace=False)] = 1
    return {"u": u, "v": v, "t": u + 2 * v + NOISE * random.standard_normal(COUNT)}


SET = DataSet(
    name="Rare feature",
    about="200 points near t = u + 2 v. The feature v is 1 in only 6 of them, and 0 in all others.",
    source="Drawn from a seed, after Duchi, Hazan & Singer, 2011",
    columns=drawn,
    titles={"u": "frequent feature", "v": "rare feature"},
    order=16,
)
