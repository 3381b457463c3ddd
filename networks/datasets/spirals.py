"""Two spirals that wind around each other."""

import numpy as np

from networks.datasets.dataset import Dataset, Drawn
from optimizers.base.numbers import in_full

TURNS = 1.5  # of each spiral around the centre
INNER = 0.1  # where it begins; it ends at distance 1


def drawn(random: np.random.Generator, kinds: np.ndarray, noise: float) -> Drawn:
    along = np.sqrt(random.uniform(size=len(kinds)))  # as dense far out as near the centre
    radius = INNER + (1 - INNER) * along
    angle = 2 * np.pi * TURNS * along + np.pi * kinds
    X = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return X + noise * random.standard_normal(X.shape), kinds


DATASET = Dataset(
    name="Spirals",
    about=f"Two spirals of {in_full(TURNS)} turns that wind around each other. They are hard to separate.",
    source="Drawn from a seed, after Lang and Witbrock 1988",
    draw=drawn,
    inputs=2,
    classes=2,
    noise=0.02,
    noise_about="standard deviation of each coordinate",
    order=3,
)
