"""Samples: the data that surfaces are made from.

DATA maps a key, the name of a file in sets, to its DataSet, in teaching order. A new data set is one new file.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from landscapes.data import sets
from landscapes.data.data import Data, DataError
from landscapes.data.data_set import DataSet
from landscapes.data.fitting import fits

__all__ = ["DATA", "Data", "DataError", "DataSet", "fits"]


def _found() -> Mapping[str, DataSet]:
    names = [module.name for module in iter_modules(sets.__path__)]
    found = {name: import_module(f"{sets.__name__}.{name}").SET for name in names}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (item[1].order, item[0]))))


DATA: Mapping[str, DataSet] = _found()
