"""METHODS: key -> Optimizer, of all that can train a network.

Those that move each coordinate by its own gradient are the files of optimizers/, as they are; the others have a file
here or a rule in vectors.
"""

from collections.abc import Mapping
from types import MappingProxyType

from optimizers import OPTIMIZERS, Optimizer


def _found() -> Mapping[str, Optimizer]:
    return MappingProxyType({key: method for key, method in OPTIMIZERS.items() if not method.whole_point})


METHODS = _found()
