"""RMSProp with Nesterov's momentum in its other reading: the jump is divided, the correction is not.

Reads as: Hinton 2012, Lecture 6e, which says to divide the correction rather than the jump; here it is the jump.
Differs: the lecture gives no formula; the look-ahead is folded into the step, as in RMSProp + Nesterov.
Shows: corrections as long as the slope is steep, as in gradient descent; a jump that stays long where slopes vanish.
"""

from optimizers.base import Optimizer, epsilon, learning_rate, momentum, sqrt, square_decay


def step(x, g, v, b, *, lr, rho, beta, eps):
    v = rho * v + (1 - rho) * (g * g)
    b = beta * b + lr * g
    jump = beta * b / (sqrt(v) + eps)
    return x - (jump + lr * g), v, b


METHOD = Optimizer(
    name="RMSProp + Nesterov (jump)",
    order=85,
    joined=1,
    family="adaptive",
    teaches="Divides the jump along the velocity by the slopes' recent size, and leaves the correction as it is.",
    source="Tieleman and Hinton, 2012, Neural networks for machine learning, lecture 6e",
    differs="the lecture names this reading to advise against it, and gives no formula",
    step=step,
    invariances=("translation",),
    hypers=(
        learning_rate(0.005),
        square_decay(),
        momentum(from_one="From β = 1 on, the jump sums up every slope, and its swings grow on a quadratic."),
        epsilon(1e-8),
    ),
    state={"v": 0.0, "b": 0.0},
    symbols={"jump": "j"},
    roles={"v": "squares", "b": "momentum"},
)
