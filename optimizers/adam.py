"""Adam: momentum over RMSProp's scaling, both corrected for having started at zero.

Reads as: Kingma & Ba 2015, Algorithm 1.
Differs: in nothing.
Shows: a first step of lr in each coordinate, a steady pace, and a gentle swing around the minimum.
"""

from optimizers.base import (
    Optimizer,
    epsilon,
    epsilon_inside,
    first_moment,
    learning_rate,
    second_moment,
    sqrt,
    usual_value,
)


def step(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(v_hat) + eps), m, v


def inside(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x - lr * m_hat / sqrt(v_hat + eps), m, v


METHOD = Optimizer(
    name="Adam",
    order=90,
    family="adaptive",
    teaches="Momentum with a scale for each coordinate; both averages are corrected because they start at zero.",
    source="Kingma and Ba, 2015, Adam: a method for stochastic optimization",
    differs="ε stands outside the corrected root, as in the paper; TensorFlow adds it before the correction",
    step=step,
    invariances=("scale", "translation"),
    grows_back=3.2,
    stability_limit=lambda beta1: 2 * (1 + beta1) / (1 - beta1),  # Cohen et al. 2022, for a slow β₂
    hypers=(learning_rate(0.1), first_moment(), second_moment(), epsilon(1e-8)),
    state={"m": 0.0, "v": 0.0},
    roles={"m": "momentum", "m_hat": "momentum", "v": "squares", "v_hat": "squares"},
    conventions=(
        epsilon_inside(inside, "some textbooks"),
        usual_value(
            "beta2",
            0.99,
            "with β₂ = 0.99, as in some textbooks and codes",
            "only the memory of 1/(1 − β₂) steps changes: about 100 in place of the paper's 1,000",
        ),
    ),
)
