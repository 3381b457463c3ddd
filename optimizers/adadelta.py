"""AdaDelta: steps measured in the size of recent steps, so that no learning rate is needed.

Reads as: Zeiler 2012, Algorithm 1.
Differs: a learning rate (1 by default) multiplies the step, as in most libraries.
Shows: a very slow start, since the first steps are of size √ε, then a pace that feeds on itself.
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
    teaches="Measures its steps in the size of its recent steps: it starts slowly, and needs no learning rate.",
    source="Zeiler, 2012, ADADELTA: an adaptive learning rate method",
    differs="a learning rate multiplies the step; 1 is the paper's method",
    step=step,
    invariances=("translation",),
    hypers=(learning_rate(1, 1e-2, 100), square_decay(), epsilon(1e-6)),
    state={"E": 0.0, "D": 0.0},
    roles={"E": "squares"},
)
