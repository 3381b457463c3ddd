"""In exact arithmetic, conjugate gradient needs as many steps as dimensions on a quadratic."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import ravine, ring
from experiments import run

KAPPAS = (10, 1000, 100_000)
MANY = {20: 1000, 100: 1000, 200: 1_000_000}  # dimensions, and the condition number
ARRIVED = 1e-10  # of f at the start


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for kappa in KAPPAS:
        value = run(ravine(kappa, 30), "conjugate_gradient", ring(budget, seed), steps=2).value
        held[f"2 dimensions · κ = {kappa:,}"] = value[2] <= ARRIVED * value[0]
    random = np.random.default_rng(seed)
    for dimensions, kappa in MANY.items():
        curvature = kappa ** random.uniform(0, 1, (budget, dimensions))
        x = random.standard_normal((budget, dimensions))
        held[f"{dimensions} dimensions · κ = {kappa:,}"] = left(curvature, x) <= ARRIVED
    return held


def left(curvature, x):
    """(cases,) what is left of f = ½ Σ λ x² after as many steps as dimensions; curvature λ and x (cases, dimensions).

    Hestenes and Stiefel (1952), in the coordinates in which the Hessian is diagonal, which its steps do not depend on.
    """
    before = (curvature * x**2).sum(axis=-1)
    r = -curvature * x
    p, size = r, (r**2).sum(axis=-1)
    for _ in range(x.shape[1]):
        a = size / (curvature * p**2).sum(axis=-1)
        x = x + a[:, None] * p
        r = r - a[:, None] * curvature * p
        size, old = (r**2).sum(axis=-1), size
        p = r + (size / old)[:, None] * p
    return (curvature * x**2).sum(axis=-1) / before


CLAIM = Claim(
    statement="Conjugate gradient needs as many steps as dimensions on a quadratic.",
    said_by="Hestenes and Stiefel 1952; Nocedal and Wright 2006, theorem 5.1",
    group="curvature",
    order=5,
    experiment=(
        "In two dimensions, the app's conjugate gradient runs on ravines turned by 30°. In more dimensions, "
        "the method of Hestenes and Stiefel runs on quadratics with condition numbers up to κ. Their "
        "curvatures are drawn uniformly on a log scale. The claim holds if f is at most 10⁻¹⁰ of what it was "
        "after as many steps as there are dimensions."
    ),
    trials=trials,
    link={"kappa": "1000", "turn": "30", "methods": "conjugate_gradient", "steps": "5"},
    look=(
        "It takes two steps, whatever the ravine. In many dimensions, rounding errors make the directions "
        "less and less independent. There a wide range of curvatures takes more steps."
    ),
)
