"""Far from a minimum, Newton's method fails."""

import numpy as np

from claims.base import Claim
from claims.base.newton import far, lost, starts_where
from landscapes import LANDSCAPES

SURFACES = (
    "rosenbrock",
    "beale",
    "goldstein_price",
    "himmelblau",
    "styblinski_tang",
    "long_valley",
    "peaks",
    "plateau",
)


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for key in SURFACES:
        surface = LANDSCAPES[key]
        held[surface.name] = lost(surface, starts_where(surface, budget, seed, far))
    return held


CLAIM = Claim(
    statement="Far from a minimum, Newton's method fails.",
    said_by="Nocedal and Wright 2006, section 3.3; Boyd and Vandenberghe 2004, section 9.5",
    group="curvature",
    order=3,
    experiment=(
        "Newton's method runs as in the books, x − H⁻¹g wherever that leads, on eight surfaces. Starts are at "
        "least a quarter of the window's side away from every global minimum. The claim holds if the path is "
        "at no minimum after 100 steps: at a saddle or a maximum, still moving, or diverged."
    ),
    trials=trials,
    page="curvature",
    link={"surface": "beale", "at": "-2,1"},
    look=(
        "The parabola that fits here (green) has no bottom. It tells nothing about the surface around the "
        "minimum. Ravine's Newton then takes a gradient step. On Rosenbrock, Newton's method as in the books "
        "fails from {Rosenbrock} starts."
    ),
)
