"""Momentum whose learning rate drops whenever f has not reached a new lowest value for a while.

Reads as: torch.optim.SGD with momentum, and ReduceLROnPlateau(threshold=0, eps=0) told f before each step.
Differs: PyTorch's default asks each new lowest value to lie lower by 10⁻⁴ of itself; here any lower value is one.
Shows: on a kink the swings shrink with each drop; in a long valley, drops can come before the minimum does.
"""

from optimizers.base import (
    BETWEEN,
    Hyper,
    Optimizer,
    learning_rate,
    momentum,
    patience,
    vectors,
    where,
)


@vectors("x", "g", "b")
def step(x, f, b, best, since, share, *, lr, beta, factor, patience, t):
    g = f.gradient(x)
    value = f.value(x)
    rate = lr * share
    b = beta * b + g
    fell = (value < best) | (t < 2)
    best = where(fell, value, best)
    since = where(fell, 0.0, since + 1)
    drop = since > patience
    share = where(drop, factor * share, share)
    return x - rate * b, b, best, where(drop, 0.0, since), share


METHOD = Optimizer(
    name="Momentum with falling α",
    order=22,
    joined=1,
    family="descent",
    teaches="A heavy ball whose learning rate drops whenever f has found no new lowest value for a while.",
    source="PyTorch, 2018, torch.optim.lr_scheduler.ReduceLROnPlateau",
    differs=(
        "any lower value of f counts as a new lowest one, as with threshold=0 in PyTorch. Its default asks for 10⁻⁴ "
        "of f, so that a constant added to f would change the path. There is no smallest rate. Each "
        "step judges by the f that it sees, of its batch or with its noise, where PyTorch is often told once an epoch"
    ),
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.01, 1e-4, 2, "the factor on every step, until the first drop."),
        momentum(from_one="At β = 1, only the drops of α make its swings smaller."),
        Hyper("factor", r"\gamma", 0.5, 0.05, 0.95, "linear", "Drop: the factor on the rate at each drop.", BETWEEN),
        patience("Patience: after this many steps without a new lowest f, one more such step makes the rate drop."),
    ),
    state={"b": 0.0, "best": 0.0, "since": 0.0, "share": 1.0},
    symbols={
        "value": "f",
        "rate": r"\tilde\alpha",
        "fell": r"\text{fell}",
        "best": r"f_{\min}",
        "since": "n",
        "share": "s",
        "drop": r"\text{stuck}",
    },
    roles={"b": "momentum"},
)
