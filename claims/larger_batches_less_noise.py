"""Larger batches mean less noise, unless a few wild data points outweigh all others."""

from itertools import pairwise

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import over
from landscapes import Data, Landscape, from_formula

DRAWS, BATCHES = 200, (4, 16, 64)
REAL = {"Iris": ("moons", "iris"), "Old Faithful": ("line_fit", "faithful")}
MADE = {"Moons": ("moons", "moons"), "Rare feature": ("rare_feature", "rare")}
SCATTER = {"Heavy tails (Student's t, 3 degrees)": 3, "Wild outliers (Cauchy)": 1}
SAMPLES, WINDOW = 1000, ((-1.0, 1.0), (-1.0, 1.0))  # of a line through drawn points, which has its best fit at 0
POINTS = 50


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    held = {}
    for name, made_of in (REAL | MADE).items():
        held[name] = np.array([falls(random, over(*made_of)) for _ in range(budget)])
    for name, freedom in SCATTER.items():
        held[name] = np.array([falls(random, line(random, freedom)) for _ in range(budget)])
    return held


def line(random: np.random.Generator, freedom: float) -> Landscape:
    """A line, least squares, over points that scatter about it as Student's t does."""
    data = Data({"u": random.uniform(-2, 2, SAMPLES), "t": random.standard_t(freedom, SAMPLES)})
    return from_formula("(t - (w*u + b))^2", data, domain=WINDOW, start=(1, 1))


def falls(random: np.random.Generator, surface: Landscape) -> bool:
    """Whether both times that a batch grows fourfold, the error of its gradient falls."""
    return bool((np.diff(errors(random, surface)) < 0).all())


def errors(random: np.random.Generator, surface: Landscape) -> np.ndarray:
    """(batches,) the median error of the gradients of DRAWS batches of each size, at a point drawn from the window."""
    gradients = surface.sample_gradients(random.uniform(*np.transpose(surface.domain)))
    count = len(gradients)
    drawn = [gradients[random.integers(count, size=(DRAWS, batch))].mean(axis=1) for batch in BATCHES]
    return np.array([np.median(np.linalg.norm(each - gradients.mean(axis=0), axis=-1)) for each in drawn])


def measure() -> Numbers:
    """On Iris, by how much the error falls each time, the median of some points."""
    random = np.random.default_rng(0)
    found = np.median([errors(random, over(*REAL["Iris"])) for _ in range(POINTS)], axis=0)
    parts = zip(pairwise(BATCHES), pairwise(found), strict=True)
    return {f"{large} for {small}": float(after / before) for (small, large), (before, after) in parts}


CLAIM = Claim(
    statement="Larger batches mean less noise.",
    said_by="Goodfellow, Bengio and Courville 2016, section 8.1.3; common in lectures",
    group="noise",
    order=4,
    experiment=(
        "Models on real and random samples, each at a random point of the window. There are 200 batches each "
        "of 4, 16 and 64 samples, drawn with replacement. The noise is the median error of the batch's "
        "gradient. The claim holds if it is smaller both times that the batch grows fourfold. In the last two "
        "settings, a line is fitted to 1,000 random points. These scatter about the line with heavy tails or "
        "with wild outliers."
    ),
    trials=trials,
    link={
        "surface": "moons",
        "data": "iris",
        "batch": "4",
        "order": "replace",
        "methods": "gradient_descent",
        "gradient_descent.lr": "0.05",
    },
    look=(
        "From 4 samples to 16, the error on Iris falls to {16 for 4} of what it was; from 16 to 64, to "
        "{64 for 16}. It falls about as one over √(batch size). The claim held in "
        "{Rare feature} cases on the rare feature, which most batches of 4 miss. With wild outliers it held "
        "in {Wild outliers (Cauchy)}: a larger batch contains more of them."
    ),
    measure=measure,
)
