"""AdaMax: Adam that scales by the largest recent slope instead of the average square.

Reads as: Kingma & Ba 2015, Algorithm 2.
Differs: ε is added to abs(g), as in PyTorch, so that nothing is divided by zero.
Shows: a pace that one big slope holds down for long, and no jump when slopes vanish.
"""

from optimizers.base import Optimizer, epsilon, first_moment, learning_rate, maximum, second_moment


def step(x, g, m, u, *, lr, beta1, beta2, eps, beta1_t):
    m = beta1 * m + (1 - beta1) * g
    u = maximum(beta2 * u, abs(g) + eps)
    m_hat = m / (1 - beta1_t)
    return x - lr * m_hat / u, m, u


METHOD = Optimizer(
    name="AdaMax",
    order=120,
    family="adaptive",
    teaches="Adam that divides by the largest recent gradient instead of its average square.",
    source="Kingma and Ba, 2015, Adam: a method for stochastic optimization, section 7.1",
    differs="ε is added to the gradient's size, as in PyTorch, so that nothing is divided by zero; the paper has no ε",
    step=step,
    invariances=("scale", "translation"),
    grows_back=0.1,
    stability_limit=lambda beta1: 2 * (1 + beta1) / (1 - beta1),  # Cohen et al. 2022, for a slow β₂
    hypers=(
        learning_rate(0.1),
        first_moment(),
        second_moment(
            text=(
                "Largest-gradient memory: the part of the largest gradient that is kept; closer to 1 remembers longer."
            )
        ),
        epsilon(1e-8),
    ),
    state={"m": 0.0, "u": 0.0},
    roles={"m": "momentum", "m_hat": "momentum", "u": "sizes"},
)
