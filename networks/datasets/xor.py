"""Exclusive or: the class says whether the two inputs have the same sign."""

import numpy as np

from networks.datasets.dataset import Dataset, Drawn


def drawn(random: np.random.Generator, kinds: np.ndarray, noise: float) -> Drawn:
    size = random.uniform(size=(len(kinds), 2))
    first = random.choice([-1.0, 1.0], size=len(kinds))
    X = size * np.stack([first, first * (1 - 2 * kinds)], axis=-1)
    return X + noise * random.standard_normal(X.shape), kinds


DATASET = Dataset(
    name="XOR",
    about="Four squares. Squares at opposite corners are one class.",
    source="Drawn from a seed, after Minsky and Papert 1969",
    draw=drawn,
    inputs=2,
    classes=2,
    noise=0.05,
    noise_about="standard deviation of each coordinate",
    order=4,
)
