"""Lion: every coordinate moves by the same amount; only the direction is learned.

Reads as: Chen et al. 2023, Algorithm 2.
Differs: in nothing.
Shows: straight diagonal strides, and a zig-zag of size lr around the minimum that never dies down.
"""

from optimizers.base import Optimizer, first_moment, learning_rate, second_moment, sign, weight_decay


def step(x, g, m, *, lr, beta1, beta2, weight_decay):
    c = beta1 * m + (1 - beta1) * g
    m = beta2 * m + (1 - beta2) * g
    return x - lr * (sign(c) + weight_decay * x), m


METHOD = Optimizer(
    name="Lion",
    order=190,
    family="sign",
    teaches="Moves every coordinate by exactly the learning rate; the sign of an average gradient decides up or down.",
    source="Chen, Liang, Huang, Real, Wang and others, 2023, Symbolic discovery of optimization algorithms",
    differs="in nothing",
    step=step,
    invariances=("scale", "translation"),
    hypers=(
        learning_rate(0.02, 1e-4, 0.3, "how far each coordinate moves in a step."),
        first_moment(
            text=("the part of the average gradient in the mix whose sign is taken; the rest is the new gradient.")
        ),
        second_moment(
            0.99, "Gradient memory: the part of the average gradient that is kept; closer to 1 remembers longer."
        ),
        weight_decay(),
    ),
    state={"m": 0.0},
    roles={"m": "momentum", "c": "momentum"},
    hides=(
        "With two weights and no decay there are eight directions only: along the axes and the diagonals. With many "
        "weights the signs need a small part of the memory that Adam's squares need."
    ),
)
