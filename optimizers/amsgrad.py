"""AMSGrad: Adam that scales by the largest average square so far, not by the present one.

Reads as: Reddi, Kale & Kumar 2018, Algorithm 2.
Differs: both averages are bias-corrected, and the maximum is taken before the correction, as in PyTorch.
Shows: Adam's path for hundreds of steps, as v hardly fades; later shorter steps where slopes were once steep.
"""

from optimizers.base import Optimizer, epsilon, first_moment, learning_rate, maximum, second_moment, sqrt


def step(x, g, m, v, v_max, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    v_max = maximum(v_max, v)
    m_hat = m / (1 - beta1_t)
    v_hat = v_max / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(v_hat) + eps), m, v, v_max


METHOD = Optimizer(
    name="AMSGrad",
    order=110,
    family="adaptive",
    teaches="Adam that divides by the largest average square so far, so steep gradients are not forgotten.",
    source="Reddi, Kale and Kumar, 2018, On the convergence of Adam and beyond",
    differs=(
        "bias-corrected, with the maximum taken first, as in PyTorch; Optax corrects first, which gives another path"
    ),
    step=step,
    invariances=("scale", "translation"),
    fading="beta2",
    stability_limit=lambda beta1: 2 * (1 + beta1) / (1 - beta1),  # Cohen et al. 2022, for a slow β₂
    hypers=(learning_rate(0.1), first_moment(), second_moment(), epsilon(1e-8)),
    state={"m": 0.0, "v": 0.0, "v_max": 0.0},
    roles={"m": "momentum", "m_hat": "momentum", "v": "squares", "v_max": "squares", "v_hat": "squares"},
)
