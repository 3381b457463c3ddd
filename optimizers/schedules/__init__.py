"""SCHEDULES: key -> Kind. The folder is the registry: each module defines SCHEDULE, its key is the file's name.

`from optimizers.schedules import cosine` gives the kind, and `cosine(0.1, steps=200)` a schedule.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from optimizers.base.schedule import LENGTH, Kind, Schedule, read

__all__ = ["LENGTH", "SCHEDULES", "Kind", "Schedule", "read"]


def _discovered() -> Mapping[str, Kind]:
    kinds = {
        module.name: import_module(f"optimizers.schedules.{module.name}").SCHEDULE for module in iter_modules(__path__)
    }
    return MappingProxyType(dict(sorted(kinds.items(), key=lambda item: item[1].order)))


SCHEDULES = _discovered()
globals().update(SCHEDULES)  # each name means the kind, and no longer the module that declares it
