"""Two half circles that reach into each other."""

import numpy as np

from networks.datasets.dataset import Dataset, Drawn


def drawn(random: np.random.Generator, kinds: np.ndarray, noise: float) -> Drawn:
    along = np.pi * random.uniform(size=len(kinds))
    upper = np.stack([np.cos(along), np.sin(along)], axis=-1) - (0.5, 0.25)
    X = np.where(kinds[:, None] == 0, upper, -upper)
    return X + noise * random.standard_normal(X.shape), kinds


DATASET = Dataset(
    name="Moons",
    about="Two half circles that reach into each other.",
    source="Drawn from a seed, after make_moons of scikit-learn",
    draw=drawn,
    inputs=2,
    classes=2,
    noise=0.2,
    noise_about="standard deviation of each coordinate",
    order=1,
)
