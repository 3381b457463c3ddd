"""AdaMax at times trains networks faster than Adam."""

from functools import partial

from claims.base import Claim
from claims.base.trained import TRAINED_ON, sooner

CLAIM = Claim(
    statement="AdaMax at times trains networks faster than Adam.",
    said_by="said of AdaMax since Kingma and Ba 2015, section 7.1",
    group="networks",
    order=61,
    experiment=(
        f"{TRAINED_ON} Steps see all samples or batches of 16. It holds if the training loss of AdaMax is down to the "
        "goal, a tenth to a half of the loss of guessing, at an earlier step than that of Adam. Ties are left out, and "
        "one that is not there after 400 steps is later than one that is."
    ),
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
