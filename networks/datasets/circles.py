"""A circle around a smaller one."""

import numpy as np

from networks.datasets.dataset import Dataset, Drawn

RADII = np.array([1.0, 0.5])  # of the classes


def drawn(random: np.random.Generator, kinds: np.ndarray, noise: float) -> Drawn:
    around = 2 * np.pi * random.uniform(size=len(kinds))
    X = RADII[kinds, None] * np.stack([np.cos(around), np.sin(around)], axis=-1)
    return X + noise * random.standard_normal(X.shape), kinds


DATASET = Dataset(
    name="Circles",
    about="A circle around one of half its size. No straight line separates them.",
    source="Drawn from a seed, after make_circles of scikit-learn",
    draw=drawn,
    inputs=2,
    classes=2,
    noise=0.1,
    noise_about="standard deviation of each coordinate",
    order=2,
)
