"""Many near copies of a few points."""

import numpy as np

from landscapes.data.data_set import DataSet, Drawn

EACH, COPIES, JITTER = 5, 40, 0.05  # patterns of each class; copies of each pattern
CENTRE = (0.8, 0.5)


def drawn(random: np.random.Generator) -> Drawn:
    sides = np.repeat([-1.0, 1.0], EACH)
    patterns = sides[:, None] * CENTRE + random.standard_normal((2 * EACH, 2))
    # One pattern of each class is the mirror image of another, so that no line parts the classes without a mistake.
    patterns[::EACH] = -patterns[1::EACH]
    # Every round has each pattern once: the first tenth of the rows is like the next.
    rounds = np.concatenate([random.permutation(2 * EACH) for _ in range(COPIES)])
    u, v = (patterns[rounds] + JITTER * random.standard_normal((len(rounds), 2))).T
    return {"u": u, "v": v, "t": sides[rounds]}


SET = DataSet(
    name="Redundant points",
    about="400 points in two classes: 10 patterns in 40 near copies each. Every 10 rows hold each pattern once.",
    source="Drawn from a seed",
    columns=drawn,
    titles={"t": "class"},
    order=17,
)
