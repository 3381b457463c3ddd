"""Newton is drawn to saddles."""

import numpy as np

from claims.base import Claim
from claims.base.newton import at_saddle, ends, starts_where
from experiments.geometry.curvature import curvatures
from landscapes import LANDSCAPES

SURFACES = (
    "himmelblau",
    "styblinski_tang",
    "six_hump_camel",
    "three_hump_camel",
    "mccormick",
    "peaks",
    "goldstein_price",
)


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for key in SURFACES:
        surface = LANDSCAPES[key]
        starts = starts_where(surface, budget, seed, both_signs)
        held[surface.name] = at_saddle(surface, ends(surface, starts))
    return held


def both_signs(surface, points):
    """(runs,) whether the surface curves up in one direction and down in the other."""
    low, high = curvatures(surface, points)
    return (low < 0) & (high > 0)


CLAIM = Claim(
    statement="Newton's method is drawn to saddle points.",
    said_by="Dauphin and others 2014, Identifying and attacking the saddle point problem",
    group="curvature",
    order=2,
    experiment=(
        "Newton's method as in the books, x − H⁻¹g wherever that leads, on seven surfaces with saddles, from "
        "starts drawn where the surface curves up in one direction and down in the other. It holds if after 100 "
        "steps it rests on a saddle."
    ),
    trials=trials,
    page="curvature",
    link={"surface": "himmelblau", "at": "0.4,2.6", "methods": "newton,saddle_free_newton"},
    look=(
        "The parabola that fits here (green) is a saddle itself, its level point near the surface's own. Ravine's "
        "Newton sees that there is no bottom and falls back to a gradient step; saddle-free Newton turns away "
        "from it."
    ),
)
