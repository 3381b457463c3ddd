"""Which surfaces somebody means who types a name where a formula is expected: "eggholder", "Hoelder table"."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher

WORDS = re.compile(r"[a-z0-9]+")
NO_NAME = re.compile(r"[^\w\s.,'’`´#№–—‐‑-]|_{2,}")  # what formulas have and names do not
IDLE = {"function", "functions", "funktion", "surface", "the", "test", "problem", "number", "no", "n", "nr", "s", "and"}
AROUND = " \t\r\n\"'“”„‘’`;."
CALL = re.compile(r"\((?:\s*[\w*]+\s*,?)*+\)\s*$")  # eggholder(x, y)
# What surfaces are called that their names do not tell.
NICKNAMES = {
    "banana": ("rosenbrock",),
    "sphere": ("bowl",),
    "camel": ("three_hump_camel", "six_hump_camel"),
    "levi": ("levy", "levy_plain"),
}
LONG = 4  # letters: a shorter part of a name is none
CLOSE = 0.82  # of the letters in common: one or two of them may be wrong
MOST = 3


def named(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the surfaces that a text names, the best first; none for a formula. names: key -> name.

    Case, spaces, hyphens, accents and umlauts do not matter, nor does one wrong letter.
    """
    text = CALL.sub("", text.strip(AROUND))
    if NO_NAME.search(text):
        return ()
    asked = "".join(words(text))
    if len(asked) < LONG:
        return ()
    if asked in NICKNAMES:
        return tuple(key for key in NICKNAMES[asked] if key in names)
    called = {
        key: {"".join(words(each)) for each in (name, name.replace("ö", "oe"), key)} for key, name in names.items()
    }
    ranks = {key: max(likeness(asked, each) for each in several) for key, several in called.items()}
    best = max(ranks.values())
    return tuple(sorted((key for key, rank in ranks.items() if rank == best > 0), key=[*names].index)[:MOST])


def words(text: str) -> list[str]:
    """The words of a name, without accents and without those that every name may have."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return [word for word in WORDS.findall(plain) if word not in IDLE]


def likeness(asked: str, name: str) -> float:
    """How well what was asked for fits a name: 3 where it is that name, 2 and 1 where one begins with the other, else
    a part of 1; 0 where it does not fit.
    """
    if asked == name:
        return 3
    if name.startswith(asked):
        return 2
    if asked.startswith(name) and len(name) >= LONG:
        return 1
    close = SequenceMatcher(None, asked, name).ratio()
    return close if close >= CLOSE else 0
