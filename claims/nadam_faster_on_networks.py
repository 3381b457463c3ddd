"""Nadam trains networks faster than Adam."""

from functools import partial

from claims.base import Claim
from claims.base.trained import TRAINED_ON, sooner

CLAIM = Claim(
    statement="Nadam trains networks faster than Adam.",
    said_by="Dozat 2016; common in lectures",
    group="networks",
    order=60,
    experiment=(
        f"{TRAINED_ON} Steps see all samples or batches of 16. It holds if the training loss of NAdam is down to the "
        "goal, a tenth to a half of the loss of guessing, at an earlier step than that of Adam. Ties are left out, and "
        "one that is not there after 400 steps is later than one that is."
    ),
    trials=partial(sooner, "nadam", "adam"),
    cases=40,
    page="networks",
    link={
        "net.data": "spirals",
        "net.samples": "100",
        "net.batch": "16",
        "net.methods": "adam,nadam",
    },
    look=(
        "On spirals with all samples it was sooner in {spirals · all samples} cases, on digits with all samples in "
        "{digits · all samples}."
    ),
)
