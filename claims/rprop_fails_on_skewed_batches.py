"""Rprop fails on mini-batches: its signs find the line of most samples, not that of their mean."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import late_loss, minimum, over, size_told
from experiments import run
from experiments.studies.cloud import cloud

FAILS = 2  # times gradient descent's late loss
SURFACES = {
    "Skewed errors": ("line_fit", "skewed"),
    "Moons": ("moons", "moons"),
    "Iris": ("moons", "iris"),
}
BATCHES = (1, 10, None)
START, RATE, STEPS, LATE = (1.0, 0.1), 0.05, 200, 100  # the race of the link: it begins at the best line


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, made_of in SURFACES.items():
        surface = over(*made_of)
        starts = cloud(surface, budget, seed, "report")
        for batch in BATCHES:
            rprop, plain = (late_loss(surface, method, starts, seed, batch) for method in ("rprop", "gradient_descent"))
            held[f"{name} · {size_told(batch)}"] = (rprop >= FAILS * plain)[np.isfinite(plain)]
    return held


def measure() -> Numbers:
    """How far the intercept is from the best one late on the skewed errors, the median of the last steps."""
    surface = over("line_fit", "skewed")
    best = minimum(surface)[1]
    numbers = {}
    for method, rate in (("gradient_descent", RATE), ("rprop", 0.01)):
        path = run(surface, method, START, steps=STEPS, hypers={"lr": rate}, batch=1).path
        numbers[f"distance of {method}"] = float(np.median(abs(path[-LATE:, 0, 1] - best)))
    return numbers


CLAIM = Claim(
    statement="Rprop fails on mini-batches.",
    said_by="Hinton 2012, lecture 6e: nine batches with a slope of +0.1 and one of −0.9",
    group="noise",
    order=8,
    experiment="",
    trials=trials,
    link={"surface": "line_fit", "data": "skewed", "batch": "1", "start": "1,0.1"},
    look="",
    measure=measure,
)
