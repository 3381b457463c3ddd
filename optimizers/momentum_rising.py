"""Momentum that starts with a small β, and forgets half as much whenever f nearly stops falling.

Reads as: Hinton 2012, lecture 6c: a small momentum first; once the weights are stuck in a ravine, raise it.
Differs: the lecture raises β smoothly by hand; here 1 − β is halved each time, and a rule says when f is stuck.
Shows: calm first steps, more pace along a valley with each rise, and swings that last longer afterwards.
"""

from optimizers.base import (
    BETWEEN,
    Hyper,
    Optimizer,
    decay,
    learning_rate,
    maximum,
    minimum,
    momentum,
    patience,
    vectors,
    where,
)


@vectors("x", "g", "b")
def step(x, f, b, first, best, since, share, *, lr, beta, highest, least, patience, t):
    g = f.gradient(x)
    value = f.value(x)
    kept = maximum(beta, minimum(highest, 1 - share * (1 - beta)))
    b = kept * b + g
    first = where(t > 1, first, value)
    fell = (value < best - least * (first - best)) | (t < 2)
    best = where(fell, value, best)
    since = where(fell, 0.0, since + 1)
    rise = since > patience
    share = where(rise, share / 2, share)
    return x - lr * b, b, first, best, where(rise, 0.0, since), share


METHOD = Optimizer(
    name="Momentum with rising β",
    order=24,
    joined=1,
    family="descent",
    teaches=(
        "A heavy ball that begins with a small β and forgets half as much whenever f stalls: later swings fade slowly."
    ),
    source="Hinton, Srivastava and Swersky, 2012, Neural networks for machine learning, lecture 6c",
    differs=(
        "the lecture raises β smoothly, and by hand; here 1 − β is halved whenever several steps in a row bring less "
        "than a small part of what f has fallen since the start. Each step judges by the f that it sees, of its batch "
        "or with its noise"
    ),
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.01, 1e-4, 2),
        momentum(0.5, "the part of the last step's velocity that is kept, until β first rises."),
        decay("highest", r"\beta_{\max}", 0.99, "Highest momentum: β rises no further than this."),
        Hyper(
            "least",
            "q",
            0.01,
            1e-4,
            0.5,
            "log",
            "Least progress: f must fall by this part of its whole fall since the start, or it counts as stuck.",
            BETWEEN,
        ),
        patience("Patience: after this many steps without such progress, one more such step makes β rise."),
    ),
    state={"b": 0.0, "first": 0.0, "best": 0.0, "since": 0.0, "share": 1.0},
    symbols={
        "value": "f",
        "kept": r"\tilde\beta",
        "first": "f_0",
        "fell": r"\text{fell}",
        "best": r"f_{\min}",
        "since": "n",
        "share": "s",
        "rise": r"\text{stuck}",
    },
    roles={"b": "momentum"},
)
