"""OPTIMIZERS: key -> Optimizer. The folder is the registry: each module defines METHOD, its key is the file's name."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from optimizers.base import FAMILIES, Hyper, Optimizer, SettingError

__all__ = ["FAMILIES", "OPTIMIZERS", "Hyper", "Optimizer", "SettingError"]


def _discovered() -> Mapping[str, Optimizer]:
    keys = [module.name for module in iter_modules(__path__) if not module.ispkg]
    methods = {key: import_module(f"optimizers.{key}").METHOD for key in keys}
    return MappingProxyType(dict(sorted(methods.items(), key=lambda item: item[1].order)))


OPTIMIZERS = _discovered()
