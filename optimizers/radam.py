"""RAdam: plain momentum until enough slopes were seen to trust Adam's scaling.

Reads as: Liu et al. 2020, Algorithm 2.
Differs: it rectifies above ρ = 5, as PyTorch does, where the paper says 4; ε is added before v is corrected.
Shows: a few steps of momentum, then Adam with a learning rate that warms up by itself.
"""

from optimizers.base import (
    Optimizer,
    divisor,
    epsilon,
    first_moment,
    learning_rate,
    maximum,
    second_moment,
    sqrt,
    where,
)


def step(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t, t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    longest = 2 / (1 - beta2) - 1
    rho = longest - 2 * t * beta2_t / (1 - beta2_t)
    r = sqrt(maximum((rho - 4) * (rho - 2) * longest / divisor((longest - 4) * (longest - 2) * rho), 0.0))
    scaled = r * sqrt(1 - beta2_t) / (sqrt(v) + eps)
    return x - lr * m_hat * where(rho > 5, scaled, 1.0), m, v


METHOD = Optimizer(
    name="RAdam",
    order=140,
    family="adaptive",
    teaches="Adam that waits: it scales only after enough gradients, and then warms up by itself.",
    source="Liu, Jiang, He, Chen, Liu, Gao and Han, 2020, On the variance of the adaptive learning rate and beyond",
    differs="rectified above ρ = 5, while the paper says 4; ε is added before v is corrected, as in PyTorch",
    step=step,
    invariances=("translation",),
    grows_back=3.2,
    hypers=(learning_rate(0.02), first_moment(), second_moment(), epsilon(1e-8)),
    state={"m": 0.0, "v": 0.0},
    symbols={"longest": r"\rho_\infty", "scaled": "s"},
    roles={"m": "momentum", "m_hat": "momentum", "v": "squares"},
)
