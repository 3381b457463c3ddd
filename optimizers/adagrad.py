"""AdaGrad: each coordinate's step shrinks with the sum of its squared gradients so far.

Reads as: Duchi, Hazan & Singer 2011, the diagonal form of the update.
Differs: in nothing; ε is the paper's δ, outside the root.
Shows: both coordinates at the same pace whatever their steepness; a fast start, then ever shorter steps.
"""

from optimizers.base import Optimizer, epsilon, epsilon_inside, learning_rate, sqrt


def step(x, g, G, *, lr, eps):
    G = G + g * g
    return x - lr * g / (sqrt(G) + eps), G


def inside(x, g, G, *, lr, eps):
    G = G + g * g
    return x - lr * g / sqrt(G + eps), G


METHOD = Optimizer(
    name="AdaGrad",
    order=40,
    family="adaptive",
    teaches="Gives each coordinate its own step, which shrinks as the squared gradients add up.",
    source="Duchi, Hazan and Singer, 2011, Adaptive subgradient methods for online learning",
    differs=(
        "ε stands outside the square root, as in the paper and PyTorch; Optax and Keras keep it inside, and begin "
        "at 0.1"
    ),
    step=step,
    invariances=("scale", "translation"),
    stability_limit=lambda: 2,
    hypers=(learning_rate(0.3, 1e-3, 5), epsilon(1e-10)),
    state={"G": 0.0},
    roles={"G": "squares"},
    conventions=(epsilon_inside(inside, "Keras and Optax"),),
    hides=(
        "With two weights both slopes are there at every step. The method was made for many weights, of which few "
        "have a slope at each step: one that is rarely asked keeps a long step."
    ),
)
