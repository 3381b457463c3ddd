"""AdaMax at times trains networks faster than Adam."""

from functools import partial

from claims.base import Claim
from claims.base.trained import AGAINST_ADAM, TRAINED_ON, sooner

CLAIM = Claim(
    statement="AdaMax at times trains networks faster than Adam.",
    said_by="said of AdaMax since Kingma and Ba 2015, section 7.1",
    group="networks",
    order=61,
    experiment=f"{TRAINED_ON} {AGAINST_ADAM}",
    trials=partial(sooner, "adamax", "adam"),
    cases=40,
    page="networks",
    link={
        "net.data": "spirals",
        "net.samples": "100",
        "net.batch": "16",
        "net.methods": "adam,adamax",
    },
    look=(
        "On spirals with all samples it was sooner in {spirals · all samples} cases, on digits with all samples in "
        "{digits · all samples}."
    ),
)
