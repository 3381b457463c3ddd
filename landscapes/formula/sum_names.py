"""How sums and products are called, and the letters that a text uses as their indices."""

import re
import unicodedata

# How sums and products are called -> what joins their terms.
SUMS = {"sum": "+", "symsum": "+", "prod": "*", "product": "*", "symprod": "*"}
SIGNS = {"Σ": "sum", "∑": "sum", "Π": "prod", "∏": "prod"}
INDICES = "ijklmn"

# An index is bound where it is given its numbers: i=1..5, i in 1..5, (…, i, 1, 5).
WORD = re.compile(
    rf"(?<![a-z])(?:{'|'.join(sorted(SUMS, key=len, reverse=True))})(?![a-z])|[{''.join(SIGNS)}]", re.IGNORECASE
)
SPACE = "[\\s\u2061]*+"
BOUND = re.compile(rf"(?<![A-Za-z])([{INDICES}]){SPACE}(?:=(?!=)|∈|in\b)|[(,{{]{SPACE}([{INDICES}]){SPACE},")
# A sum over all weights, of which only the index is told: Σ_i x_i².
OVER_ALL = re.compile(rf"([{''.join(SIGNS)}]|(?<![A-Za-z])(?:sum|prod))(?:_([ijk])(?![A-Za-z0-9=])|([ᵢⱼₖ]))")


def over_all(found: re.Match[str]) -> str:
    """A sum over all weights with the range of its index."""
    return f"{found[1]}_{{{found[2] or unicodedata.normalize('NFKC', found[3])}=1}}^{{n}}"


def indices(text: str) -> frozenset[str]:
    """The letters that a text uses as the index of a sum."""
    if not WORD.search(text):
        return frozenset()
    return frozenset(letter for found in BOUND.finditer(text) for letter in found.groups() if letter)
