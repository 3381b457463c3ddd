"""Lookahead around Adam: slow weights follow Adam's, which go back to them every few steps.

Reads as: Zhang, Lucas, Hinton & Ba 2019, Algorithm 1, around Adam.
Differs: Adam's averages are kept when the weights go back, as in the paper's experiments.
Shows: Adam's pace, halved, and smaller swings around the minimum.
"""

from optimizers.base import (
    HERE,
    Optimizer,
    epsilon,
    first_moment,
    learning_rate,
    looks_back,
    pulled_by,
    second_moment,
    sqrt,
    where,
)


def step(x, g, m, v, slow, since, *, lr, beta1, beta2, eps, every, pull, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    x = x - lr * m_hat / (sqrt(v_hat) + eps)
    since = since + 1
    back = since >= every
    slow = where(back, slow + pull * (x - slow), slow)
    return where(back, slow, x), m, v, slow, where(back, 0.0, since)


METHOD = Optimizer(
    name="Lookahead + Adam",
    order=246,
    joined=1,
    family="adaptive",
    teaches="Adam walks k steps ahead, then its weights go back part of the way: slow weights follow fast ones.",
    source="Zhang, Lucas, Hinton and Ba, 2019, Lookahead optimizer: k steps forward, 1 step back",
    differs="Adam's averages stay as they are when the weights go back; the paper also names starting them over",
    step=step,
    invariances=("scale", "translation"),
    grows_back=3.2,
    hypers=(learning_rate(0.1), first_moment(), second_moment(), epsilon(1e-8), looks_back(), pulled_by()),
    state={"m": 0.0, "v": 0.0, "slow": HERE, "since": 0.0},
    symbols={"slow": r"\varphi", "since": "n"},
    roles={"m": "momentum", "m_hat": "momentum", "v": "squares", "v_hat": "squares"},
)
