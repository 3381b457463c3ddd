"""Two half circles that reach into each other."""

import numpy as np

from networks.datasets.dataset import Dataset, Drawn


def drawn(random: np.random.Generator, count: int, noise: float) -> Drawn:
    y = random.permutation(np.arange(count) % 2)
    along = np.pi * random.uniform(size=count)
    upper = np.stack([np.cos(along), np.sin(along)], axis=-1) - (0.5, 0.25)
    X = np.where(y[:, None] == 0, upper, -upper)
    return X + noise * random.standard_normal(X.shape), y


DATASET = Dataset(
    name="Moons",
    about="Two half circles that reach into each other.",
    source="Drawn from a seed, after make_moons of scikit-learn",
    draw=drawn,
    noise=0.2,
    noise_about="standard deviation of each coordinate",
    classes=2,
    order=1,
)
