"""Rprop fails on mini-batches: its signs find the line of most samples, not the line of their mean."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import late_loss, minimum, over, size_told
from experiments import run
from experiments.studies.cloud import cloud
from landscapes import Landscape

FAILS = 2  # times gradient descent's late loss
SURFACES = {
    "Skewed errors": ("line_fit", "skewed"),
    "Moons": ("moons", "moons"),
    "Iris": ("moons", "iris"),
}
BATCHES = (1, None)
OTHER, STARTS = ("rare_feature", "rare"), 20  # where the gradients of samples are not skewed
START, STEPS, LATE = (1.0, 0.1), 200, 100  # the race of the link: it begins at the best line
RATES = {"gradient_descent": 0.05, "rprop": 0.01}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    return {
        f"{name} · {size_told(batch)}": times(over(*made_of), batch, budget, seed) >= FAILS
        for name, made_of in SURFACES.items()
        for batch in BATCHES
    }


def times(surface: Landscape, batch: int | None, budget: int, seed: int) -> np.ndarray:
    """(cases,) how many times gradient descent's late loss that of Rprop is."""
    starts = cloud(surface, budget, seed, "report")
    rprop, plain = (late_loss(surface, method, starts, seed, batch) for method in ("rprop", "gradient_descent"))
    return rprop / plain


def measure() -> Numbers:
    """How far the intercept is from the best one late on the skewed errors, the median of the last steps; and how many
    times gradient descent's late loss that of Rprop is on a rare feature, the median of some starts.
    """
    surface = over("line_fit", "skewed")
    best = minimum(surface)[1]
    numbers = {"times, rare feature": float(np.median(times(over(*OTHER), 1, STARTS, 0)))}
    for method, rate in RATES.items():
        path = run(surface, method, START, steps=STEPS, hypers={"lr": rate}, batch=1).path
        numbers[f"distance of {method}"] = float(np.median(abs(path[-LATE:, 0, 1] - best)))
    return numbers


CLAIM = Claim(
    statement="Rprop fails on mini-batches.",
    said_by="Hinton 2012, lecture 6e: nine batches with a slope of +0.1 and one of −0.9",
    group="noise",
    order=8,
    experiment=(
        "Three models take 200 steps on batches of one sample or on all samples. One model has skewed errors: "
        "at the best line, the gradient of the intercept is +0.2 for nine samples and −1.8 for the tenth. "
        "Rprop and gradient descent see the same samples. Each uses the best of 12 learning rates for that "
        "batch size, tuned on 5 other starts. The late loss is the loss above its minimum, averaged over the "
        "last half of the steps. The claim holds if Rprop's is at least 2 times gradient descent's."
    ),
    trials=trials,
    link={
        "surface": "line_fit",
        "data": "skewed",
        "batch": "1",
        "start": "1,0.1",
        "view": "fit",
        "methods": "gradient_descent,rprop",
        "gradient_descent.lr": "0.05",
        "rprop.lr": "0.01",
        "steps": "200",
    },
    look=(
        "The race starts at the best line. Late in it, gradient descent's intercept is "
        "{distance of gradient_descent} away from the best one, in the median. Rprop counts signs and goes to "
        "the line of the nine samples, {distance of rprop} away. On the rare feature, its late loss is only "
        "{times, rare feature} times gradient descent's."
    ),
    measure=measure,
)
