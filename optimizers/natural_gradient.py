"""Natural gradient: steps measured by the samples' own slopes, not by how far the point moves.

Reads as: Amari 1998, with the empirical Fisher matrix: (Σ gᵢgᵢᵀ/N + λI) s = −g over the N samples.
Differs: the Fisher matrix is the empirical one, from the samples' slopes, and damped.
Shows: the direction straightens out on data that make a skewed valley.
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
    teaches="Divides the slope by the squares of the samples' own slopes: long steps where no sample has much to say.",
    source="Amari, 1998, Natural gradient works efficiently in learning",
    differs="the empirical Fisher matrix; where it is singular a gradient step of 0.01, which is counted",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(learning_rate(0.2), damping(1e-3)),
    state={"fallbacks": 0.0},
    roles={"sx": "velocity", "sy": "velocity"},
)
