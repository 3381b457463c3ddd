"""RMSProp with momentum: the scaled slope goes into a velocity.

Reads as: Graves 2013, eq. 38 to 41, in the form that PyTorch and TensorFlow gave it.
Differs: slopes are not centred, and ε stands outside the root.
Shows: RMSProp's even pace, carried on; near the minimum the velocity keeps it swinging.
"""

from optimizers.base import Optimizer, epsilon, learning_rate, momentum, sqrt, square_decay


def step(x, g, v, b, *, lr, rho, beta, eps):
    v = rho * v + (1 - rho) * (g * g)
    u = g / (sqrt(v) + eps)
    b = beta * b + u
    return x - lr * b, v, b


METHOD = Optimizer(
    name="RMSProp + momentum",
    order=70,
    family="adaptive",
    teaches="RMSProp's scaled gradient feeds a velocity: faster along a valley, and harder to stop.",
    source="Graves, 2013, Generating sequences with recurrent neural networks",
    differs="the average gradient is not subtracted, and ε stands outside the square root",
    step=step,
    invariances=("scale", "translation"),
    grows_back=2.4,
    hypers=(
        learning_rate(0.005),
        square_decay(),
        momentum(from_one="At β = 1, the velocity keeps every scaled slope. At 1.05, it runs away on a quadratic."),
        epsilon(1e-8),
    ),
    state={"v": 0.0, "b": 0.0},
    roles={"v": "squares", "b": "momentum"},
)
