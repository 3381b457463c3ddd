"""A noisy sine: one input, and a number to be told from it."""

import numpy as np

from networks.datasets.dataset import Dataset, Drawn


def drawn(random: np.random.Generator, kinds: np.ndarray, noise: float) -> Drawn:
    x = random.uniform(-1, 1, size=len(kinds))
    return x[:, None], np.sin(np.pi * x) + noise * random.standard_normal(len(kinds))


DATASET = Dataset(
    name="Sine",
    about="One period of a sine with noise. The target is a number.",
    source="Drawn from a seed",
    draw=drawn,
    inputs=1,
    classes=0,
    noise=0.1,
    noise_about="standard deviation of the target",
    order=5,
)
