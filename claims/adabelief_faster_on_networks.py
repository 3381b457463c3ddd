"""AdaBelief trains networks as fast as adaptive methods do, or faster."""

from claims.base.trained import faster_than_adam

CLAIM = faster_than_adam(
    "adabelief",
    statement="AdaBelief trains networks as fast as adaptive methods do, or faster.",
    said_by="Zhuang et al. 2020",
    order=62,
)
