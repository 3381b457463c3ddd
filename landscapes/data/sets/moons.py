"""Two half circles that reach into each other."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn
from landscapes.data.drawing import two_classes

EACH, NOISE = 100, 0.2
MIDDLE = (0.5, 0.25)  # between the two half circles: a line through the origin can part them as well as any line


def drawn(random: np.random.Generator) -> Drawn:
    along = np.linspace(0, np.pi, EACH)
    upper = np.transpose([np.cos(along), np.sin(along)]) - MIDDLE
    spread = NOISE * random.standard_normal((2, EACH, 2))
    return two_classes(random, upper + spread[0], -upper + spread[1])


SET = DataSet(
    name="Moons",
    about="Two half circles that reach into each other, 100 points each: t = −1 above, t = 1 below.",
    source="Drawn from a seed, after make_moons of scikit-learn",
    columns=drawn,
    titles={"t": "class"},
    order=11,
)
