"""A large condition number means slow convergence: a hundredfold one, for methods that only know the slope."""

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
        "Five methods that know only the slope, on two ravines with condition numbers 10 and 1000, turned by 30°, "
        "from the same starts at distance 1. On each ravine each start has the best of 24 learning rates, for "
        "momentum and Nesterov also of four β. It holds if the ravine of 1000 needs more than twice as many steps "
        "until f stays below what it is a hundredth of the way out along the floor, or never gets there in 1500."
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
        "Whoever knows only the slope takes its time. Newton's step, here for comparison, divides by the "
        "curvature and does not care."
    ),
)
