"""Muon: momentum whose step has, for each matrix of weights, all singular values near 1.

Reads as: Jordan and others 2024: b = βb + g; s = g + βb, its matrices orthogonalised by five Newton–Schulz rounds, each
    times √max(1, rows/columns); x −= lr·s.
Differs: all matrices, the first and the last as well; biases and batch norm's weights move by Nesterov's momentum at a
    rate of their own. There both are left to Adam. In double precision.
Shows: directions that gradients seldom take get steps as long as the others.
"""

from networks.curvature.newton_schulz import orthogonalised
from optimizers.base import POSITIVE, Hyper, Optimizer, learning_rate, momentum


def step(x, f, b, *, lr, rate, beta):
    g = f.gradient(x)
    b = beta * b + g
    s = g + beta * b
    return x - lr * f.by_matrix(orthogonalised, s) - rate * f.beside_matrices(s), b


METHOD = Optimizer(
    name="Muon",
    order=235,
    family="adaptive",
    teaches="Turns each matrix of momentum into one that stretches all directions alike, and steps along it.",
    source="Jordan and others, 2024, Muon: an optimizer for hidden layers in neural networks",
    differs="the first and the last matrix are treated as the others; biases and batch norm's weights move by "
    "Nesterov's momentum at a rate of their own, where the source leaves both to Adam",
    step=step,
    hypers=(
        learning_rate(0.02),
        Hyper(
            "rate",
            r"\alpha_b",
            0.02,
            1e-5,
            1,
            "log",
            "Rate beside matrices: the learning rate of biases and of batch norm's weights.",
            POSITIVE,
        ),
        momentum(0.95),
    ),
    state={"b": 0.0},
    roles={"b": "momentum"},
)
