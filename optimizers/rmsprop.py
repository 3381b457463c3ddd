"""RMSProp: divide each coordinate's slope by the running size of its recent slopes.

Reads as: Tieleman & Hinton 2012, Lecture 6e.
Differs: ε stands outside the root.
Shows: a steady pace down any slope; near the minimum it hovers, because the pace does not shrink.
"""

from optimizers.base import Optimizer, epsilon, epsilon_inside, learning_rate, sqrt, square_decay, usual_value


def step(x, g, v, *, lr, rho, eps):
    v = rho * v + (1 - rho) * (g * g)
    return x - lr * g / (sqrt(v) + eps), v


def inside(x, g, v, *, lr, rho, eps):
    v = rho * v + (1 - rho) * (g * g)
    return x - lr * g / sqrt(v + eps), v


METHOD = Optimizer(
    name="RMSProp",
    order=60,
    family="adaptive",
    teaches="Divides the gradient by its recent size, so steep and flat directions move at the same pace.",
    source="Tieleman and Hinton, 2012, Neural networks for machine learning, lecture 6e",
    differs="ε stands outside the square root, as in PyTorch; TensorFlow and Optax keep it inside",
    step=step,
    invariances=("scale", "translation"),
    grows_back=4.5,
    stability_limit=lambda: 2,
    hypers=(learning_rate(0.02), square_decay(), epsilon(1e-8)),
    state={"v": 0.0},
    roles={"v": "squares"},
    conventions=(
        epsilon_inside(inside, "Keras and Optax"),
        usual_value(
            "rho",
            0.99,
            "with ρ = 0.99, the default of PyTorch",
            "only the memory of 1/(1 − ρ) steps changes: about 100 in place of 10",
        ),
    ),
)
