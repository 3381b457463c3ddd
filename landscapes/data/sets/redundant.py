"""Many near copies of a few points."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn
from landscapes.data.drawing import two_classes

PATTERNS, COPIES = 10, 40  # patterns of both classes together
JITTER = 0.05
CENTRE = (0.6, 0.4)


def drawn(random: np.random.Generator) -> Drawn:
    patterns = np.repeat(random.standard_normal((2, PATTERNS // 2, 2)), COPIES, axis=1)
    points = patterns + JITTER * random.standard_normal(patterns.shape)
    return two_classes(random, points[0] - CENTRE, points[1] + CENTRE)


SET = DataSet(
    name="Redundant points",
    about="400 points in two classes: 10 patterns, each in 40 near copies. A tenth of them has nearly the same loss.",
    source="Drawn from a seed",
    columns=drawn,
    titles={"t": "class"},
    order=16,
)
