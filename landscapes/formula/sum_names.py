"""How sums and products are called, and the letters that a text uses as their indices."""

import re

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


def indices(text: str) -> frozenset[str]:
    """The letters that a text uses as the index of a sum."""
    if not WORD.search(text):
        return frozenset()
    return frozenset(letter for found in BOUND.finditer(text) for letter in found.groups() if letter)
