"""Newton's method: jump to the bottom of the parabola that fits slope and curvature here.

Reads as: Nocedal & Wright 2006, section 3.4: (H + λI) s = −g; x += s, solved for s.
Differs: where H + λI is not positive definite it takes the gradient step −0.01 g, and counts it as a fallback.
Shows: one step on any quadratic bowl; near saddles the parabola has no bottom, and it must fall back.
"""

from optimizers.base import Optimizer, damping, positive_definite, solve, where


def step(x, y, f, fallbacks, *, damping):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    hxx, hyy = hxx + damping, hyy + damping
    sx, sy = solve(hxx, hxy, hyy, -gx, -gy)
    bowl = positive_definite(hxx, hxy, hyy)
    return (
        where(bowl, x + sx, x - 0.01 * gx),
        where(bowl, y + sy, y - 0.01 * gy),
        where(bowl, fallbacks, fallbacks + 1),
    )


METHOD = Optimizer(
    name="Newton",
    order=250,
    family="curvature",
    teaches="Jumps to the lowest point of the parabola that fits the gradient and the curvature where it is.",
    source="Nocedal and Wright, 2006, Numerical optimization, chapter 3",
    differs="where that parabola has no lowest point, it takes a gradient step of 0.01; such steps are counted",
    step=step,
    invariances=("rotation", "scale", "translation"),
    hypers=(damping(),),
    state={"fallbacks": 0.0},
    roles={"sx": "velocity", "sy": "velocity"},
    planar="Newton solves a system with the whole Hessian, which has n² entries for n weights; for a network take "
    "Hessian-free, which needs products with such a matrix only.",
)
