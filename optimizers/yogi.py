"""Yogi: Adam whose scaling can only change a little at a time.

Reads as: Zaheer et al. 2018, Algorithm 2.
Differs: both averages start at 1e-6 and are bias-corrected, as in Optax.
Shows: Adam's path where slopes grow; where they fade it does not speed up as abruptly.
"""

from optimizers.base import Optimizer, epsilon, first_moment, learning_rate, second_moment, sign, sqrt


def step(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = v - (1 - beta2) * sign(v - g * g) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(v_hat) + eps), m, v


METHOD = Optimizer(
    name="Yogi",
    order=170,
    family="adaptive",
    teaches=(
        "Adam whose average square changes by a bounded amount, so small gradients do not suddenly make steps long."
    ),
    source="Zaheer, Reddi, Sachan, Kale and Kumar, 2018, Adaptive methods for nonconvex optimization",
    differs="both averages start at 10⁻⁶ and are corrected for it, as in Optax",
    step=step,
    invariances=("translation",),
    fading="beta2",
    hypers=(
        learning_rate(0.1),
        first_moment(),
        second_moment(
            text=(
                "Squared-gradient memory: v changes by 1 − β₂ times the squared gradient; closer to 1 changes it "
                "more slowly."
            )
        ),
        epsilon(1e-3),
    ),
    state={"m": 1e-6, "v": 1e-6},
    roles={"m": "momentum", "m_hat": "momentum", "v": "squares", "v_hat": "squares"},
)
