"""Sentences taken apart: each becomes the statements that it makes, which the judge decides one by one.

A statement is a name and what it is about. A sentence that no pattern knows is an error: whoever words a new one adds
it here, with the statements that it makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

NUMBER = r"[−-]?(?:\d[\d,]*\.?\d*(?:e[+−-]?\d+)?|∞|inf|nan)"


@dataclass(frozen=True)
class Statement:
    """What is said: its name, and the numbers and words in it as they are written."""

    name: str
    said: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.name} {self.said}"


class UnknownWords(AssertionError):
    """A sentence that no pattern knows."""


def pattern(text: str) -> re.Pattern[str]:
    """A pattern in which {k} stands for a number called k."""
    return re.compile(re.sub(r"\{(\w+)\}", lambda m: f"(?P<{m[1]}>{NUMBER})", text))


def number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-").replace("∞", "inf"))


MINIMUM = r"(?P<minimum>the minimum|a minimum|a local minimum)"
FALLBACK = pattern(r" The curvature gave it no step (?:once|(?P<fallbacks>[\d,]+) times); it took a gradient step instead\.$")
# Each of a whole sentence, after the method's name -> the statements in it.
RUN: list[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (pattern(rf"reached {MINIMUM} at step {{k}}(?:: f is {{f}} there, and {{gap}} lower elsewhere)?\."),
     ("settled at a minimum", "which minimum", "f there", "lower elsewhere")),
    (pattern(rf"had not settled after {{n}} steps: it hovers {{a}}(?: to {{b}})? from {MINIMUM}(?P<restless>.*)\."),
     ("not settled", "hovers", "restless")),
    (pattern(r"had not settled after {n} steps: the noise, σ = {sigma}, is stronger than the mean slope there, {mean}\."),
     ("not settled", "noise over slope")),
    (pattern(r"had not settled after {n} steps: it is still on the move, though the ground is almost level\."),
     ("not settled", "moving on level ground")),
    (pattern(r"had not settled after {n} steps: the slope is still {slope}\."), ("not settled", "slope left")),
    (pattern(r"stalled on a saddle at step {k}: level where it stands, lower ground to the side\."),
     ("settled at a saddle",)),
    (pattern(r"came to rest on flat ground at step {k}: no slope to follow, no curve to a bottom\."),
     ("rests on flat ground",)),
    (pattern(r"goes round in circles: since step {k} or earlier it repeats the same few points\."), ("cycles",)),
    (pattern(r"left the region where f is defined at step {k}\."), ("undefined",)),
    (pattern(r"had no step {k} to take: its rule met 0/0, or looked where f is not defined\."), ("no step",)),
    (pattern(r"flew off at step {k}\."), ("lost",)),
    (pattern(r"flew off at step {k}: lr·λmax = {a} > {b}\."), ("lost", "too steep at the start")),
    (pattern(r"flew off at step {k}: it met ground too curved for its steps, lr·λmax = {a} > {b}\."),
     ("lost", "too steep on the way")),
    (pattern(r"flew off at step {k}: f keeps falling that way\."), ("lost", "f keeps falling")),
]


def of_run(sentence: str, name: str) -> Iterator[Statement]:
    """The statements of a run's sentence; `name` is the method's."""
    if sentence == f"f is not defined at the start, so {name} could not take a step.":
        yield Statement("undefined at the start")
        return
    text = sentence
    fallback = FALLBACK.search(text)
    if fallback:
        text = text[: fallback.start()]
        yield Statement("fallbacks", {"count": fallback["fallbacks"] or "1"})
    if not text.startswith(f"{name} "):
        raise UnknownWords(f"“{sentence}” does not begin with {name}")
    for known, statements in RUN:
        match = known.fullmatch(text[len(name) + 1 :])
        if match:
            said = {key: value for key, value in match.groupdict().items() if value is not None}
            for statement in statements:
                yield Statement(statement, said)
            return
    raise UnknownWords(f"no pattern knows “{sentence}”")
