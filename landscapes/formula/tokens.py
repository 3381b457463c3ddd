"""Characters into tokens. Nothing is guessed: what is not plainly part of a formula ends in a FormulaError."""

import re
from typing import NamedTuple

from landscapes.formula.characters import RAISED, SIGNS, refusal
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import ALIASES, FUNCTIONS, VARIABLES
from landscapes.formula.scope import Scope
from landscapes.formula.words import NAMES, names_of, unknown

LONGEST_FORMULA = 300
LONGEST_NUMBER = 24  # as many as a number needs that is written with all its digits
MOST_LETTERS = 3  # of parameters that may stand side by side; more are rather a word
SMALLEST_NUMBER, LARGEST_NUMBER = 1e-30, 1e30

# What may stand before the formula proper: "z =", "f =", "f(x, y) =".
LEAD = re.compile(r"\s*(?:z|f\s*(?:\(\s*x\s*,\s*y\s*\))?)\s*=(?!=)", re.IGNORECASE)
# [0-9] and not \d: Python's int and float read the digits of sixty other scripts too.
NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
ZERO = re.compile(r"[0.]+(?:[eE].*)?")
# The names that end in digits. After any other name a digit can mean a product or a power: the parser asks which.
NUMBERED_NAME = re.compile(r"(?:log10|log2|a(?:rc)?tan2)(?![0-9.])", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")
RAISED_NUMBER = re.compile("⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")


class Token(NamedTuple):
    """A number, a name, a sign or the end.

    kind: "number", "name", "raised" (a number set high), "end", or the sign itself: one of + - * / ^ ( ) | and comma.
    text: as it stands in the formula, from `start`. spaced: there is white space before it.
    value: of a number. name: the name in the tables, in small letters, whatever the spelling.
    """

    kind: str
    text: str
    start: int
    spaced: bool
    value: int | float = 0
    name: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def tokenize(text: str, scope: Scope) -> list[Token]:
    """The tokens of a formula and one of kind "end", with the names that a scope has. Raises FormulaError."""
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(f"A formula may have up to {LONGEST_FORMULA} characters.", LONGEST_FORMULA)
    lead = LEAD.match(text)
    at = lead.end() if lead else 0
    tokens: list[Token] = []
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        tokens += _read(text, at, text[at - 1 : at].isspace(), scope)
        at = tokens[-1].end
    return [*tokens, Token("end", "", len(text), text[-1:].isspace())]


def _read(text: str, at: int, spaced: bool, scope: Scope) -> list[Token]:
    """The token that starts here, or the tokens of one word such as xy."""
    if found := NUMBER.match(text, at):
        return [Token("number", found.group(), at, spaced, _number(found))]
    if found := NUMBERED_NAME.match(text, at):
        if text[found.end() : found.end() + 1].isalpha():
            raise FormulaError(f"Put brackets after {found.group()}.", found.end())
        name = found.group().lower()
        return [Token("name", found.group(), at, spaced, name=ALIASES.get(name, name))]
    if text[at] not in ALIASES and (scope.at(text, at) or WORD.match(text, at)):
        return _word(text, at, spaced, scope)
    if found := RAISED_NUMBER.match(text, at):
        return [Token("raised", found.group(), at, spaced, int("".join(RAISED[sign] for sign in found.group())))]
    if text[at] in ALIASES:
        return [Token("name", text[at], at, spaced, name=ALIASES[text[at]])]
    sign = "**" if text.startswith("**", at) else text[at]
    if sign in SIGNS:
        return [Token(SIGNS[sign], sign, at, spaced)]
    raise FormulaError(refusal(text[at], names_of(scope)), at)


def _number(found: re.Match[str]) -> int | float:
    text = found.group()
    if found.string.startswith(".", found.end()):
        raise FormulaError("A number has only one decimal point.", found.end())
    if len(text) > LONGEST_NUMBER:
        raise FormulaError(f"A number may have up to {LONGEST_NUMBER} characters.", found.start())
    if not ZERO.fullmatch(text) and not SMALLEST_NUMBER <= float(text) <= LARGEST_NUMBER:
        raise FormulaError("A number must be 0 or between 10⁻³⁰ and 10³⁰.", found.start())
    return int(text) if text.isdigit() else float(text)


def _word(text: str, start: int, spaced: bool, scope: Scope) -> list[Token]:
    """The tokens of one word, the longest name at each place. Letters that stand for parameters may stand side by side
    and before the name of a function, but a slip such as sinn is no product of letters.
    """
    tokens: list[Token] = []
    at = start
    while at < len(text) and ((text[at].isascii() and text[at].isalpha()) or scope.at(text, at)):
        known = next((name for name in NAMES if text[at:].lower().startswith(name) and name not in VARIABLES), "")
        own = scope.at(text, at) or (scope.at(text[at].lower(), 0) if text[at].lower() in VARIABLES else None)
        if own and own.length >= len(known):
            name, length = own
        elif known:
            name, length = ALIASES.get(known, known), len(known)
        else:
            raise FormulaError(unknown(_letters(text, start), scope), start)
        tokens.append(Token("name", text[at : at + length], at, spaced and not tokens, name=name))
        at += length
    if _is_slip([token.name for token in tokens], text[at : at + 1], scope):
        raise FormulaError(unknown(_letters(text, start), scope), start)
    return tokens


def _letters(text: str, start: int) -> str:
    """The run of letters that begins here, in small ones."""
    word = WORD.match(text, start)
    return word.group().lower() if word else text[start]


def _is_slip(names: list[str], follows: str, scope: Scope) -> bool:
    """Whether a word of these names, before this sign, is rather a name that is unknown than a product."""
    calls = [name in FUNCTIONS for name in names]
    letters = [name for name in names if scope.is_letter(name)]
    # "sine(x)" is a slip for sin(x), not sin(e x): e is never glued to the name of a function.
    if any(calls) and ("e" in names or any(scope.is_letter(name) for name in names[calls.index(True) :])):
        return True
    return len(letters) > MOST_LETTERS or (len(letters) == len(names) > 1 and follows == "(")
