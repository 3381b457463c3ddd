"""Larger batches mean less noise, unless a few wild data points outweigh all others."""

import numpy as np

from claims.base import Claim

SAMPLES, DRAWS, BATCHES = 1000, 200, (4, 16, 64)
DATA = {"Gaussian residuals": np.inf, "Heavy tails (Student's t, 3 degrees)": 3, "Wild outliers (Cauchy)": 1}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    return {name: np.array([falls(random, freedom) for _ in range(budget)]) for name, freedom in DATA.items()}


def falls(random: np.random.Generator, freedom: float) -> bool:
    """Whether both times that a batch grows fourfold, the error of its gradient falls: a line, least squares."""
    x = random.uniform(-2, 2, SAMPLES)
    wrong = random.standard_normal(SAMPLES) if np.isinf(freedom) else random.standard_t(freedom, SAMPLES)
    away = random.uniform(-1, 1, 2)  # how far the line that is looked at is from the true one
    residual = away[0] * x + away[1] - wrong
    gradients = 2 * residual[:, None] * np.stack([x, np.ones(SAMPLES)], axis=-1)
    whole = gradients.mean(axis=0)
    errors = []
    for batch in BATCHES:
        drawn = gradients[random.integers(SAMPLES, size=(DRAWS, batch))].mean(axis=1)
        errors.append(np.median(np.linalg.norm(drawn - whole, axis=-1)))
    return bool((np.diff(errors) < 0).all())


CLAIM = Claim(
    statement="Larger batches mean less noise.",
    said_by="Goodfellow, Bengio and Courville 2016, section 8.1.3; common in lectures",
    group="noise",
    order=4,
    experiment=(
        "A line through 1000 drawn points, least squares, looked at away from its best fit. For batches of 4, 16 "
        "and 64 points, 200 of each, the median error of the batch's gradient. It holds if both times that the "
        "batch grows fourfold, the error is smaller. The scatter of the points about the line is Gaussian, has "
        "heavy tails, or has wild outliers."
    ),
    trials=trials,
    link={"surface": "line_fit", "noise": "1", "methods": "gradient_descent", "gradient_descent.lr": "0.05"},
    look=(
        "The error falls as one over the root of the batch, if the data have a variance. With wild outliers a "
        "larger batch mostly means more chances to draw one. Try the noise here: 1, then 0.5 as from four times "
        "the batch."
    ),
)
