"""What stands before and after a formula: f(x, y) =, lambda x, y:, @(x) …; and the weights that it names."""

import re
from collections.abc import Collection
from typing import NamedTuple

from landscapes.formula.errors import FormulaError
from landscapes.formula.mean import without_mean
from landscapes.formula.scope import GREEK
from landscapes.formula.separators import with_commas
from landscapes.formula.sum_names import OVER_ALL, over_all
from landscapes.formula.traced import Traced
from landscapes.formula.words import NAMES

SPACE = "[\\s\u2061]*+"  # never given back, so that many spaces cost no more than their number
NAME = rf"[A-Za-z{''.join(GREEK)}πΩΦΨΓΔΘΛΞ][A-Za-z0-9_{''.join(GREEK)}₀-₉*′']{{0,30}}"
KIND = r"(?:(?:const|let|var|val|auto|double|float|minimi[sz]e)\s+)?"
# An argument, perhaps after its type or before it: x, x_, double x, x: float. (?>…) is never read a second time.
ARGUMENT = rf"(?>{SPACE}{KIND}{NAME}{SPACE}(?::\s*[A-Za-z.]+{SPACE})?)"
ARGUMENTS = rf"(?P<arguments>{ARGUMENT}(?:[,;|]{ARGUMENT})*)"
BARE = rf"(?P<arguments>{SPACE}{NAME}{SPACE}(?:,{SPACE}{NAME}{SPACE})*)"
ASSIGNED = r"(?::=|=(?![=>])|<-|←)"

NAMED = re.compile(rf"{SPACE}{KIND}(?P<name>{NAME}){SPACE}{ASSIGNED}")
LEADS = tuple(
    re.compile(SPACE + lead)
    for lead in (
        rf"{KIND}{NAME}{SPACE}\({ARGUMENTS}\){SPACE}{ASSIGNED}",
        rf"{NAME}\[{ARGUMENTS}\]\s*:?=",
        rf"lambda\s+{BARE}:",
        rf"@\s*\({ARGUMENTS}\)",
        rf"def\s+{NAME}\s*\({ARGUMENTS}\)\s*(?:->\s*[A-Za-z.]+\s*)?:",
        rf"(?P<block>function\s*(?:{NAME}\s*=\s*)?(?:{NAME})?|(?:double|float)\s+{NAME})\s*\({ARGUMENTS}\)\s*\{{?",
        rf"(?:{NAME}{SPACE}:{SPACE})?\({ARGUMENTS}\){SPACE}(?:=>|->|→|↦)(?P<block>\s*\{{)?",
        rf"(?:{NAME}{SPACE}:{SPACE})?(?P<arguments>{NAME}){SPACE}(?:=>|->|→|↦)(?P<block>\s*\{{)?",
        r"return(?![A-Za-z0-9_])",
        rf"min(?:imi[sz]e)?\s+(?={NAME}{SPACE}\([^()]*\){SPACE}{ASSIGNED})",
        r"minimi[sz]e(?![A-Za-z0-9_])(?:\s*:)?",
        r"(?:plot|graph)(?![A-Za-z0-9_])(?=[^,]*$)",
    )
)
COMMENT = re.compile(r"\s(?P<sign>#|//|%)\s*(?P<said>[^\n]*)$")
# What may follow // or % where it is a sign between two values.
OPERAND = re.compile(
    rf"(?![A-Za-z]{{3}})|(?:{'|'.join(sorted({*NAMES, *GREEK.values()}))})(?![A-Za-z])|[^ ]*[(^*+]", re.IGNORECASE
)
COMMENTED = "What stands behind {} is a comment and is left out."
MAXIMUM = re.compile(rf"{SPACE}(?:maximi[sz]e(?![A-Za-z0-9_])|max\s+(?={NAME}{SPACE}\([^()]*\){SPACE}{ASSIGNED}))")
MAXIMIZED = "Optimizers go down here. Write the formula with a minus in front of it."
# A lead of code in which arguments have defaults, and one of these.
HEAD = re.compile(
    rf"\s*(?:{KIND}{NAME}\s*=\s*)?(?:lambda\s[^:]*:|def\s+{NAME}\s*\([^()]*\)|{NAME}\s*\([^()]*\)\s*:?=|\([^()]*\)\s*=>|function[^()]*\([^()]*\))"
)
DEFAULT = re.compile(rf"\s*,\s*(?P<name>{NAME})(?:\s*:\s*[A-Za-z.]+)?\s*=(?!=)\s*(?P<value>[-+0-9.eE*/]+)")
DEFAULTS = "The default of {} is not read. Leave it out, and set the letter by its slider."
MOST_LEADS = 4  # f = lambda x: …
EXCEL = re.compile(r"\s*=(?!=)")
CELL = re.compile(r"\$(?=[A-Za-z0-9])")
CLOSED = re.compile(r"\}|end(?:function)?$")
WORD = re.compile("[A-Za-z]+")
GIVEN = re.compile("[;|]")
HEIGHTS = ("z", "f")  # what a formula is called even where it is a number


