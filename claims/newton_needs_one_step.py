"""Newton's method needs one step on a quadratic."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import ravine
from experiments import run
from experiments.readings.metrics import loss_gap
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES

SURFACES = {f"κ = {kappa:,}": ravine(kappa, 30) for kappa in (10, 1000, 100_000)} | {
    LANDSCAPES[key].name: LANDSCAPES[key] for key in ("booth", "matyas", "line_fit")
}
ROUNDING = 1e-12  # of f at the start


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        gap = loss_gap(surface, run(surface, "newton", cloud(surface, budget, seed, "report"), steps=1))
        assert gap is not None
        held[name] = gap[1] <= ROUNDING * gap[0]
    return held


CLAIM = Claim(
    statement="Newton's method needs one step on a quadratic.",
    said_by="Nocedal and Wright 2006, section 3.3; Boyd and Vandenberghe 2004, section 9.5",
    group="curvature",
    order=1,
    experiment=(
        "Newton's method takes one step from random starts on six quadratics with a minimum. Three of them "
        "are ravines turned by 30°. The claim holds if f above its minimum is then at most 10⁻¹² of what it "
        "was."
    ),
    trials=trials,
    link={"kappa": "1000", "turn": "30", "methods": "newton", "steps": "3"},
    look="Newton's method needs one step, wherever it starts and however narrow the ravine is.",
)
