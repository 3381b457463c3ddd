"""A trust region fixes the failures of Newton's method: starts from which Newton's method fails."""

import numpy as np

from claims.base import Claim
from claims.base.newton import at_minimum, lost, starts_where
from experiments import run
from landscapes import LANDSCAPES

SURFACES = ("beale", "goldstein_price", "himmelblau", "styblinski_tang", "long_valley", "peaks", "ackley", "rastrigin")
STEPS = 100


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for key in SURFACES:
        surface = LANDSCAPES[key]
        starts = starts_where(surface, budget, seed, lost)
        runs = run(surface, "trust_region", starts, steps=STEPS, record="last")
        held[surface.name] = at_minimum(surface, runs.last)
    return held


CLAIM = Claim(
    statement="A trust region fixes the failures of Newton's method.",
    said_by="Nocedal and Wright 2006, chapter 4; Conn, Gould and Toint 2000",
    group="curvature",
    order=4,
    experiment=(
        "Only starts count from which Newton's method as in the books is at no minimum after 100 steps. They "
        "are drawn on eight surfaces. The trust region runs from them with a first radius of 1. The claim "
        "holds if it rests at a minimum within 100 steps, the lowest or another."
    ),
    trials=trials,
    link={"surface": "long_valley", "methods": "newton,trust_region", "start": "0.9,1.8"},
    look=(
        "Between the two minima, the parabola has no bottom. Newton's method takes small gradient steps "
        "there. The trust region follows the parabola downhill to the edge of its circle. On Beale and Peaks, "
        "some ways down lead out to places without a minimum."
    ),
)
