"""The surface of a formula that the reader has typed."""

from __future__ import annotations

from typing import Any

from landscapes import LANDSCAPES, Data, Domain, FormulaError, Landscape, from_formula, named
from ui.session.kinds import Written
from ui.session.shared_cache import shared_cache

OWN = "own"  # its key, where the others have theirs of LANDSCAPES; of the reader's data too
OWN_NAME = "your own formula"
NAME = "That is the name of a surface: {}."
KEPT_FORMULAS = 256


@shared_cache(maxsize=KEPT_FORMULAS)
def own_landscape(
    formula: str, data: Data | None = None, window: Domain | None = None, weights: tuple[str, ...] = ()
) -> Landscape:
    """The landscape of a formula, or of its mean over data, in this window or in one that suits it; `weights` are those
    that are chosen. Raises FormulaError.
    """
    facts: dict[str, Any] = {"domain": window} if window else {}
    try:
        return from_formula(formula, data, weights=weights, **facts)
    except FormulaError as error:
        surfaces = [LANDSCAPES[key].name for key in named(formula)]
        if not surfaces:
            raise
        raise FormulaError(NAME.format(" or ".join(surfaces)), error.position) from None


FORMULA = Written(str, str)  # whether it can be read depends on the columns it may name: see Setup.sampled()
