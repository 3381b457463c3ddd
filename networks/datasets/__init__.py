"""DATASETS: key -> Dataset. The folder is the registry: each module defines DATASET, its key is the file's name."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from networks.datasets.dataset import Dataset


def _discovered() -> Mapping[str, Dataset]:
    modules = {each.name: import_module(f"networks.datasets.{each.name}") for each in iter_modules(__path__)}
    found = {key: module.DATASET for key, module in modules.items() if hasattr(module, "DATASET")}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: item[1].order)))


DATASETS = _discovered()
