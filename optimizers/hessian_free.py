"""Hessian-free: Newton's step found by conjugate gradients, which need the Hessian's products only.

Reads as: Martens 2010, section 4: conjugate gradients on (H + λI) s = −g, stopped early.
Differs: where the surface does not bend upwards along g it takes the gradient step −0.01 g, and counts it.
Shows: one iteration is the exact step along −g; in the plane two are Newton's step already.
"""

from optimizers.base import Optimizer, conjugate_steps, count, damping, where


def step(x, y, f, fallbacks, *, damping, iterations):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    hxx, hyy = hxx + damping, hyy + damping
    sx, sy, lost = conjugate_steps(gx, gy, hxx, hxy, hyy, iterations)
    return where(lost > 0, x - 0.01 * gx, x + sx), where(lost > 0, y - 0.01 * gy, y + sy), fallbacks + lost


METHOD = Optimizer(
    name="Hessian-free",
    order=340,
    family="curvature",
    teaches="Newton's step by conjugate gradients: the more iterations, the closer to Newton's.",
    source="Martens, 2010, Deep learning via Hessian-free optimization",
    differs="where the surface does not curve upwards, it takes a gradient step of 0.01; such steps are counted",
    step=step,
    invariances=("rotation", "scale", "translation"),
    hypers=(
        damping(),
        count("iterations", "n", 2, 10, "Iterations: the number of conjugate-gradient steps inside each step."),
    ),
    state={"fallbacks": 0.0},
    roles={"sx": "velocity", "sy": "velocity"},
    hides=(
        "With two weights, two iterations give Newton's step. The method is for a Hessian too large to write down: for "
        "a million weights it has 10¹² entries, and a product with a vector costs about two gradients."
    ),
)
