"""The stability limit on a figure's axes, kept: its surface is searched for minima."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from experiments.engine.race import Race
from experiments.studies.axes import Axis
from experiments.studies.limit import Limit, limit
from landscapes import Landscape

KEPT_LIMITS = 64


@lru_cache(maxsize=KEPT_LIMITS)
def _limit(surface: Landscape, method: str, hypers: Mapping[str, Any], *axes: Axis) -> Limit:
    return limit(surface, method, hypers, *axes)


def limit_of(race: Race, *axes: Axis) -> Limit:
    """The limit of a race's method along these axes, whatever its start, steps and noise."""
    return _limit(race.surface, race.method, race.hypers, *axes)
