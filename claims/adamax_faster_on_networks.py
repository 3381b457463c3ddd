"""AdaMax at times trains networks faster than Adam."""

from claims.base.trained import faster_than_adam

CLAIM = faster_than_adam(
    "adamax",
    statement="AdaMax at times trains networks faster than Adam.",
    said_by="said of AdaMax since Kingma and Ba 2015, section 7.1",
    order=61,
)
