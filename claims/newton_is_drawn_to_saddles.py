"""Newton's method is drawn to saddles."""

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
        "Newton's method runs as in the books, x − H⁻¹g wherever that leads, on seven surfaces with saddles. "
        "Starts are drawn where the surface curves up in one direction and down in the other. The claim holds "
        "if the path rests on a saddle after 100 steps."
    ),
    trials=trials,
    page="curvature",
    link={"surface": "himmelblau", "at": "0.4,2.6", "methods": "newton,saddle_free_newton"},
    look=(
        "The parabola that fits here (green) is itself a saddle. Its level point is near the surface's own "
        "saddle. Ravine's Newton takes a gradient step wherever the parabola has no bottom. Saddle-free "
        "Newton turns away from the saddle."
    ),
)
