"""AdaBelief trains networks as fast as adaptive methods do, or faster."""

from functools import partial

from claims.base import Claim
from claims.base.trained import AGAINST_ADAM, TRAINED_ON, sooner

CLAIM = Claim(
    statement="AdaBelief trains networks as fast as adaptive methods do, or faster.",
    said_by="Zhuang et al. 2020",
    group="networks",
    order=62,
    experiment=f"{TRAINED_ON} {AGAINST_ADAM}",
    trials=partial(sooner, "adabelief", "adam"),
    cases=40,
    page="networks",
    link={
        "net.data": "spirals",
        "net.samples": "100",
        "net.batch": "16",
        "net.methods": "adam,adabelief",
    },
    look=(
        "On spirals with all samples it was sooner in {spirals · all samples} cases, on digits with all samples in "
        "{digits · all samples}."
    ),
)