class Body(NamedTuple):
    """A formula without what stands around it.

    declared  the names that a lead such as f(x, y) = has in its brackets, as they are typed there
    called    what stands before an equals sign without brackets, as in y = x^2, and where
    notes     sentences on what of it is left out
    cells     whether it is a formula of a spreadsheet, in which a letter with a number is a name
    """

    written: Traced
    declared: tuple[str, ...] = ()
    called: tuple[tuple[str, int], ...] = ()
    cells: bool = False
    notes: tuple[str, ...] = ()


def body(written: Traced, columns: Collection[str] = ()) -> Body:
    """The formula without what stands around it. columns: names of data, which are no names for a formula."""
    written, told = without_comment(trimmed(written, "$", "$;.,"))
    cells = EXCEL.match(written.text)
    if cells:
        written = after(written, cells.end()).replaced(CELL, lambda found: "")
    head = HEAD.match(written.text)
    default = DEFAULT.search(written.text, 0, head.end()) if head else None
    if head and default:
        without = DEFAULT.sub("", head.group()) + written.text[head.end() :]
        raise FormulaError(DEFAULTS.format(default["name"]), written.start(default.start("name")), (without,))
    largest = MAXIMUM.match(written.text)
    if largest:
        rest = body(after(written, largest.end()), columns).written.text
        raise FormulaError(MAXIMIZED, written.start(0), (f"-({rest.strip()})",))
    declared: tuple[str, ...] = ()
    called: list[tuple[str, int]] = []
    block = False
    for _ in range(MOST_LEADS):
        found = lead(written.text, columns)
        if found is None:
            break
        groups = found.groupdict()
        declared = names_in(groups.get("arguments")) or declared
        block = block or bool(groups.get("block"))
        if "name" in groups:
            called.append((groups["name"], written.start(found.end() - 1)))
        written = after(written, found.end())
    written = trimmed(written, "", ";.,")
    if block and (close := CLOSED.search(written.text[-11:])):
        dropped = len(written.text[-11:]) - close.start()
        written = trimmed(written.part(0, len(written.text) - dropped), "", ";.,")
    written, notes = without_mean(written) if columns else (written, ())
    written = with_commas(written)
    if not columns:
        written = written.replaced(OVER_ALL, over_all)
    return Body(written, declared, tuple(called), bool(cells), (*told, *notes))


def without_comment(written: Traced) -> tuple[Traced, tuple[str, ...]]:
    """The text without a comment at its end, and a note on that."""
    found = COMMENT.search(written.text)
    if found is None or (found["sign"] != "#" and OPERAND.match(found["said"])):
        return written, ()
    return trimmed(written.part(0, found.start()), "", "$;.,"), (COMMENTED.format(found["sign"]),)


def lead(text: str, columns: Collection[str]) -> re.Match[str] | None:
    """The lead with which a text begins."""
    found = next((found for pattern in LEADS if (found := pattern.match(text))), None)
    if found is None and (named := NAMED.match(text)) and is_name(named["name"], text[named.end() :], columns):
        return named
    return found


def is_name(name: str, rest: str, columns: Collection[str]) -> bool:
    """Whether a name before an equals sign is what the formula is called, and not one side of an equation."""
    if name in columns or ("x" in name.lower() and {*name.lower()} <= {*"xy"}):
        return False
    return name.lower() in HEIGHTS or bool(WORD.search(rest))


def names_in(arguments: str | None) -> tuple[str, ...]:
    """The names of some arguments without their types; what follows a semicolon or a bar is given, as in f(x; a, b)."""
    free = GIVEN.split(arguments or "")[0]
    parts = [part.split(":")[0].strip(" \t\n\u2061").split() for part in free.split(",")]
    return tuple(part[-1].rstrip("_") for part in parts if part)


def after(written: Traced, at: int) -> Traced:
    return written.part(at, len(written.text))


def trimmed(written: Traced, before: str, behind: str) -> Traced:
    """The text without some signs, and the white space among them, at its beginning and at its end."""
    text = written.text
    first = len(text) - len(text.lstrip(before + " \t\r\n\u00a0\u2061")) if before else 0
    kept = text.rstrip()
    last = len(kept.rstrip(f"{behind}\u2061 \t\r\n\u00a0"))
    return written.part(first, max(last, first)) if kept[last:] or first else written
