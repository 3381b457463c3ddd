"""Adam without bias correction: what the correction is for.

Reads as: Kingma & Ba 2015, Algorithm 1, with both corrections left out.
Differs: only in that.
Shows: a first step of 3.16 lr instead of lr, soon more than sixfold steps, and longer ones for thousands.
"""

from optimizers.base import Optimizer, epsilon, first_moment, learning_rate, second_moment, sqrt


def step(x, g, m, v, *, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    return x - lr * m / (sqrt(v) + eps), m, v


METHOD = Optimizer(
    name="Uncorrected Adam",
    order=100,
    family="adaptive",
    teaches="Adam without the correction for starting at zero: the first steps are far too long.",
    source="Kingma and Ba, 2015, Adam: a method for stochastic optimization, section 3 on why to correct",
    differs="nothing divides m and v by 1 − βᵗ",
    step=step,
    invariances=("scale", "translation"),
    grows_back=3.2,
    stability_limit=lambda beta1: 2 * (1 + beta1) / (1 - beta1),  # Cohen et al. 2022, for a slow β₂
    hypers=(learning_rate(0.1), first_moment(), second_moment(), epsilon(1e-8)),
    state={"m": 0.0, "v": 0.0},
    roles={"m": "momentum", "v": "squares"},
)
