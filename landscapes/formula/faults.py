"""What is wrong with a text at one of its places, and the texts that its author may have meant."""

import re
from typing import NamedTuple

from landscapes.formula.characters import CLOSING, FRACTION, QUOTES, lowered, refusal, usual_for
from landscapes.formula.errors import FormulaError
from landscapes.formula.scope import Scope
from landscapes.formula.sentences import quoted
from landscapes.formula.token import Token, mended
from landscapes.formula.traced import Traced
from landscapes.formula.words import (
    ANSWERS,
    BEHIND,
    CALLABLE,
    GAMMA,
    LEAVE_OUT,
    OTHER_NAMES,
    meant,
    name_at,
    names_of,
    unknown,
)

WORD = re.compile(r"[A-Za-z]+")
DIGITS = re.compile(r"[0-9]+$")
NUMBERED = re.compile(r"(?<![A-Za-z])([A-Za-z]+)([0-9]+)(?![0-9.])(?=[(\[{]|\s+[A-Za-zα-ωπ(|])")
NAMED_VALUE = "An equals sign has no meaning in these brackets. Give the values without names, in their order."
OPENING = ("|", *CLOSING)


class Faults(NamedTuple):
    """Makes the errors of a text that was rewritten from what somebody typed. read: its tokens so far."""

    written: Traced
    typed: str
    scope: Scope
    read: list[Token]

    @property
    def text(self) -> str:
        return self.written.text

    def error(self, message: str, at: int, *proposals: str) -> FormulaError:
        """An error about the place of a character, with the formulas that it proposes."""
        return FormulaError(message, self.written.start(at), proposals)

    def after_value(self) -> bool:
        """Whether a value ends right before what is read next."""
        last = self.read[-1] if self.read else None
        return last is not None and last.kind in ("number", "name", *CLOSING.values()) and last.name not in CALLABLE

    def unread(self, at: int) -> FormulaError:
        """What is wrong with the character that stands here."""
        sign, start, end = self.text[at], self.written.start(at), self.written.stop(at + 1)
        before, behind = self.typed[:start], self.typed[end:]
        usual = usual_for(sign)
        if sign.isnumeric() and not usual and "⁄" in lowered(sign):
            plainly = lowered(sign).replace("⁄", "/")
            return self.error(FRACTION, at, *(f"{before.rstrip()}{joint}({plainly}){behind}" for joint in "*^"))
        told = refusal(sign, names_of(self.scope))
        if sign == "±":
            return self.error(told, at, f"{before}+{behind}", f"{before}-{behind}")
        if sign == "'" and not self.after_value():
            told = QUOTES
        if sign == "=" and self.open_brackets() > 0:
            return self.error(NAMED_VALUE, at)
        if sign == "=" and before.strip():
            return self.error(told, at, before.strip())
        if sign == "%" and self.read and self.read[-1].kind == "number":
            last = self.read[-1]
            return self.error(told, at, f"{self.typed[: last.start]}({last.text}/100){behind}")
        if sign == "°" and self.read and self.read[-1].kind == "number":
            last = self.read[-1]
            return self.error(told, at, f"{self.typed[: last.start]}({last.text}*pi/180){behind}")
        return self.error(told, at, *([f"{before}{usual}{behind}"] if usual else []))

    def open_brackets(self) -> int:
        """How many brackets are open where the next character is read."""
        return sum((token.kind in (*CLOSING, "raised")) - (token.kind in CLOSING.values()) for token in self.read)

    def endless(self, name: str, start: int, end: int) -> FormulaError:
        """What is wrong with log2x, which may be log2(x) or log(2x)."""
        rest, digits = WORD.match(self.text, end), DIGITS.search(name)
        last = rest.end() if rest else end
        span, word = (self.written.start(start), self.written.stop(last)), self.text[end:last]
        texts = [f"{name}({word})"]
        if digits and name.lower().startswith("log"):
            texts.append(f"{name[: digits.start()]}({digits.group()}{word})")
        proposals = (mended(self.typed, [(*span, text)]) for text in texts)
        return self.error(f"Put brackets after {name}.", end, *proposals)

    def no_name(self, start: int) -> FormulaError:
        """What is wrong with a word that begins here."""
        found = WORD.match(self.text, start)
        last = found.end() if found else start + 1
        word = self.text[start:last].lower()
        first, end = self.written.start(start), self.written.stop(last)
        if word in BEHIND and (kept := self.typed[: self.formula_end(first)].strip()):
            return self.error(LEAVE_OUT.format(word), start, kept)
        near = "" if word in ANSWERS else meant(word)
        follows = self.text[last:].lstrip()[:1]
        called = name_at(self.text, start)
        known = word not in ANSWERS and OTHER_NAMES.get(called, called) in CALLABLE
        if known and not (follows.isalnum() or follows in OPENING):
            # Nothing follows sinax that could be the value of sin: its value is within the word.
            near = f"{called}({self.text[start + len(called) : last]})"
        return self.error(
            unknown(word, near, self.scope), start, *([mended(self.typed, [(first, end, near)])] if near else [])
        )

    def formula_end(self, word: int) -> int:
        """Where in the typed text the formula ends before a word that is none of it: at a comma outside of brackets."""
        depth, end = 0, word
        for token in self.read:
            depth += (token.kind in (*CLOSING, "raised")) - (token.kind in CLOSING.values())
            if token.kind == "," and not depth:
                return token.start
        return end

    def lost_power(self, start: int, end: int) -> FormulaError:
        """What is wrong with sin2(x), where a number ends that stands right behind the name: all such are mended."""
        name, number = self.read[-1].text, self.text[start:end]
        places = [
            self.written.start(found.start(2))
            for found in NUMBERED.finditer(self.text)
            if OTHER_NAMES.get(found[1].lower(), found[1].lower()) in CALLABLE
        ]
        proposals = (mended(self.typed, [(place, place, mark) for place in places]) for mark in "^ ")
        told = f"{name}{number} can mean {name}^{number}(x) or {name}({number}x). Write one of them."
        return self.error(told, start, *proposals)

    def torn(self, start: int, call: int) -> FormulaError:
        """What is wrong with copysign(x) or axsin(y), where a known name begins behind letters right before it."""
        found = WORD.match(self.text, start)
        word = self.text[start : found.end() if found else call]
        known, place = name_at(self.text, call), self.written.start(call)
        told = f"I do not know {quoted(word)}. In a product, write a space before {known}."
        return self.error(told, start, mended(self.typed, [(place, place, " ")]))

    def undefined(self, first: int, last: int) -> FormulaError:
        """What is wrong with f(x), where f is no function."""
        name = self.text[first:last]
        told = f"No function {name} is defined here. Write a product with a sign, as in {name}*(x)."
        return self.error(told, first, self.with_times(last))

    def gamma(self, first: int, last: int) -> FormulaError:
        """What is wrong with gamma(x), which may be a function of that name."""
        return self.error(GAMMA, first, self.with_times(last))

    def with_times(self, last: int) -> str:
        """The typed text with a sign of multiplication behind a name that ends here."""
        end = self.written.stop(last)
        return mended(self.typed, [(end, end, "*")])
