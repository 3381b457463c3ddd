"""Muon: momentum whose step has, for each matrix of weights, all singular values near 1.

Reads as: Jordan and others 2024: b = βb + g; s = g + βb, its matrices orthogonalised by five Newton–Schulz rounds, each
    times √max(1, rows/columns); x −= lr·s.
Differs: all matrices, the first and the last as well; biases and batch norm's weights move by Nesterov's momentum, at
    a multiple r of the rate. There both are left to Adam. In double precision.
Shows: directions that gradients seldom take get steps as long as the others.
"""

from networks.curvature.newton_schulz import orthogonalised
from optimizers.base import POSITIVE, Hyper, Optimizer, learning_rate, momentum


def step(x, f, b, *, lr, ratio, beta):
    g = f.gradient(x)
    b = beta * b + g
    s = g + beta * b
    return x - lr * (f.by_matrix(orthogonalised, s) + ratio * f.beside_matrices(s)), b


METHOD = Optimizer(
    name="Muon",
    order=235,
    family="adaptive",
    teaches="Changes each matrix of momentum so that it stretches all directions equally, and steps along it.",
    source="Jordan and others, 2024, Muon: an optimizer for hidden layers in neural networks",
    differs=(
        "the first and the last matrix are treated like the others. Biases and batch norm's weights move by "
        "Nesterov's momentum at a multiple of the learning rate; the source uses Adam for both"
    ),
    step=step,
    hypers=(
        learning_rate(0.05),
        Hyper(
            "ratio",
            "r",
            2,
            0.01,
            100,
            "log",
            (
                "Rate of biases: the learning rate of biases and of batch norm's weights, as a multiple of that "
                "of matrices."
            ),
            POSITIVE,
        ),
        momentum(0.95),
    ),
    state={"b": 0.0},
    roles={"b": "momentum"},
)
