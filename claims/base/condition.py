"""Conditions: what tells the settings in which a claim holds from those in which it does not.

The name of a setting is made of parts: "κ = 100 · turned 45°". The parts at one place are the values of one factor:
numbers in order where they differ in one number only, else names. A condition is found from the counts alone, in two
steps: do the settings fall into two clearly separate sides, and is there a factor whose values are all on one side or
the other?
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.base.verdict import Verdict

SEPARATOR = " · "
CLEAR = 2  # times as wide as either side is spread: so wide is the gap between them
FEW = 3  # values that are told by their names
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True)
class Side:
    """Some settings, and what they have in common, in words."""

    where: str
    settings: frozenset[str]


Condition = tuple[Side, Side]  # where a claim holds more often, and where less


def condition(found: Verdict, fresh: Verdict) -> Condition | None:
    """The condition that splits the settings on the draws on which it was found and on fresh ones, if there is one."""
    sides = halves(found)
    if sides is None or not separate(found, *sides) or not separate(fresh, *sides):
        return None
    words = explained(*sides)
    if words is None:
        return None
    upper, lower = (Side(where, frozenset(names)) for where, names in zip(words, sides, strict=True))
    return upper, lower


# --- two sides ---------------------------------------------------------------------------------------------------


def halves(verdict: Verdict) -> tuple[list[str], list[str]] | None:
    """The settings above and below the widest gap between their shares; None for a single one.

    No other cut can be clear: the widest gap would lie within one of its sides, and be wider than the cut's own.
    """
    ranked = sorted(verdict.settings, key=lambda name: -verdict.settings[name].share)
    gaps = [verdict.settings[above].share - verdict.settings[below].share for above, below in pairwise(ranked)]
    if not gaps:
        return None
    place = gaps.index(max(gaps)) + 1
    above, below = (sorted(side, key=list(verdict.settings).index) for side in (ranked[:place], ranked[place:]))
    return above, below


def separate(verdict: Verdict, upper: Collection[str], lower: Collection[str]) -> bool:
    """Whether the settings fall into these two sides.

    Each above lies beyond chance over each below, the gap is CLEAR times as wide as either side, and the words of the
    sides do not lean the same way.
    """
    high, low = verdict.of(upper), verdict.of(lower)
    beyond = all(
        one.share - other.share > one.apart(other) for one in high.settings.values() for other in low.settings.values()
    )
    shares = [[tally.share for tally in side.settings.values()] for side in (high, low)]
    spread = max(max(each) - min(each) for each in shares)
    gap = min(shares[0]) - max(shares[1])
    return beyond and gap >= CLEAR * spread and high.word.leans != low.word.leans


# --- what explains them ------------------------------------------------------------------------------------------


def explained(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, str] | None:
    """What settings on either side have in common, by the one factor that tells them apart.

    Where several do or none, the settings of a side are named, if they are FEW; None if they are not.
    """
    rows = [name.split(SEPARATOR) for name in (*upper, *lower)]
    factors = list(zip(*rows, strict=True)) if len({len(row) for row in rows}) == 1 else []
    found = [words for values in factors if (words := told_apart(values[: len(upper)], values[len(upper) :]))]
    return found[0] if len(found) == 1 else told_apart(upper, lower)


def told_apart(upper: Collection[str], lower: Collection[str]) -> tuple[str, str] | None:
    """Words for the values of a factor on either side; None where a value is on both, or too many would be named."""
    above, below = list(dict.fromkeys(upper)), list(dict.fromkeys(lower))
    if {*above} & {*below}:
        return None
    sizes = numbers([*above, *below])
    return ordered(above, below, sizes) if sizes else named(above, below)


def numbers(values: Sequence[str]) -> dict[str, float]:
    """The number by which each value differs from the others; none if that is not all in which they differ."""
    if len({NUMBER.sub("#", value) for value in values}) > 1:
        return {}
    columns = zip(*(NUMBER.findall(value) for value in values), strict=True)
    differing = [column for column in columns if len({*column}) > 1]
    if len(differing) != 1:
        return {}
    return {value: float(text.replace(",", "")) for value, text in zip(values, differing[0], strict=True)}


def ordered(upper: Sequence[str], lower: Sequence[str], sizes: Mapping[str, float]) -> tuple[str, str] | None:
    """“κ = 100 or more” and “κ = 10”: for values that are larger on one side throughout."""
    above, below = (sorted(side, key=sizes.__getitem__) for side in (upper, lower))
    if sizes[above[0]] > sizes[below[-1]]:
        return at_least(above), at_most(below)
    if sizes[below[0]] > sizes[above[-1]]:
        return at_most(above), at_least(below)
    return None


def at_least(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{values[0]} or more"


def at_most(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{values[-1]} or less"


def named(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, str] | None:
    """“Rosenbrock” and “all except Rosenbrock”: both sides by the names of the values on the smaller one."""
    if min(len(upper), len(lower)) > FEW:
        return None
    return listed(upper, lower), listed(lower, upper)


def listed(values: Sequence[str], others: Sequence[str]) -> str:
    """The names of values; of more than two, and more than the others, what they are not."""
    if len(values) <= max(len(others), 2):
        return joined(values, "or")
    return f"all except {joined(others, 'and')}"


def joined(values: Sequence[str], word: str) -> str:
    """“Beale, Levy or 20 dimensions (κ = 1,000)”: names in a row, `word` before the last one."""
    *most, last = map(one, values)
    return f"{', '.join(most)} {word} {last}" if most else last


def one(name: str) -> str:
    """A name within a sentence: its first part, and the others in brackets."""
    head, *others = name.split(SEPARATOR)
    return f"{head} ({', '.join(others)})" if others else head
