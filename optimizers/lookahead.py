"""Lookahead: slow weights follow gradient descent's fast ones; every few steps the fast ones go back to them.

Reads as: Zhang, Lucas, Hinton & Ba 2019, Algorithm 1, around gradient descent.
Differs: in nothing.
Shows: k steps ahead, then one back, half the way; under noise the point that it goes back to strays less.
"""

from optimizers.base import HERE, Optimizer, learning_rate, looks_back, pulled_by, where


def step(x, g, slow, since, *, lr, every, pull):
    x = x - lr * g
    since = since + 1
    back = since >= every
    slow = where(back, slow + pull * (x - slow), slow)
    return where(back, slow, x), slow, where(back, 0.0, since)


METHOD = Optimizer(
    name="Lookahead",
    order=242,
    joined=1,
    family="descent",
    teaches="Walks k steps ahead with gradient descent, then goes back part of the way: slow weights follow fast ones.",
    source="Zhang, Lucas, Hinton and Ba, 2019, Lookahead optimizer: k steps forward, 1 step back",
    differs="in nothing",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(learning_rate(0.01), looks_back(), pulled_by()),
    state={"slow": HERE, "since": 0.0},
    symbols={"slow": r"\varphi", "since": "n"},
)
