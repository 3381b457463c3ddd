"""A large condition number means slow convergence: a hundredfold one, for methods that only know the slope."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import ravine, ring, soonest
from optimizers import OPTIMIZERS

METHODS = ("gradient_descent", "momentum", "nesterov", "rmsprop", "adam", "newton")
KAPPAS = (10, 1000)
STEPS, RATES, SLOWER = 4000, 16, 2


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    starts = ring(budget, seed)
    held = {}
    for method in METHODS:
        low, high = (soonest(ravine(kappa, turn=30), method, starts, STEPS, RATES) for kappa in KAPPAS)
        held[OPTIMIZERS[method].name] = ~(high < SLOWER * low)
    return held


CLAIM = Claim(
    statement="A large condition number means slow convergence.",
    said_by="Nocedal and Wright 2006, section 3.3; Goodfellow, Bengio and Courville 2016, section 4.3.1",
    group="descent",
    order=3,
    experiment=(
        "Two ravines, turned by 30°, with condition numbers 10 and 1000, from the same starts at distance 1. On "
        "each, each start has the best of 16 learning rates. It holds if the ravine of 1000 needs at least twice "
        "as many steps until f is what it is a hundredth away along the floor, or never gets there in 4000."
    ),
    trials=trials,
    link={
        "surface": "ravine",
        "kappa": "1000",
        "turn": "30",
        "methods": "gradient_descent,momentum,newton",
        "gradient_descent.lr": "0.0019",
        "momentum.lr": "0.0019",
    },
    look="Whoever knows only the slope crawls. Newton's step divides by the curvature and does not care.",
)
