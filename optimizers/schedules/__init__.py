"""SCHEDULES: key -> ScheduleKind. The folder is the registry: each module defines SCHEDULE, and its name is the key.

`from optimizers.schedules import cosine` gives the kind, and `cosine(0.1, steps=200)` a schedule.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from optimizers.base.schedule import LENGTH, Schedule, ScheduleKind, read

__all__ = ["LENGTH", "SCHEDULES", "Schedule", "ScheduleKind", "read"]


def _discovered() -> Mapping[str, ScheduleKind]:
    kinds = {
        module.name: import_module(f"optimizers.schedules.{module.name}").SCHEDULE for module in iter_modules(__path__)
    }
    return MappingProxyType(dict(sorted(kinds.items(), key=lambda item: item[1].order)))


SCHEDULES = _discovered()
globals().update(SCHEDULES)  # `schedules.cosine` is the kind, and no longer the module that declares it
