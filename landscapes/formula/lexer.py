"""Characters into tokens. Nothing is guessed: what is not plainly part of a formula ends in a FormulaError."""

import re
from collections.abc import Sequence
from itertools import pairwise

from landscapes.formula.characters import CLOSING, OF_CASES, RAISED, RAISED_ALONE, SIGNS, lowered
from landscapes.formula.copied import JOINT
from landscapes.formula.faults import WORD, Faults
from landscapes.formula.functions import ALIASES, FUNCTIONS
from landscapes.formula.scope import LETTER, Scope
from landscapes.formula.sentences import quoted
from landscapes.formula.sum_names import SIGNS as SUM_SIGNS
from landscapes.formula.sum_names import WORD as SUM_WORD
from landscapes.formula.sum_names import indices
from landscapes.formula.token import Token
from landscapes.formula.traced import Traced
from landscapes.formula.words import ANSWERS, CALLABLE, CASES, KEYWORDS, NAMES, OTHER_NAMES, is_word, name_at

LONGEST_NUMBER = 24  # as many as a number needs that is written with all its digits
MOST_LETTERS = 3  # of parameters that may stand side by side; more are rather a word
SMALLEST_NUMBER, LARGEST_NUMBER = 1e-30, 1e30

# [0-9] and not \d: Python's int and float read the digits of sixty other scripts too.
# A point before another point is none of a number: 1..5.
NUMBER = re.compile(r"(?:[0-9]+(?:_[0-9]{3})*(?:\.(?!\.)[0-9]*)?|\.[0-9]+)(?:[eE][+−–-]?[0-9]+)?")
PLAINLY = str.maketrans({"_": "", "−": "-", "–": "-"})  # 1_000 in code, 1e−3 in print
ZERO = re.compile(r"[0.]+(?:[eE].*)?")
# The names that end in digits. After any other name a digit can mean a product or a power: the parser asks which.
NUMBERED_NAME = re.compile(rf"(?:{'|'.join(name for name in NAMES if name[-1].isdigit())})(?![0-9.])", re.IGNORECASE)
LETTER_ALONE = re.compile(LETTER)
# What may follow such a letter: _i, ᵢ, [i + 1], _(i + 1) or (i), where i is the index of a sum.
PLACE = (
    r"_[{0}](?![A-Za-z0-9])|[ᵢⱼₖₙₘ]|\[[^\[\]]*(?<![A-Za-z])[{0}](?![A-Za-z])[^\[\]]*\]"
    r"|_\([^()]*(?<![A-Za-z])[{0}](?![A-Za-z])[^()]*\)|\(\s*[{0}]\s*\)"
)
METHOD = re.compile(r"\.(?=[a-z]\w*\()")  # x.pow(2)
RAISED_RUN = re.compile(f"[{RAISED}]+")
CUBE_ROOT = re.compile(r"³\s*√")
CALLS = ("f", "g", "h", "F", "G", "H")  # letters that people use for functions
NO_J = "No function J is defined here. Write out what it stands for."
SIGMOID = "σ(…) is read as the sigmoid of what is in the brackets. Write σ*(…) for a product."
POWER_SIGNS = {"^", "*", *RAISED}
OPENED = re.compile(r"[(\[{]|\s+[A-Za-zα-ωπ(|]")  # a value behind a number
SHORT_FLOAT = re.compile(r"[fF](?![A-Za-z0-9_(\[])")
OR = re.compile(r"(?<=\s)\|\|(?=\s)")  # of code; without white space around them these are bars
REMAINDER_TOLD = "% is read as the remainder of a division, as in mod(x, 2)."
QUOTIENT_TOLD = "// is read as the division that rounds down, as in floor(x/2)."
REMAINDER = re.compile(r"%%?\s*[0-9A-Za-z.(]")  # any other sign for per cent has no meaning
# What a text has in it that has cases or sums.
RICH = re.compile(
    rf"[<>≤≥≠]|[=!]=|(?<![A-Za-z])(?:if|else|otherwise|{'|'.join(CASES)})(?![A-Za-z])|{SUM_WORD.pattern}",
    re.IGNORECASE,
)
POWER_LOST = re.compile(r"(?<=[a-zα-ω)])(?=[0-9])")  # in what is set high, where e⁻ˣ² is typed for e^(-x²)


