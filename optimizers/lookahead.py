"""Lookahead: slow weights follow gradient descent's fast ones; every few steps the fast ones go back to them.

Reads as: Zhang, Lucas, Hinton & Ba 2019, Algorithm 1, around gradient descent.
Differs: in nothing.
Shows: k steps ahead, then one back, half the way; under noise the point that it goes back to strays less.
"""

from optimizers.base import learning_rate, lookahead
from optimizers.gradient_descent import METHOD as GRADIENT_DESCENT

METHOD = lookahead(
    __name__,
    GRADIENT_DESCENT,
    name="Lookahead",
    order=242,
    teaches="Walks k steps ahead with gradient descent, then goes back part of the way: slow weights follow fast ones.",
    differs="in nothing",
    hypers=(learning_rate(0.01),),
)
