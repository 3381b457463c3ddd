"""RMSProp slows down by itself near the minimum."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import ravine
from experiments import run
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES

SURFACES = {
    "Bowl": LANDSCAPES["bowl"],
    "Ravine (κ = 100)": ravine(100),
    "Ravine turned 30°": ravine(100, turn=30),
    "Himmelblau": LANDSCAPES["himmelblau"],
    "Beale": LANDSCAPES["beale"],
}

STEPS, ENDS, NEAR, SLOWER = 3000, 20, 10, 10
RATES = -3, -1  # powers of ten


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        lr = 10 ** np.random.default_rng(seed).uniform(*RATES, budget)
        runs = run(surface, "rmsprop", cloud(surface, budget, seed, "report"), steps=STEPS, hypers={"lr": lr})
        length = np.linalg.norm(np.diff(runs.path, axis=0), axis=-1)
        away = np.linalg.norm(runs.last[:, None] - np.array(surface.minima), axis=-1).min(axis=1)
        held[name] = (SLOWER * length[-ENDS:].mean(axis=0) <= length[:ENDS].mean(axis=0))[away <= NEAR * lr]
    return held


CLAIM = Claim(
    statement="Near the minimum RMSProp slows down by itself.",
    said_by="common in articles",
    group="adaptive",
    order=3,
    experiment=(
        "RMSProp with ρ = 0.9 takes 3,000 steps from random starts. Learning rates are drawn from 0.001 to "
        "0.1, uniformly on a log scale. Only runs count that end within ten learning rates of a minimum. The "
        "claim holds if the last 20 steps are on average at most a tenth as long as the first 20."
    ),
    trials=trials,
    link={
        "surface": "ravine",
        "kappa": "100",
        "methods": "gradient_descent,rmsprop",
        "gradient_descent.lr": "0.015",
        "rmsprop.lr": "0.05",
    },
    look=(
        "RMSProp reaches the bottom and keeps jumping by half a learning rate to either side. Near the "
        "minimum the gradient shrinks, but so does what RMSProp divides it by. The steps of gradient descent "
        "do shrink by themselves."
    ),
)
