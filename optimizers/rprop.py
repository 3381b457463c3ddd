"""Rprop: each coordinate has a stride of its own, longer while the slope keeps its sign, shorter when it flips.

Reads as: Riedmiller & Braun 1993, with the flip handled as in Igel & Hüsken 2003, iRprop−.
Differs: in nothing; after a flip that coordinate rests for a step, as in PyTorch.
Shows: strides that grow until they overshoot, then close in by halves; steepness plays no part.
"""

from optimizers.base import BETWEEN, POSITIVE, Hyper, Optimizer, learning_rate, maximum, minimum, sign, where
from optimizers.base.hyper import Allowed


def step(x, g, stride, last, *, lr, eta_minus, eta_plus, step_min, step_max):
    kept = g * last
    factor = where(kept > 0, eta_plus, where(kept < 0, eta_minus, 1.0))
    stride = minimum(maximum(stride * factor, step_min), step_max)
    g = where(kept < 0, 0.0, g)
    return x - sign(g) * stride, stride, g


METHOD = Optimizer(
    name="Rprop",
    order=200,
    family="sign",
    teaches="Looks only at the sign of the gradient, and learns a stride for each coordinate.",
    source="Riedmiller and Braun, 1993, A direct adaptive method for faster backpropagation learning",
    differs="after a change of sign the coordinate rests for a step, as in PyTorch; the original steps back instead",
    step=step,
    invariances=("scale", "translation"),
    hypers=(
        learning_rate(0.01, 1e-4, 0.3, "the length of the first stride."),
        Hyper(
            "eta_minus",
            r"\eta_-",
            0.5,
            0.1,
            0.9,
            "linear",
            "Shorten: the factor on the stride when the gradient changes its sign.",
            BETWEEN,
        ),
        Hyper(
            "eta_plus",
            r"\eta_+",
            1.2,
            1.01,
            2,
            "linear",
            "Lengthen: the factor on the stride while the gradient keeps its sign.",
            Allowed(1, included=False),
        ),
        Hyper(
            "step_min",
            r"\Delta_{\min}",
            1e-6,
            1e-10,
            1e-2,
            "log",
            "Shortest stride: no stride shrinks below it.",
            POSITIVE,
        ),
        Hyper(
            "step_max", r"\Delta_{\max}", 50, 1e-2, 100, "log", "Longest stride: no stride grows beyond it.", POSITIVE
        ),
    ),
    state={"stride": "lr", "last": 0.0},
    roles={"stride": "sizes"},
    symbols={"stride": r"\Delta", "last": "g_{-}", "kept": "s", "factor": r"\eta"},
)
