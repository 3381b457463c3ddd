"""RMSProp with Nesterov's momentum: the velocity's next move is taken along at once.

Reads as: Dozat 2016, section 3, the look-ahead folded into the step, as Optax has it.
Differs: ε stands outside the root, where Optax keeps it inside.
Shows: RMSProp with a velocity that brakes a step earlier than plain momentum does.
"""

from optimizers.base import Optimizer, epsilon, learning_rate, momentum, sqrt, square_decay


def step(x, g, v, b, *, lr, rho, beta, eps):
    v = rho * v + (1 - rho) * (g * g)
    u = g / (sqrt(v) + eps)
    b = beta * b + lr * u
    return x - (beta * b + lr * u), v, b


METHOD = Optimizer(
    name="RMSProp + Nesterov",
    order=80,
    family="adaptive",
    teaches="RMSProp with a velocity that already includes its next move, so it slows down earlier.",
    source="Dozat, 2016, Incorporating Nesterov momentum into Adam",
    differs="ε stands outside the square root; Optax keeps it inside",
    step=step,
    invariances=("scale", "translation"),
    grows_back=4.5,
    hypers=(
        learning_rate(0.005),
        square_decay(),
        momentum(from_one="At β = 1, the velocity keeps every scaled slope. At 1.05, it runs away on a quadratic."),
        epsilon(1e-8),
    ),
    state={"v": 0.0, "b": 0.0},
    roles={"v": "squares", "b": "momentum"},
)
