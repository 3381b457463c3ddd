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


def mean_over_samples(program, data):
    """The mean of what a program gives for each sample, added up one after another; with `rows`, over those alone."""
    columns = np.array(list(data.values()))

    def means(x, y, rows=None):
        taken = columns if rows is None else columns[:, rows]
        entries = program(x, y, *taken.reshape(*taken.shape, *[1] * np.ndim(x)))

        def mean(entry):
            return np.add.accumulate(entry, axis=0)[-1] / taken.shape[1] if np.ndim(entry) > np.ndim(x) else entry

        return tuple(map(mean, entries)) if isinstance(entries, tuple) else mean(entries)

    return means


def drawn(noise, seed, steps):
    """A pair of noise for each step."""
    return noise * np.random.default_rng([seed, 0]).standard_normal((steps, 2)) if noise else [None] * steps
