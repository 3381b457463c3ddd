"""AdaDelta: steps measured in the size of recent steps, so that no learning rate is needed.

Reads as: Zeiler 2012, Algorithm 1.
Differs: a learning rate (1 by default) multiplies the step, as in most libraries.
Shows: first steps of √(ε/(1 − ρ)), and hardly longer ones for hundreds of steps: each is measured in those before it.
"""

from optimizers.base import Optimizer, epsilon, learning_rate, sqrt, square_decay


def step(x, g, E, D, *, lr, rho, eps):
    E = rho * E + (1 - rho) * (g * g)
    delta = g * sqrt(D + eps) / sqrt(E + eps)
    D = rho * D + (1 - rho) * (delta * delta)
    return x - lr * delta, E, D


METHOD = Optimizer(
    name="AdaDelta",
    order=50,
    family="adaptive",
    teaches="Scales its steps by the size of its recent steps: it starts slowly and needs no learning rate.",
    source="Zeiler, 2012, ADADELTA: an adaptive learning rate method",
    differs="a learning rate multiplies the step; with 1 it is the paper's method",
    step=step,
    invariances=("translation",),
    grows_back=1.0,
    hypers=(
        learning_rate(1, 1e-2, 100),
        square_decay(
            0.9, "Squares memory: the part of both averages of squares that is kept; closer to 1 remembers longer."
        ),
        epsilon(1e-6, "sets how long the first steps are, √(ε/(1 − ρ)), and bounds the division."),
    ),
    state={"E": 0.0, "D": 0.0},
    roles={"E": "squares"},
)
