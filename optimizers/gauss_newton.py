"""Gauss–Newton: a curvature made from the slopes of what is squared, or of a model's output.

Reads as: Nocedal & Wright 2006, section 10.3: (JᵀJ + λI) s = −Jᵀr, for f = Σ r², where ∇f = 2 Jᵀr. For any other loss
    l(m) of a model's output m, JᵀJ is half the mean of l″(m) ∇m ∇mᵀ: the generalized matrix of Schraudolph 2002.
Differs: where JᵀJ + λI is singular it takes the gradient step −0.01 g, and counts it as a fallback.
Shows: Newton's pace without second derivatives, where the squares are small at the minimum.
"""

from optimizers.base import Optimizer, damping, positive_definite, solve, where


def step(x, y, f, fallbacks, *, damping):
    gx, gy = f.gradient(x, y)
    jxx, jxy, jyy = f.squares(x, y)
    jxx, jyy = jxx + damping, jyy + damping
    sx, sy = solve(jxx, jxy, jyy, -gx / 2, -gy / 2)
    bowl = positive_definite(jxx, jxy, jyy)
    return (
        where(bowl, x + sx, x - 0.01 * gx),
        where(bowl, y + sy, y - 0.01 * gy),
        where(bowl, fallbacks, fallbacks + 1),
    )


METHOD = Optimizer(
    name="Gauss–Newton",
    order=350,
    family="data",
    teaches=(
        "Replaces the residuals, or a model's output, by straight lines, and jumps to the lowest point of that loss."
    ),
    source="Gauss, 1809, Theoria motus corporum coelestium",
    differs=(
        "where that loss has no single lowest point, it takes a gradient step of 0.01; such steps are counted. "
        "Over data, its matrix is the mean of l″(m) ∇m ∇mᵀ; l is the loss of the model's output m. The matrix "
        "contains no gradient of the loss. Yet it equals the true Fisher matrix for squared errors of numbers and "
        "for log-losses of classes"
    ),
    step=step,
    invariances=("rotation", "scale", "translation"),
    hypers=(damping(),),
    state={"fallbacks": 0.0},
    roles={"sx": "velocity", "sy": "velocity"},
    planar="Gauss–Newton solves a system with the whole matrix JᵀJ, which has n² entries for n weights; for a network "
    "take Hessian-free, which needs products with such a matrix only.",
)
