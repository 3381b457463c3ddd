"""The surface of a formula that the reader has typed."""

from __future__ import annotations

from functools import lru_cache

from landscapes import Domain, FormulaError, Landscape, from_formula
from ui.session.kinds import Written
from ui.session.reading import Unusable

OWN = "own"  # its key, where the others have theirs of LANDSCAPES
OWN_NAME = "your own formula"
KEPT_FORMULAS = 256


@lru_cache(maxsize=KEPT_FORMULAS)
def own_landscape(formula: str, window: Domain | None = None) -> Landscape:
    """The landscape of a formula, in this window or in one that suits it. Raises FormulaError."""
    return from_formula(formula, domain=window) if window else from_formula(formula)


def read_formula(text: str) -> str:
    """The very text, where it is a formula. Raises Unusable with the parser's sentence."""
    try:
        own_landscape(text)
    except FormulaError as error:
        raise Unusable(f"cannot be read: {error.message}") from None
    return text


FORMULA = Written(read_formula, str)
