"""Two classes that overlap, with as many samples each: what the unbalanced ones are compared with."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn
from landscapes.data.drawing import two_clouds

EACH = 100


def drawn(random: np.random.Generator) -> Drawn:
    return two_clouds(random, EACH, EACH)


SET = DataSet(
    name="Balanced classes",
    about=(
        "Two clouds that overlap, 100 points each: the same clouds as in the unbalanced classes, with equal numbers."
    ),
    source="Drawn from a seed",
    columns=drawn,
    titles={"t": "class"},
    order=14,
)
