"""Lookahead around momentum: slow weights follow the heavy ball, which goes back to them every few steps.

Reads as: Zhang, Lucas, Hinton & Ba 2019, Algorithm 1, around SGD with momentum.
Differs: the velocity is kept when the weights go back, as in the paper's experiments.
Shows: momentum's pace along the valley with smaller swings across it.
"""

from optimizers.base import HERE, Optimizer, learning_rate, looks_back, momentum, pulled_by, where


def step(x, g, b, slow, since, *, lr, beta, every, pull):
    b = beta * b + g
    x = x - lr * b
    since = since + 1
    back = since >= every
    slow = where(back, slow + pull * (x - slow), slow)
    return where(back, slow, x), b, slow, where(back, 0.0, since)


METHOD = Optimizer(
    name="Lookahead + momentum",
    order=244,
    joined=1,
    family="descent",
    teaches="Momentum walks k steps ahead, then its weights go back part of the way: its swings become smaller.",
    source="Zhang, Lucas, Hinton and Ba, 2019, Lookahead optimizer: k steps forward, 1 step back",
    differs="the velocity stays as it is when the weights go back; the paper also names starting it over",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.01, 1e-4, 2),
        momentum(from_one="At β = 1, only going back brakes: flat directions settle late. Above 1, they run away."),
        looks_back(),
        pulled_by(),
    ),
    state={"b": 0.0, "slow": HERE, "since": 0.0},
    symbols={"slow": r"\varphi", "since": "n"},
    roles={"b": "momentum"},
)
