"""Schedule-free SGD: walk with a constant learning rate, and report the average of the walk.

Reads as: Defazio et al. 2024, eq. 2 to 4.
Differs: every step weighs the same; the authors' code weighs them by the learning rate, which matters under a schedule.
Shows: a smooth path to the minimum, as if the learning rate had been annealed, without a schedule.
"""

from optimizers.base import Optimizer, learning_rate, momentum


def look(x, z, *, beta):
    return (1 - beta) * z + beta * x


def step(x, g, z, *, lr, t):
    z = z - lr * g
    return (1 - 1 / t) * x + 1 / t * z, z


METHOD = Optimizer(
    name="Schedule-free SGD",
    order=240,
    family="descent",
    teaches="A fast iterate z, and the average of all its positions: the average settles without a schedule.",
    source="Defazio, Yang, Mehta, Mishchenko, Khaled and Cutkosky, 2024, The road less scheduled",
    differs="all steps weigh the same in the average",
    look=look,
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.01),
        momentum(text="the share of the average, against z, in the point where the gradient is taken."),
    ),
    state={"z": "x"},
)
