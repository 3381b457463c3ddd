"""Nadam trains networks faster than Adam."""

from claims.base.trained import faster_than_adam

CLAIM = faster_than_adam(
    "nadam",
    statement="Nadam trains networks faster than Adam.",
    said_by="Dozat 2016; common in lectures",
    order=60,
)
