"""SCHEDULES: key -> ScheduleKind. The folder kinds/ is the registry: each module in it defines SCHEDULE, and its name
is the key.

`from optimizers.schedules import cosine` gives the kind, and `cosine(0.1, steps=200)` a schedule.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from optimizers.base.pieces import Course, Pieces, changed_from, read
from optimizers.base.schedule import LENGTH, Schedule, ScheduleKind
from optimizers.schedules import kinds

__all__ = ["LENGTH", "SCHEDULES", "Course", "Pieces", "Schedule", "ScheduleKind", "changed_from", "read"]


def _discovered() -> Mapping[str, ScheduleKind]:
    names = [module.name for module in iter_modules(kinds.__path__)]
    found = {name: import_module(f"{kinds.__name__}.{name}").SCHEDULE for name in names}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: item[1].order)))


SCHEDULES = _discovered()


def __getattr__(name: str) -> ScheduleKind:
    """The kind of that key, as an attribute of this module."""
    if name in SCHEDULES:
        return SCHEDULES[name]
    raise AttributeError(f"There is no schedule {name}.")
