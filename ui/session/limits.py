"""The stability limit on a figure's axes, kept: its surface is searched for minima."""

from collections.abc import Mapping
from typing import Any

from experiments.engine.race import Race
from experiments.geometry.critical import Critical
from experiments.studies.axes import Axis
from experiments.studies.limit import Limit, home_of, limit
from landscapes import Landscape
from ui.session.shared_cache import shared_cache

KEPT_LIMITS = 64


@shared_cache(maxsize=KEPT_LIMITS)
def _limit(surface: Landscape, method: str, hypers: Mapping[str, Any], home: Critical | None, *axes: Axis) -> Limit:
    return limit(surface, method, hypers, *axes, home=home)


def limit_of(race: Race, *axes: Axis, home: Critical | None = None) -> Limit:
    """The limit of a race's method along these axes, whatever its start, steps and noise: at every minimum, or at
    `home`.
    """
    assert isinstance(race.surface, Landscape)  # as all of the app are
    return _limit(race.surface, race.method, race.hypers, home, *axes)


@shared_cache(maxsize=KEPT_LIMITS)
def home_of_race(race: Race) -> Critical | None:
    """The minimum that a race is about, kept."""
    return home_of(race)
