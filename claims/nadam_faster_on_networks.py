"""Nadam trains networks faster than Adam."""

from functools import partial

from claims.base import Claim
from claims.base.trained import sooner

CLAIM = Claim(
    statement="Nadam trains networks faster than Adam.",
    said_by="Dozat 2016; common in lectures",
    group="networks",
    order=9,
    experiment=(
        "Networks with one or two hidden layers of 16 units on moons, spirals and digits, with all samples a step or "
        "batches of 16; starts and samples are drawn. Each method has the best of eight learning rates, tried with "
        "other seeds. It holds if Nadam’s training loss is down to the same goal, a tenth to a third of that of "
        "guessing, at an earlier step. Ties are left out."
    ),
    trials=partial(sooner, "nadam", "adam"),
)
