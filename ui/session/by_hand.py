"""Links that people write by hand: a + in them is meant as a plus, though in an address it stands for a space."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from ui.session.reading import quoted

# What no program leaves in an address as it is: all of ours, and the browser's own, write %5E for ^.
BY_HAND = re.compile(r"[\^()/=|!\[\]{}]")
GAP = re.compile(r"(?<=[\w).\]}²³|]) +(?=[\w(.\[{\\|√])")  # between two values, where a sign may have stood


def formula_of(query: str) -> str | None:
    """The formula of an address whose + are meant as plus; None where none is, or a program wrote the address."""
    written = next((part for part in query.split("&") if part.startswith("formula=")), "").removeprefix("formula=")
    return unquote(written) if "+" in written and BY_HAND.search(written) else None


def with_plus(formula: str) -> str:
    """A formula with a + in each of its gaps."""
    return GAP.sub("+", formula)


def mended(link: Mapping[str, str], query: str) -> tuple[dict[str, str], list[str]]:
    """A link as it was meant by who wrote it by hand, and a note where that was guessed. `query` is what stands in the
    address.
    """
    formula = formula_of(query)
    if formula is None or formula == link.get("formula"):
        return dict(link), []
    return dict(link) | {"formula": formula}, [note(formula)]


def note(formula: str) -> str:
    """The sentence about a formula whose plus signs were guessed."""
    return f"formula: read as {quoted(formula)}. A + in an address stands for a space; write %2B for a plus."
