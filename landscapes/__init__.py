"""Surfaces to descend: one file each, found from this folder.

LANDSCAPES maps a key, the file's name, to its Landscape, in teaching order. A new surface is one new file with one
SURFACE in it. from_formula makes a landscape of any formula, and raises FormulaError where it cannot. named() tells
which surfaces a text names.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from landscapes.data.data import Data, DataError
from landscapes.formula.errors import FormulaError
from landscapes.formula.landscape import GROUPS, Landscape
from landscapes.formula.moved import moved
from landscapes.formula.names import named as named_among
from landscapes.formula.parts import PARTS
from landscapes.formula.surface import Domain, Programs, Surface
from landscapes.formula.typed import from_formula

__all__ = [
    "GROUPS",
    "LANDSCAPES",
    "PARTS",
    "Data",
    "DataError",
    "Domain",
    "FormulaError",
    "Landscape",
    "Programs",
    "Surface",
    "from_formula",
    "moved",
    "named",
]


def _found() -> Mapping[str, Landscape]:
    names = [module.name for module in iter_modules(__path__) if not module.ispkg]
    surfaces = {name: import_module(f"{__name__}.{name}").SURFACE for name in names}
    return MappingProxyType(dict(sorted(surfaces.items(), key=lambda item: (item[1].order, item[0]))))


LANDSCAPES: Mapping[str, Landscape] = _found()


def named(text: str) -> tuple[str, ...]:
    """The surfaces that a text names, as keys of LANDSCAPES, the best first: "eggholder", "holder table", "branin"."""
    return named_among(text, {key: surface.name for key, surface in LANDSCAPES.items()})
