"""Gradient clipping by norm: a setting of every method that asks for gradients, and what it does to a gradient.

Reads as: Pascanu, Mikolov and Bengio, 2013, On the difficulty of training recurrent neural networks, algorithm 1.
Differs: in nothing. torch's clip_grad_norm_ divides by ‖g‖ + 10⁻⁶, to be safe from ‖g‖ = 0, which makes gradients
    shorter than c by a millionth of a unit or so; here a shortened gradient is as long as c. On surfaces ‖g‖ is the
    root of a sum of squares, which is ∞ from about 10¹⁵⁴ on: of so long a gradient 0 is left. Networks scale it first.
Shows: a step from steep ground is no longer than one from ground of slope c, and leads the same way.
"""

import math

from optimizers.base.arithmetic import Number, divisor, shared, sqrt, where
from optimizers.base.hyper import POSITIVE, Hyper

# Without it no gradient is too long: its default is ∞, which is no setting, and is left out wherever settings are kept.
CLIP = Hyper(
    "clip",
    "c",
    math.inf,
    1e-2,
    1e3,
    "log",
    "Gradient clipping: longer gradients are shortened to this length; their direction stays.",
    POSITIVE,
)
CUT = r"\frac{c}{\lVert g \rVert}"  # what a gradient g is multiplied by that is longer than c


def clip_latex(g: str) -> str:
    """The line that shortens a gradient, called g, where it is too long, as LaTeX."""
    return rf"{g} &\leftarrow {g} \cdot \min\left(1, \frac{{c}}{{\lVert {g} \rVert}}\right)"


@shared
def share_kept(length: Number, clip: Number) -> Number:
    """What a gradient of a length is multiplied by to be no longer than clip, which may be 0: 1 if it is not longer."""
    return where(length > clip, clip / divisor(length), 1.0)


@shared
def shortening(gx: Number, gy: Number, clip: Number) -> Number:
    """The factor that makes a gradient no longer than clip, which may be 0 in a schedule: 1 if it is not."""
    return share_kept(sqrt(gx * gx + gy * gy), clip)


@shared
def shortened(gx: Number, gy: Number, clip: Number) -> tuple[Number, Number]:
    """The gradient, no longer than clip, along the same direction."""
    factor = shortening(gx, gy, clip)
    return gx * factor, gy * factor
