"""Two classes of which one has nine samples in ten."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn
from landscapes.data.drawing import two_clouds

FREQUENT, RARE = 180, 20


def drawn(random: np.random.Generator) -> Drawn:
    return two_clouds(random, FREQUENT, RARE)


SET = DataSet(
    name="Unbalanced classes",
    about="Two clouds that overlap: 180 points with t = −1, and only 20 with t = 1.",
    source="Drawn from a seed",
    columns=drawn,
    titles={"t": "class"},
    order=15,
)
