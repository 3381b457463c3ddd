"""Nesterov looks ahead and overshoots less."""

import numpy as np

from claims.base import Claim
from claims.base.overshoot import MUCH, STEPS, SURFACES, at_their_best, walks
from claims.base.rates import best_rates


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        starts, rates = at_their_best(surface, "momentum", budget, seed)
        momentum = walks(surface, starts, "momentum", rates)
        own, _ = best_rates(surface, "nesterov", starts, STEPS)
        swings = momentum > MUCH
        for which, rate in {"same rate": rates, "its own best rate": own}.items():
            held[f"{name} · {which}"] = (walks(surface, starts, "nesterov", rate) < momentum)[swings][:budget]
    return held


CLAIM = Claim(
    statement="Nesterov's momentum looks ahead and overshoots less.",
    said_by="Sutskever, Martens, Dahl and Hinton 2013, section 2.1; Ruder 2016, section 4.2",
    group="momentum",
    order=8,
    experiment=(
        "Only starts count from which momentum (β = 0.9, its best learning rate of 24) overshoots by at least "
        "a tenth of the starting distance. Nesterov uses the same β, at momentum's rate and at its own best "
        "of 24. The claim holds if Nesterov overshoots less and ends in a minimum. At momentum's rate it may "
        "diverge, and then the claim does not hold."
    ),
    trials=trials,
    cases=100,
    link={"surface": "bowl", "methods": "momentum,nesterov", "momentum.lr": "0.1", "nesterov.lr": "0.1"},
    look=(
        "Nesterov slows down before it passes the minimum. But its limit is lower: at β = 0.9, α·λmax may be "
        "up to 1.36, and up to 3.8 for momentum."
    ),
)
