"""From a formula as text to its tokens: the text is made plain, freed of what stands around it, and cut into tokens."""

from typing import NamedTuple

from landscapes.formula.code_text import from_code
from landscapes.formula.copied import plain
from landscapes.formula.dimensions import counted
from landscapes.formula.elsewhere import refuse
from landscapes.formula.errors import FormulaError
from landscapes.formula.indices import settled
from landscapes.formula.latex_text import from_latex
from landscapes.formula.leads import Body, body
from landscapes.formula.lexer import Lexer
from landscapes.formula.scope import Scope
from landscapes.formula.token import Token
from landscapes.formula.traced import Traced

LONGEST_FORMULA = 2000


class Source(NamedTuple):
    """A formula as tokens, the last of kind "end".

    body   what it is made of, without what stands around it
    notes  sentences on what could be read in another way
    sizes  letters that stand for the number of weights, with it
    """

    tokens: list[Token]
    body: Body
    notes: tuple[str, ...]
    sizes: dict[str, int]


def tokenize(text: str, scope: Scope) -> Source:
    """The tokens of a formula, with the names that a scope has. Raises FormulaError."""
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(f"A formula may have up to {LONGEST_FORMULA:,} characters.", LONGEST_FORMULA)
    within = body(from_code(from_latex(plain(Traced.of(text))), text, scope), scope.columns)
    refuse(within.written, scope.columns)
    reader = Lexer(within.written, text, scope, within.cells)
    read, sizes, counts = counted(reader.tokens())
    tokens, notes = settled(read, text, within)
    end = within.written.end
    last = Token("end", "", end, end, text[end - 1 : end].isspace())
    return Source([*tokens, last], within, (*within.notes, *reader.notes, *counts, *notes), sizes)
