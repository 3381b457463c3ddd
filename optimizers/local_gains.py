"""Local gains: gradient descent in which each coordinate earns a learning rate of its own.

Reads as: Hinton 2012, Neural networks for machine learning, lecture 6d; after Jacobs 1988.
Differs: the gains are kept between two bounds, as the lecture advises.
Shows: the flat direction speeds up step by step while the steep one is held back.
"""

from optimizers.base import BETWEEN, POSITIVE, Hyper, Optimizer, learning_rate, maximum, minimum, where


def step(x, g, gain, last, *, lr, delta, gain_min, gain_max, t):
    changed = where(g * last > 0, gain + delta, gain * (1 - delta))
    gain = minimum(maximum(where(t > 1, changed, gain), gain_min), gain_max)
    return x - lr * gain * g, gain, g


METHOD = Optimizer(
    name="Local gains",
    order=210,
    family="sign",
    teaches=(
        "Each coordinate's learning rate grows a little while its gradient keeps its sign, and shrinks when it flips."
    ),
    source="Hinton, 2012, Neural networks for machine learning, lecture 6d",
    differs="in nothing",
    step=step,
    invariances=("translation",),
    hypers=(
        learning_rate(0.001),
        Hyper(
            "delta",
            r"\delta",
            0.05,
            0.001,
            0.5,
            "log",
            "Change: what is added to a gain while the gradient keeps its sign, and the part it loses otherwise.",
            BETWEEN,
        ),
        Hyper("gain_min", r"\gamma_{\min}", 0.1, 0.001, 1, "log", "Least gain: no gain shrinks below it.", POSITIVE),
        Hyper("gain_max", r"\gamma_{\max}", 10, 1, 1000, "log", "Greatest gain: no gain grows beyond it.", POSITIVE),
    ),
    state={"gain": 1.0, "last": 0.0},
    roles={"gain": "sizes"},
    symbols={"gain": r"\gamma", "last": "g_{-}", "changed": r"\gamma'"},
)
