"""SAM: take the slope at the worst place nearby, so that sharp valleys count as bad.

Reads as: Foret et al. 2021, Algorithm 1, with the Euclidean norm.
Differs: in nothing.
Shows: a step as gradient descent takes it, by the slope a little uphill; it cannot settle on a sharp floor.
"""

from optimizers.base import POSITIVE, Hyper, Optimizer, divisor, dot, learning_rate, sqrt, vectors


@vectors("x", "g", "w")
def step(x, f, *, lr, rho):
    g = f.gradient(x)
    size = sqrt(dot(g, g))
    up = rho / divisor(size)
    w = f.gradient(x + up * g)
    return x - lr * w


METHOD = Optimizer(
    name="SAM",
    order=220,
    family="descent",
    teaches="Climbs a little first and takes the gradient there: this favours wide valleys.",
    source="Foret, Kleiner, Mobahi and Neyshabur, 2021, Sharpness-aware minimization",
    differs="in nothing",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.005),
        Hyper("rho", r"\rho", 0.05, 1e-3, 1, "log", "Reach: how far uphill the gradient is taken.", POSITIVE),
    ),
    symbols={"size": r"\lVert g \rVert", "up": r"\epsilon"},
)
