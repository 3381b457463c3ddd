"""A method that looks only at signs cannot settle at a constant learning rate."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import SURFACES
from experiments import run
from experiments.studies.cloud import cloud

STEPS, LATE, RATES = 1500, 50, (-3, -1)
MOVING = 0.5


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    lr = 10 ** np.random.default_rng(seed).uniform(*RATES, budget)
    held = {}
    for name, surface in SURFACES.items():
        path = run(surface, "lion", cloud(surface, budget, seed, "report"), steps=STEPS, hypers={"lr": lr}).path
        step = np.linalg.norm(np.diff(path[-LATE:], axis=0), axis=-1).mean(axis=0)
        held[name] = step >= MOVING * lr
    return held


CLAIM = Claim(
    statement="A method that looks only at the sign of the slope cannot settle at a constant learning rate.",
    said_by="common in lectures; Bernstein et al. 2018 let the rate of signSGD fall",
    group="adaptive",
    order=14,
    experiment=(
        "The steps of Lion are the signs of an average gradient. Lion runs on six surfaces from random "
        "starts. Learning rates are drawn from 0.001 to 0.1, uniformly on a log scale. The claim holds if "
        "Lion still moves after 1,500 steps: its last 50 steps are on average at least half a learning rate "
        "long."
    ),
    trials=trials,
    link={"surface": "bowl", "methods": "gradient_descent,lion", "gradient_descent.lr": "0.05", "lion.lr": "0.1"},
    look=(
        "Lion comes near the minimum and goes on in steps of equal length, round and round. A sign does not "
        "tell how large the gradient is. Gradient descent uses that size, so its steps shrink near the "
        "minimum."
    ),
)