Named = tuple[str, int, int, bool]  # a name of a word, from where to where it stands, and whether it is plain


class Lexer:
    """Reads the tokens of a text that was rewritten from what somebody typed."""

    def __init__(self, written: Traced, typed: str, scope: Scope, cells: bool = False) -> None:
        self.written, self.text, self.typed, self.scope, self.cells = written, written.text, typed, scope, cells
        self.notes: list[str] = []
        self.read: list[Token] = []
        self.faults = Faults(written, typed, scope, self.read)
        self.rich = bool(RICH.search(self.text))  # whether it has cases or sums
        self.indices = indices(self.text)

    def tokens(self) -> list[Token]:
        at = 0
        while at < len(self.text):
            if self.text[at].isspace() or self.text[at] == JOINT:
                at += 1
                continue
            at = self.next(at)
        return self.read

    def add(self, kind: str, first: int, last: int, name: str = "", value: float = 0, plain: bool = False) -> int:
        """Adds a token of the characters from one place to another; returns where it ends."""
        start, end = self.written.start(first), self.written.stop(last)
        spaced = self.text[:first].rstrip(JOINT)[-1:].isspace()
        self.read.append(Token(kind, self.text[first:last], start, max(start, end), spaced, value, name, plain))
        return last

    def next(self, at: int) -> int:
        """Reads the token that starts here, or the tokens of one word such as xy; returns where they end."""
        text = self.text
        if found := NUMBER.match(text, at):
            if self.lost_power(at, found):
                raise self.faults.lost_power(at, found.end())
            last = self.add("number", at, found.end(), value=self.number(found))
            return self.short_float(at, last)
        if found := NUMBERED_NAME.match(text, at):
            if text[found.end() : found.end() + 1].isalpha():
                raise self.faults.endless(found.group(), at, found.end())
            name = found.group().lower()
            return self.add("name", at, found.end(), name=OTHER_NAMES.get(name, name))
        if text[at] in SUM_SIGNS:
            return self.add("name", at, at + 1, name=SUM_SIGNS[text[at]])
        word = WORD.match(text, at)
        if word and word.group() not in self.scope.columns and self.is_keyword(word.group().lower()):
            return self.add(word.group().lower(), at, word.end())
        if element := self.element(at):
            return self.place(at, *element)
        if text[at] not in ALIASES and (self.scope.at(text, at) or word):
            return self.word(at)
        if CUBE_ROOT.match(text, at) and not self.faults.after_value() and "cbrt" in FUNCTIONS:
            return self.add("name", at, CUBE_ROOT.match(text, at).end(), name="cbrt")  # type: ignore[union-attr]
        if found := RAISED_RUN.match(text, at):
            return self.raised(at, found.end())
        if text[at] in ALIASES:
            return self.add("name", at, at + 1, name=ALIASES[text[at]])
        if METHOD.match(text, at) and self.faults.after_value():
            return self.add(".", at, at + 1)
        signs = {**SIGNS, **(OF_CASES if self.rich else {})}
        if REMAINDER.match(text, at) and not (self.read and self.read[-1].kind == "number" and text[at - 1].isdigit()):
            signs |= dict.fromkeys(("%", "%%"), "mod")
            self.notes.append(REMAINDER_TOLD)
        if self.rich and OR.match(text, at) and self.faults.after_value():
            return self.add("or", at, at + 2)
        sign = next((text[at : at + size] for size in (3, 2, 1) if text[at : at + size] in signs), "")
        if sign == "//":
            self.notes.append(QUOTIENT_TOLD)
        if sign:
            return self.add(signs[sign], at, at + len(sign))
        raise self.faults.unread(at)

    def lost_power(self, at: int, found: re.Match[str]) -> bool:
        """Whether a number right behind the name of a function, as in sin2(x), may be a power that lost its height."""
        last = self.read[-1] if self.read else None
        behind = self.text[found.end() :]
        glued = self.text[at - 1 : at].isalpha() and last is not None and last.name in CALLABLE
        return glued and found.group().isdigit() and bool(OPENED.match(behind))

    def short_float(self, at: int, last: int) -> int:
        """Where a number ends that C's f may follow, as in 0.5f."""
        if not ("." in self.text[at:last] and SHORT_FLOAT.match(self.text, last)) or "f" in self.scope.columns:
            return last
        number = self.text[at:last]
        self.notes.append(f"{number}f is read as {number}, as C writes it. Write {number}*f for a product.")
        return last + 1

    def is_keyword(self, word: str) -> bool:
        """Whether a word is no name here."""
        return word == "mod" or (self.rich and word in KEYWORDS)

    def number(self, found: re.Match[str]) -> int | float:
        text = found.group().translate(PLAINLY)
        if self.text.startswith(".", found.end()) and not self.text.startswith("..", found.end()):
            raise self.faults.error("A number has only one decimal point.", found.end())
        if len(text) > LONGEST_NUMBER:
            raise self.faults.error(f"A number may have up to {LONGEST_NUMBER} characters.", found.start())
        if not ZERO.fullmatch(text) and not SMALLEST_NUMBER <= float(text) <= LARGEST_NUMBER:
            raise self.faults.error("A number must be 0 or between 10⁻³⁰ and 10³⁰.", found.start())
        return int(text) if text.isdigit() else float(text)

    def raised(self, first: int, last: int) -> int:
        """What is set high, as tokens between one of kind "raised" and a closing bracket."""
        small = self.text[first:last]
        if not any(sign.isalnum() for sign in small):
            raise self.faults.error(RAISED_ALONE, first)
        self.add("raised", first, last)
        inner = self.written.part(first, last)._replace(text=lowered(small))
        powers = inner.replaced(POWER_LOST, lambda found: "^")
        if powers != inner:
            self.notes.append(f"{quoted(small)} is read as the exponent {quoted(powers.text)}.")
        inside = Lexer(powers, self.typed, self.scope, self.cells)
        inside.rich, inside.indices = self.rich, self.indices
        self.read += inside.tokens()
        self.notes += inside.notes
        return self.add(")", last, last)

    def word(self, start: int) -> int:
        """Reads the names of one word, the longest at each place; returns where they end. Letters that stand for
        parameters may stand side by side and before the name of a function, but a slip such as sinn is no product.
        """
        text, scope = self.text, self.scope
        at, found = start, []
        if text.startswith("J(", start):
            raise self.faults.error(NO_J, start)
        whole = WORD.match(text, start)
        if whole and len(whole.group()) > 1 and whole.group().lower() in ANSWERS:
            raise self.faults.no_name(start)
        while at < len(text) and ((text[at].isascii() and text[at].isalpha()) or scope.at(text, at)):
            if at > start and self.element(at):
                break
            known, own = name_at(text, at), scope.at(text, at)
            if text[at] in self.indices and len(known) < 2 and (own is None or own.length == 1):
                found.append((text[at], at, at + 1, False))
                at += 1
                continue
            if own and own.length >= len(known):
                name, length, plain = own
                if name == "σ" and text.startswith("(", at + length):
                    name = "sigmoid"
                    self.notes.append(SIGMOID)
                if name == "γ" and length > 1 and text.startswith("(", at + length):
                    raise self.faults.gamma(at, at + length)
                if name in CALLS and at > start + 1 and text.startswith("(", at + length):
                    raise self.faults.no_name(start)
                if name in CALLS and text.startswith("(", at + length):
                    raise self.faults.undefined(at, at + length)
            elif known:
                if known[-1].isdigit() and text[at + len(known) : at + len(known) + 1].isalpha():
                    raise self.faults.endless(known, at, at + len(known))
                name, length, plain = self.function(known, at), len(known), False
            else:
                raise self.faults.no_name(start)
            found.append((name, at, at + length, plain))
            at += length
        if self.is_slip([name for name, *_ in found], start, at):
            raise self.faults.no_name(start)
        if (call := self.torn(found)) is not None:
            raise self.faults.torn(start, call)
        if self.is_glued(found):
            raise self.faults.no_name(start)
        for name, first, last, plain in found:
            self.add("index" if name in self.indices else "name", first, last, name=name, plain=plain)
        return at

    def is_glued(self, found: Sequence[Named]) -> bool:
        """Whether a word such as expsin(x) is one name that is unknown, rather than a function of another one."""
        calls = [place for place, (name, *_) in enumerate(found) if name in CALLABLE]
        glued = any(second == first + 1 for first, second in pairwise(calls))
        return glued and self.text[found[-1][2] :][:1] in ("(", "[")

    def torn(self, found: Sequence[Named]) -> int | None:
        """Where the name of a function begins, if several letters right before it make it rather another name:
        copysign(x) is no product with sign(x).
        """
        call = next((place for place, (name, *_) in enumerate(found) if name in CALLABLE), 0)
        before: list[str] = []
        for name, first, last, _ in reversed(found[:call]):
            if last - first > 1 or not self.text[first].isascii() or name in self.indices:
                break
            before.append(name)
        return found[call][1] if len(before) > 1 and any(map(self.scope.is_letter, before)) else None

    def element(self, at: int) -> tuple[str, int] | None:
        """A letter whose place is told by the index of a sum, such as x_i or x[i+1], and where the letter ends."""
        found = LETTER_ALONE.match(self.text, at) if self.indices else None
        if found is None or not re.compile(PLACE.format("".join(self.indices))).match(self.text, found.end()):
            return None
        letter = self.scope.letter_at(f"{found.group()}_1", 0)
        return (letter.name[:-1], found.end()) if letter and letter.name[1:] == "1" else None

    def place(self, start: int, name: str, at: int) -> int:
        """Reads such a letter; its place follows in brackets, or is put into some."""
        self.add("element", start, at, name=name)
        at += self.text[at] == "_"
        if self.text[at] in CLOSING:
            return at
        self.add("(", at, at)
        self.add("index", at, at + 1, name=lowered(self.text[at]))
        return self.add(")", at + 1, at + 1)

    def function(self, known: str, at: int) -> str:
        """The function or constant that a known name stands for; LOG of spreadsheets has the base 10."""
        return "log10" if self.cells and known == "log" else OTHER_NAMES.get(known, known)

    def is_slip(self, names: Sequence[str], start: int, end: int) -> bool:
        """Whether the word of these names is rather a name that is unknown than a product."""
        follows = self.text[end : end + 1]
        calls = [name in CALLABLE for name in names]
        letters = [name for name in names if self.scope.is_letter(name) and name not in self.indices]
        # "sine(x)" is a slip for sin(x), not sin(e x): e is never glued to the name of a function.
        if any(calls) and ("e" in names or any(map(self.scope.is_letter, names[calls.index(True) :]))):
            return True
        if "e" in names and letters and (names.index("e") < len(names) - 1 or follows not in POWER_SIGNS):
            return True
        if len(names) == 1 and calls[0]:
            return False
        run = WORD.match(self.text, start)
        indexed = run and run.end() - start == 1 and not self.scope.is_letter(names[0])
        if run and not indexed and is_word(run.group().lower(), letters):
            return True
        return len(letters) > MOST_LETTERS or (len(letters) == len(names) > 1 and follows == "(")
