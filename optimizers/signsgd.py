"""signSGD: every coordinate moves by the learning rate, up or down by the sign of its slope.

Reads as: Bernstein et al. 2018, Algorithm 1.
Differs: in nothing.
Shows: strides along the diagonals and, where a slope is zero, along an axis; they never get shorter near the minimum.
"""

from optimizers.base import Optimizer, learning_rate, sign


def step(x, g, *, lr):
    return x - lr * sign(g)


METHOD = Optimizer(
    name="signSGD",
    order=185,
    joined=1,
    family="sign",
    teaches="Keeps only the sign of each slope: every coordinate moves by the learning rate, however steep it is.",
    source="Bernstein, Wang, Azizzadenesheli and Anandkumar, 2018, signSGD: compressed optimisation",
    differs="in nothing; with momentum before the sign it is called Signum",
    step=step,
    invariances=("scale", "translation"),
    hypers=(learning_rate(0.02, 1e-4, 0.3, "how far each coordinate moves in a step."),),
    hides=(
        "With two weights there are eight directions only: along the axes and the diagonals. With n weights there are "
        "3ⁿ − 1, and a sign takes one bit where a slope takes 32, which is what the method was made for."
    ),
)
