"""Momentum without acceleration: it is gradient descent with a larger rate, as long as that rate is stable."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.quadratics import ravine, ring
from experiments import run
from experiments.geometry.known import target
from landscapes import LANDSCAPES
from optimizers.base.numbers import in_full

KAPPAS, PACES = (10, 100), (0.2, 1, 5, 20)
NOISES = {"no noise": 0.0, "noisy": 0.1}
STEPS, BETA, SOONER = 2000, 0.9, 2
SHOWN = 100  # κ of the race that shows it
TENTH = 0.1**2 / 2  # f a tenth of the way out along the floor, from starts at distance 1


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for pace in PACES:
        for kappa in KAPPAS:
            for label, noise in NOISES.items():
                plain, heavy = (
                    arrival(kappa, method, budget, seed, noise, {"lr": rate, **other})
                    for method, rate, other in (
                        ("gradient_descent", pace / kappa, {}),
                        ("momentum", (1 - BETA) * pace / kappa, {"beta": BETA}),
                    )
                )
                known = np.isfinite(plain) | np.isfinite(heavy)
                held[f"α/(1 − β) = {in_full(pace)}/λmax · κ = {kappa} · {label}"] = (SOONER * heavy > plain)[known]
    return held


def arrival(kappa: float, method: str, budget: int, seed: int, noise: float, hypers: dict[str, float]) -> np.ndarray:
    """(runs,) the step at which f is first down to TENTH; ∞ for never. Both methods meet the same noise."""
    runs = run(
        ravine(kappa),
        method,
        ring(budget, seed),
        steps=STEPS,
        hypers=hypers,
        noise=noise,
        seed=seed,
        record="last",
        target=TENTH,
    )
    return np.where(np.isnan(runs.arrived), np.inf, runs.arrived)


def measure() -> Numbers:
    """When each arrives in the race that shows it."""
    surface = LANDSCAPES["ravine"].with_parameters({"κ": SHOWN})
    rates = {"gradient_descent": 1 / SHOWN, "momentum": (1 - BETA) / SHOWN}
    return {
        f"steps of {method.replace('_', ' ')}": float(
            run(
                surface, method, surface.start, steps=STEPS, hypers={"lr": rate}, record="last", target=target(surface)
            ).arrived[0]
        )
        for method, rate in rates.items()
    }


CLAIM = Claim(
    statement="Momentum does not accelerate: gradient descent with the rate α / (1 − β) gets there as soon.",
    said_by="Yuan, Ying and Sayed 2016, and Wang and others 2023, both for small learning rates",
    group="momentum",
    order=10,
    experiment=(
        "Ravines of condition number κ, with and without noise on the gradient. Starts are all around the "
        "minimum at distance 1. Momentum uses β = 0.9. Gradient descent uses the rate with the same top "
        "speed, α / (1 − β), from 0.2 / λmax to 20 / λmax. Steps are counted until f first reaches its value "
        "on the floor at a tenth of the starting distance, up to 2,000. The claim holds unless momentum needs "
        "half as many steps or fewer. Starts from which neither gets there are left out."
    ),
    trials=trials,
    measure=measure,
    link={
        "surface": "ravine",
        "kappa": "100",
        "methods": "gradient_descent,momentum",
        "gradient_descent.lr": "0.01",
        "momentum.lr": "0.001",
        "steps": "500",
    },
    look=(
        "At one top speed, momentum arrives at step {steps of momentum}, gradient descent at "
        "{steps of gradient descent}. Double both rates three times. Gradient descent is then past its limit "
        "of 2/λmax and diverges, but momentum is stable up to 2(1 + β)/λmax. So momentum is faster at "
        "learning rates that are too large for gradient descent."
    ),
)
