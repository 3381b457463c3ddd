"""Characters into tokens: the only place that looks at characters.

Nothing is guessed here: a character or a word that is not plainly part of a formula ends in a FormulaError.
"""

import re
from difflib import get_close_matches
from typing import NamedTuple

from landscapes.formula.characters import SIGNS, SUPERSCRIPTS, refusal
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import ALIASES, CONSTANTS, FUNCTIONS, VARIABLES

LONGEST_FORMULA = 300
LONGEST_NUMBER = 20
SMALLEST_NUMBER, LARGEST_NUMBER = 1e-30, 1e30

# What may stand before the formula proper: "z =", "f =", "f(x, y) =".
LEAD = re.compile(r"\s*(?:z|f\s*(?:\(\s*x\s*,\s*y\s*\))?)\s*=(?!=)", re.IGNORECASE)
NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
WORD = re.compile(r"[A-Za-z]+")
RAISED = re.compile("[" + "".join(SUPERSCRIPTS) + "]+")
# The names that end in digits; a digit after any other name is an ambiguity, which the parser reports.
NUMBERED = re.compile(r"(?:log10|log2|a(?:rc)?tan2)(?![0-9.])", re.IGNORECASE)

NAMES = sorted({*VARIABLES, *CONSTANTS, *FUNCTIONS, *ALIASES}, key=len, reverse=True)
# Words people write in the hope of something that is not a real function of x and y.
HOPES = {
    "i": "i is not a real number; a surface needs real heights.",
    "j": "j is not a real number; a surface needs real heights.",
    "nan": "nan is not a number, so it has no height.",
    "oo": "Infinity is not a height; use a finite number.",
    "inf": "Infinity is not a height; use a finite number.",
    "infinity": "Infinity is not a height; use a finite number.",
    "z": "z is the height itself; write it with x and y only.",
}


class Token(NamedTuple):
    """kind: "number", "name", "power" (a raised number), one of + - * / ^ ( ) | , or "end".

    value: the number, the name or the raised number. start, end: its place in the text. spaced: white space before it.
    """

    kind: str
    value: int | float | str
    start: int
    end: int
    spaced: bool


def tokenize(text: str) -> list[Token]:
    """The tokens of a formula, with one of kind "end" last. Raises FormulaError."""
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(f"A formula may have up to {LONGEST_FORMULA} characters; this one goes on from here.",
                           LONGEST_FORMULA)
    lead = LEAD.match(text)
    at = lead.end() if lead else 0
    tokens: list[Token] = []
    spaced = False
    while at < len(text):
        if text[at].isspace():
            at, spaced = at + 1, True
            continue
        for token in _read(text, at):
            tokens.append(token._replace(spaced=spaced))
            at, spaced = token.end, False
    tokens.append(Token("end", "", len(text), len(text), spaced))
    return tokens


def _read(text: str, at: int) -> list[Token]:
    """The token, or the few tokens of one word such as xy, that start at this character."""
    if found := NUMBER.match(text, at):
        return [_number(text, at, found.end())]
    if found := NUMBERED.match(text, at):
        return _numbered(text, at, found.end())
    if found := WORD.match(text, at):
        return _word(found.group(), at, text[found.end() : found.end() + 1])
    if found := RAISED.match(text, at):
        return [_raised(found.group(), at)]
    if text[at] in "√π":
        return [Token("name", ALIASES[text[at]], at, at + 1, False)]
    if text.startswith("**", at):
        return [Token("^", "^", at, at + 2, False)]
    if sign := SIGNS.get(text[at]):
        return [Token(sign, sign, at, at + 1, False)]
    raise FormulaError(refusal(text, at), at)


def _number(text: str, start: int, end: int) -> Token:
    digits = text[start:end]
    if text[end : end + 1] == ".":
        raise FormulaError("A number has only one decimal point.", end)
    if len(digits) > LONGEST_NUMBER:
        raise FormulaError(f"A number may have up to {LONGEST_NUMBER} characters.", start)
    value = float(digits)
    zero = not re.search("[1-9]", re.split("[eE]", digits)[0])
    if not zero and not SMALLEST_NUMBER <= value <= LARGEST_NUMBER:
        raise FormulaError("A number must be 0 or between 1e-30 and 1e30 in size.", start)
    return Token("number", int(digits) if digits.isdigit() else value, start, end, False)


def _raised(raised: str, start: int) -> Token:
    plain = "".join(SUPERSCRIPTS[character] for character in raised)
    if not re.fullmatch("-?[0-9]{1,3}", plain):
        raise FormulaError("This raised text is not a whole number.", start)
    return Token("power", int(plain), start, start + len(raised), False)


def _numbered(text: str, start: int, end: int) -> list[Token]:
    name = text[start:end].lower()
    if text[end : end + 1].isalpha():
        raise FormulaError(f"Use brackets after {name}, as in {name}(x): without them this can be read in two ways.", end)
    return [Token("name", ALIASES.get(name, name), start, end, False)]


def _word(word: str, start: int, following: str) -> list[Token]:
    """A name, or names written together: xy, pix, sinx, xlnx."""
    pieces: list[Token] = []
    at = 0
    lower = word.lower()
    while at < len(lower):
        name = next((name for name in NAMES if lower.startswith(name, at)), None)
        if name is None:
            raise FormulaError(_unknown(lower), start)
        plain = ALIASES.get(name, name)
        pieces.append(Token("name", plain, start + at, start + at + len(name), False))
        at += len(name)
    values = [piece.value for piece in pieces]
    # "sine(x)" is a slip for sin(x) and not sin(e·x): e is never read next to a function's name.
    if len(pieces) > 1 and "e" in values and any(value in FUNCTIONS for value in values):
        raise FormulaError(_unknown(lower), start)
    return pieces


def _unknown(word: str) -> str:
    if word in HOPES:
        return HOPES[word]
    near = get_close_matches(word, NAMES, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else "a formula is written with x, y, numbers and functions such as sin."
    return f"I do not know the name {word}: {hint}" if near else f"I do not know the name {word}; {hint}"
