"""Gradient descent converges below 2/λmax and diverges above it."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import ravine
from experiments import run
from landscapes import LANDSCAPES

SURFACES = {
    "Ravine (κ = 10)": ravine(10),
    "Ravine (κ = 100) turned 30°": ravine(100, turn=30),
    "Line through points": LANDSCAPES["line_fit"],
    "Himmelblau near a minimum": LANDSCAPES["himmelblau"],
    "Rosenbrock near the minimum": LANDSCAPES["rosenbrock"],
}
STEPS, AWAY = 1000, 0.01


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    held = {}
    for name, surface in SURFACES.items():
        minimum = np.array(surface.minima[0])
        limit = 2 / np.linalg.eigvalsh(surface.hessian(minimum))[-1]
        factor = 2 ** random.uniform(-1, 1, budget)
        starts = minimum + random.uniform(-AWAY, AWAY, (budget, 2))
        runs = run(surface, "gradient_descent", starts, steps=STEPS, hypers={"lr": factor * limit}, record="last")
        begun, ended = (np.linalg.norm(points - minimum, axis=-1) for points in (starts, runs.last))
        held[name] = (ended < begun) == (factor < 1)
    return held


CLAIM = Claim(
    statement="Gradient descent converges while its learning rate is below 2/λmax, and diverges above.",
    said_by="Nesterov 2004, section 1.2.3; Cohen et al. 2021 on the edge of stability",
    group="descent",
    order=22,
    experiment=(
        "Gradient descent runs on three quadratics, and on two other surfaces close to a minimum, where they "
        "are almost quadratic. Starts are within 0.01 of the minimum. λmax is the largest curvature there. "
        "Learning rates are drawn from half to twice 2/λmax, uniformly on a log scale. A rate below 2/λmax "
        "should bring the path nearer to the minimum within 1,000 steps, and a rate above should not. The "
        "claim holds if this is so."
    ),
    trials=trials,
    link={
        "surface": "ravine",
        "kappa": "100",
        "methods": "gradient_descent",
        "gradient_descent.lr": "0.0201",
        "steps": "1000",
    },
    look=(
        "Here 2/λmax is 0.02, and the learning rate is just above it. Each step lands a little further out on "
        "the other wall, until the path diverges. Just below the limit, at 0.0199, the path converges."
    ),
)
