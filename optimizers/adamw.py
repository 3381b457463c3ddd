"""AdamW: Adam, with the pull towards zero outside of its scaling.

Reads as: Loshchilov & Hutter 2019, Algorithm 2.
Differs: the decay is multiplied by the learning rate, as in most libraries, and comes first.
Shows: it lags behind Adam on the side of the origin; as v forgets it creeps on, but stays short under noise.
"""

from optimizers.base import (
    Convention,
    Optimizer,
    epsilon,
    first_moment,
    learning_rate,
    second_moment,
    sqrt,
    weight_decay,
)


def step(x, g, m, v, *, lr, beta1, beta2, eps, weight_decay, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x * (1 - lr * weight_decay) - lr * m_hat / (sqrt(v_hat) + eps), m, v


def apart(x, g, m, v, *, lr, beta1, beta2, eps, weight_decay, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x * (1 - weight_decay) - lr * m_hat / (sqrt(v_hat) + eps), m, v


METHOD = Optimizer(
    name="AdamW",
    order=160,
    family="adaptive",
    teaches="Adam with weight decay: a pull towards zero that is not scaled with the gradient.",
    source="Loshchilov and Hutter, 2019, Decoupled weight decay regularization",
    differs="the decay is multiplied by the learning rate, as in PyTorch and Optax; in the paper only by the schedule",
    step=step,
    invariances=("scale",),
    grows_back=3.2,
    # Cohen et al. 2022, for a slow β₂: z² − (1 + β₁ − lr·λ (1 − β₁) − lr·wd) z + β₁ (1 − lr·wd) has the root −1.
    stability_limit=lambda lr, beta1, weight_decay: (2 - lr * weight_decay) * (1 + beta1) / (1 - beta1),
    hypers=(learning_rate(0.1), first_moment(), second_moment(), epsilon(1e-8), weight_decay(0.01)),
    state={"m": 0.0, "v": 0.0},
    roles={"m": "momentum", "m_hat": "momentum", "v": "squares", "v_hat": "squares"},
    conventions=(
        Convention(
            hyper="weight_decay",
            words="with a decay that is not multiplied by the learning rate, as in the paper",
            translation="divide that λ by the learning rate",
            here=lambda lr, weight_decay, **_: weight_decay / lr,
            step=apart,
        ),
    ),
)
