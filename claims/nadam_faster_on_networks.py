"""Nadam trains networks faster than Adam."""

from functools import partial

from claims.base import Claim
from claims.base.trained import AGAINST_ADAM, TRAINED_ON, sooner

CLAIM = Claim(
    statement="Nadam trains networks faster than Adam.",
    said_by="Dozat 2016; common in lectures",
    group="networks",
    order=60,
    experiment=f"{TRAINED_ON} {AGAINST_ADAM}",
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
