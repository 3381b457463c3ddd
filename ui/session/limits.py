"""The stability limit on a figure's axes, kept: its surface is searched for minima."""

from functools import lru_cache

from experiments.studies.axes import Axis
from experiments.studies.limit import Limit, limit
from landscapes import Landscape

KEPT_LIMITS = 64


@lru_cache(maxsize=KEPT_LIMITS)
def limit_of(surface: Landscape, method: str, hypers: tuple, *axes: Axis) -> Limit:
    return limit(surface, method, dict(hypers), *axes)
