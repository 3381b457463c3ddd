"""Raising β from .5 to .9 during the run lessens the overshoot."""

import numpy as np

from claims.base import Claim
from claims.base.overshoot import MUCH, SURFACES, at_their_best, walks
from optimizers.schedules import SCHEDULES

RAMP, LESS = 100, 0.9


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    rising = SCHEDULES["linear_ramp"](0.5, end=0.9, steps=RAMP)
    held = {}
    for name, surface in SURFACES.items():
        starts, rates = at_their_best(surface, "momentum", budget, seed)
        constant = walks(surface, starts, "momentum", rates)
        annealed = walks(surface, starts, "momentum", rates, beta=rising)
        held[name] = (annealed < LESS * constant)[constant > MUCH][:budget]
    return held


CLAIM = Claim(
    statement="Raising the momentum from 0.5 to 0.9 during the run lessens the overshoot.",
    said_by="Hinton 2012, A practical guide to training restricted Boltzmann machines, section 9",
    group="momentum",
    order=4,
    experiment=(
        "This starts like the experiment on overshooting: β is 0.9, and each start uses its best learning "
        "rate of 24. Only starts count from which the path overshoots by a tenth of the starting distance. "
        "The same starts then run with β rising from 0.5 to 0.9 over the first 100 of 300 steps. The claim "
        "holds if the overshoot is smaller by at least a tenth of itself, and the path still ends in a "
        "minimum."
    ),
    trials=trials,
    cases=100,
    link={"surface": "himmelblau", "methods": "momentum", "momentum.beta": "linear_ramp(0.5,end=0.9,steps=100)"},
    look=(
        "While β is low, the path settles into the valley without swinging. Reset β to 0.9 to see the path run "
        "past the minimum."
    ),
)
