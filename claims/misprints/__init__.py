"""MISPRINTS: key -> Misprint. Formulas in circulation that do not work as printed, each run as it is printed.

The folder is the registry: each module defines MISPRINT, its key is the file's name. Nothing is on record: the numbers
are measured when they are shown, and the tests hold that they show the fault, and that the right formula has it not.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from claims.base.misprint import GROUPS, Misprint

__all__ = ["GROUPS", "MISPRINTS", "Misprint"]


def _discovered() -> Mapping[str, Misprint]:
    keys = [module.name for module in iter_modules(__path__)]
    misprints = {key: import_module(f"{__name__}.{key}").MISPRINT for key in keys}
    groups = list(GROUPS)
    return MappingProxyType(
        dict(sorted(misprints.items(), key=lambda item: (groups.index(item[1].group), item[1].order)))
    )


MISPRINTS: Mapping[str, Misprint] = _discovered()
