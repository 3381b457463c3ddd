"""Natural gradient: steps measured by the squares of the samples' gradients, not by how far the point moves.

Reads as: Amari 1998, with the empirical Fisher matrix: (Σ gᵢgᵢᵀ/N + λI) s = −g over the N samples.
Differs: Amari's matrix is the true Fisher, the same mean with targets drawn from the model; here they are the data's.
    It is not centred: less ḡḡᵀ it would be the covariance of the gradients. It is damped.
Shows: the direction straightens out on data that make a skewed valley, and what the choice of the matrix does.
"""

from optimizers.base import Optimizer, damping, learning_rate, positive_definite, solve, where


def step(x, y, f, fallbacks, *, lr, damping):
    gx, gy = f.gradient(x, y)
    fxx, fxy, fyy = f.samples(x, y)
    fxx, fyy = fxx + damping, fyy + damping
    sx, sy = solve(fxx, fxy, fyy, -gx, -gy)
    bowl = positive_definite(fxx, fxy, fyy)
    return (
        where(bowl, x + lr * sx, x - 0.01 * gx),
        where(bowl, y + lr * sy, y - 0.01 * gy),
        where(bowl, fallbacks, fallbacks + 1),
    )


METHOD = Optimizer(
    name="Natural gradient",
    order=370,
    family="data",
    teaches=(
        "Divides by the mean of g gᵀ over the samples' gradients g: long steps where all these gradients are small."
    ),
    source="Amari, 1998, Natural gradient works efficiently in learning",
    differs=(
        "the matrix is the empirical Fisher matrix, the mean of g gᵀ with the targets of the data. The true "
        "Fisher matrix draws targets from the model. The covariance of the gradients has their mean subtracted. "
        "Where the matrix is singular, the method takes a gradient step of 0.01; such steps are counted"
    ),
    step=step,
    invariances=("rotation", "translation"),
    hypers=(learning_rate(0.2), damping(1e-3)),
    state={"fallbacks": 0.0},
    roles={"sx": "velocity", "sy": "velocity"},
    planar="Natural gradient solves a system with the whole Fisher matrix, which has n² entries for n weights; for a "
    "network take K-FAC, which makes two small matrices of it for each layer.",
)
