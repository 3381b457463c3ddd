"""NAdam: Adam that takes the next step's momentum along already.

Reads as: Dozat 2015, the report, with constant β₁; Dozat 2016, Algorithm 2, but for a factor.
Differs: in the paper of 2016 v̂ has the factor β₂, so its steps are 1/√β₂ times as long; β₁ is constant, as in Optax.
Shows: Adam that starts more briskly and swings a little less.
"""

from optimizers.base import Optimizer, epsilon, first_moment, learning_rate, second_moment, sqrt


def step(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = beta1 * m / (1 - beta1 * beta1_t) + (1 - beta1) * g / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(v_hat) + eps), m, v


METHOD = Optimizer(
    name="NAdam",
    order=130,
    family="adaptive",
    teaches="Adam with Nesterov's idea: each step already includes the momentum of the next.",
    source="Dozat, 2016, Incorporating Nesterov momentum into Adam",
    differs="v̂ is v/(1 − β₂ᵗ), as in the report of 2015; the paper of 2016 gives it the factor β₂ too, so its "
    "steps are 1/√β₂ times as long. β₁ stays constant, as in Optax; PyTorch warms it up",
    step=step,
    invariances=("scale", "translation"),
    grows_back=3.2,
    hypers=(learning_rate(0.1), first_moment(), second_moment(), epsilon(1e-8)),
    state={"m": 0.0, "v": 0.0},
    roles={"m": "momentum", "m_hat": "momentum", "v": "squares", "v_hat": "squares"},
)
