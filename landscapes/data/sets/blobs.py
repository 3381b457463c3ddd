"""Two clouds that a line through the origin parts without a mistake."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn
from landscapes.data.drawing import two_classes

EACH, SPREAD = 30, 0.5
CENTRE = (1.2, 0.8)
GAP = 0.3  # the least distance of a point from the line that parts the clouds


def drawn(random: np.random.Generator) -> Drawn:
    across = np.divide(CENTRE, np.hypot(*CENTRE))
    points = CENTRE + SPREAD * random.standard_normal((2, EACH, 2))
    beyond = points @ across - GAP
    # A point on the wrong side of the gap is reflected to the right side of it.
    points += 2 * np.maximum(0, -beyond)[..., None] * across
    return two_classes(random, -points[0], points[1])


SET = DataSet(
    name="Blobs",
    about="Two clouds of 30 points, t = −1 and t = 1, with a gap between them: a line separates them without error.",
    source="Drawn from a seed",
    columns=drawn,
    titles={"t": "class"},
    order=13,
)
