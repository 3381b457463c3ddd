"""Lookahead around Adam: slow weights follow Adam's, which go back to them every few steps.

Reads as: Zhang, Lucas, Hinton & Ba 2019, Algorithm 1, around Adam.
Differs: Adam's averages are kept when the weights go back, as in the paper's experiments.
Shows: Adam's pace, halved, and smaller swings around the minimum.
"""

from optimizers.adam import METHOD as ADAM
from optimizers.base import lookahead

METHOD = lookahead(
    __name__,
    ADAM,
    name="Lookahead + Adam",
    order=246,
    teaches="Adam walks k steps ahead, then its weights go back part of the way: slow weights follow fast ones.",
    differs="Adam's averages stay as they are when the weights go back; the paper also names starting them over",
)
