"""Sentences on what people read in two ways: which reading was taken, and what to write for the other."""

from collections.abc import Iterable

from landscapes.formula.characters import CLOSING
from landscapes.formula.sentences import quoted
from landscapes.formula.terms import Term
from landscapes.formula.token import Token

LONGEST_PART = 40  # characters of a formula that a sentence repeats


class Notes:
    """The notes on one formula, with its text as it was typed and its tokens."""

    def __init__(self, text: str, tokens: list[Token], told: Iterable[str]) -> None:
        self.text, self.tokens = text, tokens
        self._told = dict.fromkeys(told)

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(self._told)

    def add(self, sentence: str) -> None:
        self._told[sentence] = None

    def between(self, first: int, last: int) -> str:
        """What was typed for the tokens from one to another, the last not among them; cut where it is long."""
        return quoted(self.text[self.tokens[first].start : self.tokens[last - 1].end], LONGEST_PART)

    def piece(self, at: int) -> str:
        """What was typed for the value that begins at a token, with dots for what is in brackets."""
        return {"(": "(…)", "[": "(…)", "{": "(…)", "|": "|…|"}.get(self.tokens[at].kind) or self.between(at, at + 1)

    def of_operator(self, first: int, before: int | None, at: int, term: Term) -> None:
        """Notes on an operator, or a value beside another, at a token. first: where the terms begin that it joins;
        before: where the operator stands that was applied last; term: what is joined.
        """
        token = self.tokens[at]
        if token.kind == "^" and first > 1 and self.tokens[first - 1].kind == "^":
            self.tower(first, at)
        if before is None:
            return
        last = self.tokens[before].kind
        if last == "/" and token.kind in ("name", "|", *CLOSING) and not (token.spaced and term.constant is not None):
            self.fraction(first, before, at)
        elif last == "raised" and token.kind == "^":
            part, power = self.between(first, at), self.piece(at + 1)
            self.add(f"{part}^{power} is read from left to right, as ({part})^{power}.")
        elif last == "^" and token.kind == "name" and not token.spaced and self.long_exponent(before, at, term):
            base, exponent = self.between(first, before), self.between(before + 1, at)
            self.add(
                f"{base}^{exponent}{token.text} is read as {base}^({exponent})*{token.text}. "
                f"Write {base}^({exponent}{token.text}) for the longer exponent."
            )
        elif last == "^" and token.kind == "/" and self.between(before + 1, at) == "1":
            base, number = self.between(first, before), self.between(at + 1, at + 2)
            self.add(f"{base}^1/{number} is read as ({base}^1)/{number}. Write {base}^(1/{number}) for a root.")

    def tower(self, first: int, at: int) -> None:
        base, middle, top = (self.between(place, place + 1) for place in (first - 2, first, at + 1))
        if self.tokens[first - 2].kind in ("name", "number"):
            self.add(f"{base}^{middle}^{top} is read as {base}^({middle}^{top}): powers are computed from the right.")

    def fraction(self, first: int, before: int, at: int) -> None:
        whole, divisor, dividend = self.between(first, at), self.between(before + 1, at), self.between(first, before)
        follows, gap = self.piece(at), " " if self.tokens[at].spaced else ""
        self.add(
            f"{whole}{gap}{follows} is read from left to right, as ({whole})*{follows}. "
            f"Write {dividend}/({divisor}*{follows}) to divide by both."
        )

    def long_exponent(self, before: int, at: int, term: Term) -> bool:
        """Whether people may mean more as an exponent than the number or letter right after the sign."""
        if self.tokens[at - 1].kind in CLOSING.values():
            return False
        base = term.tree[1] if isinstance(term.tree, tuple) else term.tree
        return self.tokens[at - 1].kind == "name" or isinstance(base, (int, float)) or base == "e"

    def of_value(self, name: Token, first: int, at: int, apart: bool) -> None:
        """Notes on the value of a function without brackets. apart: whether it has a space between two letters."""
        value = self.between(first, at)
        if apart:
            self.add(f"{name.text} {value} is read as {name.text}({value}).")
        if self.tokens[at].kind == "/":
            divisor = self.piece(at + 1)
            self.add(
                f"{name.text} {value}/{divisor} is read as {name.text}({value})/{divisor}. "
                f"Write {name.text}({value}/{divisor}) for the other reading."
            )

    def of_root(self, name: Token, first: int, at: int) -> None:
        value, follows = self.between(first, at), self.between(at, at + 1)
        whole = quoted(self.text[name.start : self.tokens[at].end], LONGEST_PART)
        self.add(
            f"{whole} is read as {name.text}({value})*{follows}. "
            f"Write {name.text}({value}{follows}) for the root of both."
        )

    def of_sign(self, first: int) -> None:
        """A note on -x^2, which spreadsheets read in their own way."""
        if self.tokens[first + 1].kind in ("^", "raised"):
            part, power = self.between(first, first + 1), self.piece(first + 2)
            self.add(f"-{part}^{power} is read as -({part}^{power}), though spreadsheets read (-{part})^{power}.")

    def of_logarithm(self, name: Token, cells: bool) -> None:
        """A note on what log and lg are taken for."""
        if cells:
            self.add("LOG is read as log10, as spreadsheets do.")
        elif name.text.lower() == "lg":
            self.add("lg is read as log10.")
        else:
            self.add("log is read as the natural logarithm. Write log10 for the one of base 10.")
