"""Hessian-free: the Gauss–Newton step, found by conjugate gradients from products alone.

Reads as: Martens 2010, section 4: conjugate gradients on (G + λI) s = −g, stopped early; G is the Gauss–Newton matrix.
Differs: λ stays as it is set, each search starts from s = 0, and the step is taken whole. Martens changes λ on the way,
    starts from the last s, and searches along s.
Shows: one iteration is the exact step along −g; more of them bring far shorter ways along flat directions.
"""

from networks.hypers import damping
from optimizers.base import Optimizer, conjugate_steps, count
from optimizers.base.vectors import on_vectors

steps = on_vectors(conjugate_steps)  # on all weights at once


def step(x, f, *, damping, iterations):
    g = f.gradient(x)
    curved = f.gauss_newton(x)
    s, _ = steps(g, lambda v: curved(v) + damping * v, iterations)
    return x + s


METHOD = Optimizer(
    name="Hessian-free",
    order=340,
    family="curvature",
    teaches=(
        "The Gauss–Newton step by conjugate gradients: it needs products with the matrix, but never the whole matrix."
    ),
    source="Martens, 2010, Deep learning via Hessian-free optimization",
    differs="the damping stays as it is set, each search starts anew, and the whole step is taken",
    step=step,
    hypers=(
        damping(1),  # measured: with 0.1 steps on batches leave the data behind, with 1 all samples train as well
        count("iterations", "n", 10, 50, "Iterations: the number of conjugate-gradient steps inside each step."),
    ),
)
