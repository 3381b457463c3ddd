"""Adan: Adam that also averages how the slope changes from step to step.

Reads as: Xie et al. 2022, Algorithm 1, with the authors' own code.
Differs: averages are bias-corrected and β is the part kept, as in that code; the paper's β is the part replaced.
Shows: it swings less than Adam would with as long a memory of slopes; that memory is longer than Adam's.
"""

from optimizers.base import Optimizer, decay, epsilon, learning_rate, sqrt, weight_decay, where


def step(x, g, m, v, n, last, *, lr, beta1, beta2, beta3, eps, weight_decay, beta1_t, beta2_t, beta3_t, t):
    d = where(t > 1, g - last, 0.0)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * d
    u = g + beta2 * d
    n = beta3 * n + (1 - beta3) * (u * u)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    n_hat = n / (1 - beta3_t)
    move = lr * (m_hat + beta2 * v_hat) / (sqrt(n_hat) + eps)
    return (x - move) / (1 + lr * weight_decay), m, v, n, g


METHOD = Optimizer(
    name="Adan",
    order=180,
    family="adaptive",
    teaches="Adam that also follows how the gradient changes, so it swings less in spite of its long memory.",
    source="Xie, Zhou, Li, Lin and Yan, 2022, Adan: adaptive Nesterov momentum algorithm",
    differs="β is the part that is kept, and averages are corrected, as in the authors' code",
    step=step,
    invariances=("scale", "translation"),
    grows_back=0.1,
    hypers=(
        learning_rate(0.1),
        decay("beta1", r"\beta_1", 0.98, "Gradient memory: the part of the average gradient that is kept."),
        decay(
            "beta2",
            r"\beta_2",
            0.92,
            ("Gradient-change memory: the part of the average change of the gradient that is kept."),
        ),
        decay("beta3", r"\beta_3", 0.99, "Squared-gradient memory: the part of the average square that is kept."),
        epsilon(1e-8),
        weight_decay(),
    ),
    state={"m": 0.0, "v": 0.0, "n": 0.0, "last": 0.0},
    symbols={"last": "g_{-}", "move": r"\Delta"},
    roles={"m": "momentum", "m_hat": "momentum", "n": "squares", "n_hat": "squares"},
)
