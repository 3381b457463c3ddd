"""What those that read a part of a formula, such as a sum or cases, ask of the parser that reads the whole."""

from __future__ import annotations

from typing import Protocol

from landscapes.formula.leads import Body
from landscapes.formula.notes import Notes
from landscapes.formula.terms import Builder, Term
from landscapes.formula.token import Token


class Reader(Protocol):
    """text, tokens, body: the formula as it is typed, its tokens, and what it is made of. at: the place of the token
    that comes next. index: the numbers that the indices of the sums around a place have there. bare: where values of
    functions without brackets begin and end.
    """

    text: str
    tokens: list[Token]
    body: Body
    notes: Notes
    at: int
    build: Builder
    index: dict[str, int]
    bare: dict[tuple[int, int], None]

    @property
    def token(self) -> Token:
        """The token that comes next."""

    def take(self) -> Token:
        """The token that comes next, after which the one after it does."""

    def expect(self, kind: str, otherwise: str) -> Token:
        """The same, which has to be of this kind; else the sentence is raised."""

    def expression(self, floor: float) -> Term:
        """One value, with all that is joined to it more strongly than `floor`."""

    def value(self, floor: float) -> Term:
        """One value."""

    def at_value(self) -> bool:
        """Whether a value begins here."""

    def closed(self, kind: str, opening: Token) -> None:
        """Takes the bracket that closes an opening one."""

    def closing(self, opening: int) -> int:
        """The place of the token that closes the bracket at a place."""

    def parts(self, end: int, first: int | None = None) -> list[int]:
        """Where the parts begin that commas part from one another, from here or a place on to an end."""

    def bracketed(self, opening: Token, most: int, name: str = "") -> list[Term]:
        """The values between brackets, of which the opening one was just taken. name: of their function."""

    def listed(self, name: Token, most: int) -> list[Term]:
        """The values of a function in brackets."""
