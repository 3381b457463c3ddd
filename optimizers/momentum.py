"""Momentum: a heavy ball that keeps part of its velocity and adds the slope to it.

Reads as: Polyak 1964, eq. 9, in the form b = βb + g; x −= lr·b that most libraries use.
Differs: the learning rate stands outside b, which matters only when it changes during the run.
Shows: speed gained along the valley, swings across it that fade slowly, and an overshoot past the minimum.
"""

from optimizers.base import Convention, Optimizer, learning_rate, momentum, where


def step(x, g, b, *, lr, beta):
    b = beta * b + g
    return x - lr * b, b


def averaged(x, g, b, *, lr, beta):
    b = beta * b + (1 - beta) * g
    return x - lr * b, b


METHOD = Optimizer(
    name="Momentum",
    order=20,
    family="descent",
    teaches="A heavy ball: it gathers speed along the valley and swings past the minimum.",
    source="Polyak, 1964, Some methods of speeding up the convergence of iteration methods",
    differs=(
        "the learning rate multiplies the velocity, as in PyTorch; the other form differs only where the rate changes"
    ),
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.01, 1e-4, 2),
        momentum(from_one="At β = 1, nothing is forgotten: on a quadratic, the swings never fade. Above 1, they grow."),
    ),
    state={"b": 0.0},
    # From 1 on it is stable nowhere: β is the determinant.
    stability_limit=lambda beta: where(beta < 1, 2 * (1 + beta), 0.0),
    roles={"b": "momentum"},
    conventions=(
        Convention(
            hyper="lr",
            words="with (1 − β) before the gradient, so that b is an average, as in many textbooks",
            translation=(
                "multiply the rate from here by 1/(1 − β) there, and a rate from there by 1 − β here. With β = "
                "0.9, they differ by a factor of ten"
            ),
            here=lambda lr, beta: lr * (1 - beta),
            step=averaged,
        ),
    ),
)
