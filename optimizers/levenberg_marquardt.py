"""Levenberg–Marquardt: Gauss–Newton that turns towards gradient descent whenever a step does not help.

Reads as: Marquardt 1963: (JᵀJ + λI) s = −Jᵀr; λ falls tenfold after a step that lowers f, and rises tenfold otherwise.
Differs: λ stays between 1e-12 and 1e12; over data JᵀJ is half the generalized matrix, as in Gauss–Newton.
Shows: bold where the squares are nearly linear, careful elsewhere: f never rises.
"""

from optimizers.base import Optimizer, maximum, minimum, solve, starting_damping, where


def step(x, y, f, shift):
    gx, gy = f.gradient(x, y)
    jxx, jxy, jyy = f.squares(x, y)
    sx, sy = solve(jxx + shift, jxy, jyy + shift, -gx / 2, -gy / 2)
    better = f.value(x + sx, y + sy) < f.value(x, y)
    shift = where(better, maximum(shift / 10, 1e-12), minimum(shift * 10, 1e12))
    return where(better, x + sx, x), where(better, y + sy, y), shift


METHOD = Optimizer(
    name="Levenberg–Marquardt",
    order=360,
    family="data",
    teaches="Gauss–Newton with a damping that it adjusts itself: less after a success, more after a failure.",
    source="Marquardt, 1963, An algorithm for least-squares estimation of nonlinear parameters",
    differs=(
        "the damping is the same along both axes, and stays between 10⁻¹² and 10¹². Over data, its matrix is that "
        "of Gauss–Newton, for a log-loss too"
    ),
    step=step,
    invariances=("rotation", "translation"),
    hypers=(starting_damping(),),
    state={"shift": "damping"},
    symbols={"shift": r"\lambda"},
    roles={"sx": "velocity", "sy": "velocity"},
    planar="Levenberg–Marquardt solves a system with the whole matrix JᵀJ, which has n² entries for n weights; for a "
    "network take Hessian-free, which needs products with such a matrix only.",
)
