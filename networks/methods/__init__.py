"""METHODS: key -> Optimizer, of all that can train a network; and why the others cannot.

Of the files of optimizers/ these are the rules that move each coordinate by its own gradient and those that are written
in vectors. This folder adds the methods that need more of a network than its loss: each module defines METHOD, its key
is the file's name, and one of the same key in optimizers/ is the form of it for the plane.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from optimizers import OPTIMIZERS, Optimizer


def _found() -> Mapping[str, Optimizer]:
    here = [module.name for module in iter_modules(__path__)]
    methods = {key: method for key, method in OPTIMIZERS.items() if method.vector or not method.whole_point}
    methods |= {key: import_module(f"{__name__}.{key}").METHOD for key in here}
    return MappingProxyType(dict(sorted(methods.items(), key=lambda item: item[1].order)))


METHODS = _found()


def refusal(key: str) -> str | None:
    """Why a method of OPTIMIZERS cannot train a network, in a sentence that says what to take; None for other keys."""
    return None if key in METHODS or key not in OPTIMIZERS else OPTIMIZERS[key].planar
