"""The numbers of a NumPy script, float64, which divides by zero without raising, and what its rules call on them."""

import numpy as np

number = np.float64
sqrt, sign, maximum, minimum = np.sqrt, np.sign, np.maximum, np.minimum


def arithmetic():
    """Where a number is not finite the walk sees it; no warning is wanted."""
    return np.errstate(all="ignore")


def where(condition, a, b):
    return a if condition else b


def fill(x, value):
    """A constant, in the shape of x."""
    return np.full(np.shape(x), value)[()]


def drawn(noise, seed, steps):
    """A pair of noise for each step."""
    return noise * np.random.default_rng([seed, 0]).standard_normal((steps, 2)) if noise else [None] * steps
