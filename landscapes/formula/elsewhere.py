"""Notations that have a meaning elsewhere and none in a formula: d/dx, xᵀA x, x[-1]. Read as products they would be
another surface.
"""

import re
from collections.abc import Collection

from landscapes.formula.copied import JOINT
from landscapes.formula.errors import FormulaError
from landscapes.formula.scope import GREEK
from landscapes.formula.traced import Traced

GAP = rf"[\s{JOINT}{{}}()]*+"  # what may stand between the signs; never given back
LETTER = f"[A-Za-z{''.join(GREEK)}]"
ONE = rf"{LETTER}(?![A-Za-z0-9_])"
DERIVATIVE = re.compile(rf"(?<![A-Za-z0-9_*^])d{GAP}(?:\^{GAP}[0-9]{GAP}|[²³])?(?:{LETTER}{GAP})?/{GAP}d{GAP}{ONE}")
TRANSPOSED = re.compile(rf"{LETTER}[{JOINT}}}\s]*(?:\^{GAP}T{GAP}(?={LETTER}|\()|\^?{GAP}[ᵀ⊤])")
FROM_THE_END = re.compile(rf"(?<=[A-Za-z{''.join(GREEK)}])\[\s*[-−–]\s*[0-9]+\s*\]")
TIMES_TEN = re.compile(r"(?<=[0-9])\s*[xX]\s*10(?=\s*(?:\^|\*\*|[⁰¹²³⁴-⁹⁻]))")  # 3x10^-3

NO_TIMES = "This x may be a sign or a weight x_10. Write 3*10^2 or 3*x_10^2."
NO_DERIVATIVE = "Write f itself, without derivatives and integrals."
NO_MATRIX = "Vectors are not read. Write the product out, as in x_1^2 + x_2^2."
NO_END = "Places are not counted from the end here. Write the place itself, as in x[1]."


def refuse(written: Traced, columns: Collection[str]) -> None:
    """Raises FormulaError where a text has one of these notations. columns: the names of data."""
    times = TIMES_TEN.search(written.text)
    if times:
        before, behind = written.text[: times.start()], written.text[times.end() :]
        raise FormulaError(NO_TIMES, written.start(times.start()), (f"{before}*10{behind}", f"{before}*x_10{behind}"))
    for pattern, sentence in ((DERIVATIVE, NO_DERIVATIVE), (TRANSPOSED, NO_MATRIX), (FROM_THE_END, NO_END)):
        found = pattern.search(written.text)
        if found and not (pattern is TRANSPOSED and "T" in columns):
            raise FormulaError(sentence, written.start(found.start()))
