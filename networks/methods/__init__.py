"""METHODS: key -> Optimizer, of all that can train a network.

Those that move each coordinate by its own gradient are the files of optimizers/, as they are; the others have a file
here or a rule in vectors.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from optimizers import OPTIMIZERS, Optimizer


def _found() -> Mapping[str, Optimizer]:
    """The folder is a registry, as that of optimizers/; a method here takes the place of one there with its key."""
    shared = {key: method for key, method in OPTIMIZERS.items() if not method.whole_point}
    own = {module.name: import_module(f"networks.methods.{module.name}").METHOD for module in iter_modules(__path__)}
    return MappingProxyType(dict(sorted((shared | own).items(), key=lambda item: item[1].order)))


METHODS = _found()
