"""K-FAC: the natural gradient of each layer, by the inverses of two small matrices.

Reads as: Martens and Grosse 2015: averages of A and G, their damped inverses on the gradient (section 6.3), a step.
Differs: G is the exact expectation over the model's targets, in place of one draw. The damping λ and the rate stay as
    they are set; there both change on the way. Momentum is of the usual kind; there it is worked out at every step.
Shows: nearly the steps of the natural gradient by layers, for about the price of a few gradients.
"""

from networks.curvature.factors import averaged
from networks.hypers import damping, step_momentum
from optimizers.base import Optimizer, learning_rate, minimum
from optimizers.base.hyper import decay


def step(x, f, factors, b, *, lr, damping, rho, beta, t):
    g = f.gradient(x)
    factors = averaged(factors, f.factors(x), minimum(1 - 1 / t, rho))
    s = f.kronecker_solved(factors, g, damping)
    b = beta * b + s
    return x - lr * b, factors, b


METHOD = Optimizer(
    name="K-FAC",
    order=374,
    family="curvature",
    teaches="Replaces the curvature of each layer by a product of two small matrices, which are cheap to invert.",
    source="Martens and Grosse, 2015, Optimizing neural networks with Kronecker-factored approximate curvature",
    differs=(
        "the expectation over the model's targets is exact, in place of one draw. The damping and the learning "
        "rate stay as they are set. Momentum is of the usual kind, and off by default"
    ),
    step=step,
    hypers=(
        learning_rate(0.1),
        damping(1e-3),
        decay("rho", r"\rho", 0.95, "Factor memory: the part of the averages of A and G that is kept."),
        step_momentum(),
    ),
    state={"factors": (), "b": 0.0},
    symbols={"factors": r"\{A, G\}"},
    roles={"b": "velocity"},
)
