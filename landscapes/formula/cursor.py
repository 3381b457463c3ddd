"""The tokens of a formula and the place among them that reading has come to."""

from landscapes.formula.characters import CLOSING, REFUSALS, refusal
from landscapes.formula.errors import FormulaError
from landscapes.formula.notes import Notes
from landscapes.formula.scope import Scope
from landscapes.formula.token import Token, mended
from landscapes.formula.tokens import tokenize
from landscapes.formula.words import names_of

THOUSANDS = 3  # digits behind a comma that may part thousands
NO_COMMA = "A comma belongs between the values of a function, as in max(x, y)."
NO_DECIMAL_COMMA = "Write decimals with a point, as in 1.5."


class Cursor:
    """Goes through the tokens of one formula. index: the numbers that the indices of the sums around a place have."""

    def __init__(self, text: str, scope: Scope) -> None:
        self.scope, self.text = scope, text
        self.tokens, self.body, notes, sizes = tokenize(text, scope)
        self.notes = Notes(text, self.tokens, notes)
        self.at = 0
        self.index = dict(sizes)

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, kind: str, otherwise: str) -> Token:
        """The next token, which has to be of this kind."""
        if self.token.kind != kind:
            raise self.error(otherwise)
        return self.take()

    def error(self, message: str, *proposals: str) -> FormulaError:
        """What is wrong at the next token."""
        return FormulaError(message, self.token.start, proposals)

    def out_of_place(self) -> str:
        """What to say of the next sign, which does not belong where it is."""
        if self.token.kind in CLOSING.values():
            return "This closing bracket has no opening one."
        if self.token.text in REFUSALS:
            return refusal(self.token.text, names_of(self.scope))
        return f"{self.token.text} has no meaning here."

    def comma(self, name: str = "", most: int = 1) -> FormulaError:
        """What is wrong with a comma: between digits it may be that of a decimal, or of thousands. name: of the
        function that takes no more values than it has before the comma.
        """
        before, comma, behind = self.tokens[self.at - 1 : self.at + 2] if self.at else (None, self.token, None)
        if not (before and behind and before.kind == behind.kind == "number"):
            count = "one value" if most == 1 else "two values"
            return FormulaError(f"{name} takes {count}." if name else NO_COMMA, comma.start)
        marks = (".", "") if len(behind.text) == THOUSANDS else (".",)
        spans = [(first.end, last.start) for first, last in self.decimals()]
        proposals = [mended(self.text, [(*span, mark) for span in spans]) for mark in marks]
        proposals += [mended(self.text, [(before.end, behind.start, mark)]) for mark in marks]
        return FormulaError(NO_DECIMAL_COMMA, comma.start, tuple(proposals))

    def decimals(self) -> list[tuple[Token, Token]]:
        """The numbers around each comma that has a number right before it and right behind it."""
        threes = zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False)
        return [
            (first, last)
            for first, mark, last in threes
            if (first.kind, mark.kind, last.kind) == ("number", ",", "number") and first.end + 1 == last.start
        ]

    def closing(self, opening: int) -> int:
        """The place of the token that closes the bracket at a place."""
        depth = 0
        for place in range(opening, len(self.tokens)):
            kind = self.tokens[place].kind
            depth += (kind in CLOSING or kind == "raised") - (kind in CLOSING.values())
            if not depth:
                return place
        raise FormulaError("This bracket is not closed.", self.tokens[opening].start)

    def parts(self, end: int, first: int | None = None) -> list[int]:
        """Where the parts begin that commas part from one another, from here or a place on to an end."""
        start = self.at if first is None else first
        depth, found = 0, [start]
        for place in range(start, end):
            kind = self.tokens[place].kind
            depth += (kind in CLOSING or kind == "raised") - (kind in CLOSING.values())
            if kind in (",", ";") and not depth:
                found.append(place + 1)
        return found
