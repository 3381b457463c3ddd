"""Lookahead around momentum: slow weights follow the heavy ball, which goes back to them every few steps.

Reads as: Zhang, Lucas, Hinton & Ba 2019, Algorithm 1, around SGD with momentum.
Differs: the velocity is kept when the weights go back, as in the paper's experiments.
Shows: momentum's pace along the valley with smaller swings across it.
"""

from optimizers.base import lookahead, momentum
from optimizers.momentum import METHOD as MOMENTUM

METHOD = lookahead(
    __name__,
    MOMENTUM,
    name="Lookahead + momentum",
    order=244,
    teaches="Momentum walks k steps ahead, then its weights go back part of the way: its swings become smaller.",
    differs="the velocity stays as it is when the weights go back; the paper also names starting it over",
    hypers=(
        momentum(from_one="At β = 1, only going back brakes: flat directions settle late. Above 1, they run away."),
    ),
)
