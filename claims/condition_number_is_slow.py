"""A large condition number means slow convergence: a hundred times larger, for methods that use only the gradient."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import BOTTOM, ravine, ring
from claims.base.rates import best_rates
from optimizers import OPTIMIZERS

MEMORIES = [{"beta": beta} for beta in (0.3, 0.6, 0.9, 0.98)]
METHODS = {
    "gradient_descent": [{}],
    "momentum": MEMORIES,
    "nesterov": MEMORIES,
    "rmsprop": [{}],
    "adam": [{}],
}
KAPPAS = (10, 1000)
STEPS, SLOWER = 1500, 2


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    starts = ring(budget, seed)
    held = {}
    for method, tried in METHODS.items():
        low, high = (soonest(ravine(kappa, 30), method, starts, tried) for kappa in KAPPAS)
        held[OPTIMIZERS[method].name] = high > SLOWER * low
    return held


def soonest(surface, method, starts, tried):
    """(runs,) the steps to the bottom with the best rate, and the best of the settings that are tried."""
    return np.min([best_rates(surface, method, starts, STEPS, hypers, BOTTOM)[1] for hypers in tried], axis=0)


CLAIM = Claim(
    statement="A large condition number means slow convergence.",
    said_by="Nocedal and Wright 2006, section 3.3; Goodfellow, Bengio and Courville 2016, section 4.3.1",
    group="descent",
    order=3,
    experiment=(
        "Five methods that use only the gradient run on two ravines turned by 30°, with condition numbers 10 "
        "and 1,000. They start from the same points, at distance 1. For each start and ravine, each method "
        "uses the best of 24 learning rates. Momentum and Nesterov also use the best of four β. Steps are "
        "counted until f stays below its value on the floor at a hundredth of the starting distance. The "
        "claim holds if the ravine of 1,000 needs more than twice as many steps, or more than 1,500."
    ),
    trials=trials,
    link={
        "kappa": "1000",
        "turn": "30",
        "methods": "gradient_descent,momentum,newton",
        "gradient_descent.lr": "0.0019",
        "momentum.lr": "0.0019",
    },
    look=(
        "Methods that use only the gradient take many steps. Newton's method is here for comparison: it "
        "divides by the curvature, so the condition number does not slow it down."
    ),
)
