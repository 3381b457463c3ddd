"""Momentum speeds up along the floor of a ravine."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import by_theory, ravine, ring
from claims.base.rates import best_rates, settled
from experiments import run
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES

STEPS, KAPPAS, SOONER = 4000, (10, 100, 1000), 2
METHODS = ("gradient_descent", "momentum")


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    starts, random = ring(budget, seed), np.random.default_rng(seed)
    held = {}
    for kappa in KAPPAS:
        rate = {"lr": 10 ** random.uniform(-1, np.log10(1.9), budget) / kappa}
        held[f"Same rate · κ = {kappa:,}"] = sooner(*(along(kappa, method, starts, rate) for method in METHODS))
    for kappa in KAPPAS:
        both = (along(kappa, method, starts, by_theory(kappa)[method]) for method in METHODS)
        held[f"Each at its best · κ = {kappa:,}"] = sooner(*both)
    valley = LANDSCAPES["rosenbrock"]
    starts = cloud(valley, budget, seed, "report")
    held["Each at its best · Rosenbrock"] = sooner(
        *(best_rates(valley, method, starts, STEPS)[1] for method in METHODS)
    )
    return held


def along(kappa, method, starts, hypers):
    """(runs,) the step from which a run stays within a tenth of its starting distance from the middle of the floor."""
    runs = run(ravine(kappa), method, starts, steps=STEPS, hypers=hypers)
    return settled(abs(runs.path[..., 0]) <= abs(starts[:, 0]) / 10, runs.steps)


def sooner(gradient_descent, momentum):
    return SOONER * momentum <= gradient_descent


CLAIM = Claim(
    statement="Momentum speeds up along the floor of a ravine.",
    said_by="Hinton 2012, lecture 6c; Sutskever, Martens, Dahl and Hinton 2013, section 2",
    group="momentum",
    order=2,
    experiment=(
        "Gradient descent and momentum start from the same points. The claim holds if momentum needs at most "
        "half as many steps to stay within a tenth of its starting distance along the floor. On ravines, both "
        "use β = 0.9 and one learning rate from 0.1 to 1.9 / λmax, or each uses the settings that theory "
        "gives for κ. In Rosenbrock's valley, β is 0.9, each uses the best of 24 rates, and steps are counted "
        "until f stays at the bottom. If neither gets there in 4,000 steps, the claim does not hold."
    ),
    trials=trials,
    link={"methods": "gradient_descent,momentum", "gradient_descent.lr": "0.005", "momentum.lr": "0.005"},
    look=(
        "At one learning rate, momentum runs along the floor up to 1 / (1 − β) = 10 times as fast. On a mild "
        "ravine, β = 0.9 is too much: momentum swings."
    ),
)
