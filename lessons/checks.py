"""A claim as data: a measure of one method, how it stands to a value or to another method, and whether that is so.

What is measured is a run on a surface, or a network that was trained; each has measures of its own.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lessons.learner import Learner
from lessons.measures import MEASURES, Measured, shown
from lessons.on_trainings import OF_TRAININGS
from lessons.seen import Seen
from networks.methods import METHODS
from optimizers import OPTIMIZERS
from optimizers.base.numbers import in_full
from optimizers.base.symbols import plain

Sight = Callable[[str, Mapping[str, str]], Seen | Learner]  # method, changes of the set-up -> what is measured

NAMES = {**MEASURES, **OF_TRAININGS}.keys()
KNOWN = {**OPTIMIZERS, **METHODS}  # all methods


def alike(a: Measured, b: Measured) -> bool:
    """The same word, or numbers that agree to within their arithmetic."""
    if isinstance(a, str) or isinstance(b, str):
        return a == b
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)


PLACES = re.compile(r"\{(\w+): ([^{}]+)\}")


@dataclass(frozen=True)
class Relation:
    """How two values stand to each other, and how a sentence says that they do or do not."""

    holds: Callable[[Any, Any], bool]
    so: str
    otherwise: str


EQUAL = Relation(alike, "the same as", "not the same as")
RELATIONS = {
    "below": Relation(lambda a, b: a < b, "less than", "not less than"),
    "above": Relation(lambda a, b: a > b, "more than", "not more than"),
    "equal to": EQUAL,
    "other than": Relation(lambda a, b: not alike(a, b), "other than", "the same as"),
    "about": Relation(lambda a, b: math.isclose(a, b, rel_tol=0.1), "within a tenth of", "not within a tenth of"),
}


@dataclass(frozen=True)
class Check:
    """One claim.

    measure   a key of MEASURES, or of OF_TRAININGS where networks are trained; of the method `of`, in the set-up
              changed by `given`: link parameters
    relation  a key of RELATIONS
    value     what it is compared with; where there is none, it is compared with the measure `against`, by default the
              same, of the method `than`, in the set-up changed by `but`: link parameters. `times` is a factor on that
    """

    measure: str
    of: str
    relation: str
    value: Measured | None = None
    than: str = ""
    against: str = ""
    times: float = 1
    but: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known(self.measure, NAMES, "measure")
        known(self.relation, RELATIONS, "relation")
        known(self.of, KNOWN, "method")
        if (self.value is None) == (self.than == ""):
            raise ValueError(f"A check of {self.measure} is compared either with a value or with another method.")
        if self.than:
            known(self.than, KNOWN, "method")
            known(self.against or self.measure, NAMES, "measure")


@dataclass(frozen=True)
class Finding:
    """Whether a claim is so, and the sentence with the measured numbers."""

    holds: bool
    sentence: str


def known(name: str, names: Iterable[str], what: str) -> None:
    """Raises ValueError with a sentence where a name is not among the known ones."""
    every = list(names)
    if name not in every:
        near = difflib.get_close_matches(name, every, n=1)
        raise ValueError(f"“{name}” is no {what}{f'; did you mean “{near[0]}”?' if near else '.'}")


def finding(check: Check, sight: Sight) -> Finding:
    """The measured finding on a claim; `sight` gives the run of a method, changed as the claim asks."""
    value = measured(check.measure, sight(check.of, check.given))
    who = ", ".join(part for part in (name(check.of), changes(check.given)) if part)
    subject = f"{capital(check.measure)}: {who}{',' if check.given else ''} {shown(check.measure, value)}"
    if check.value is not None:
        other, compared = check.value, shown(check.measure, check.value)
    else:
        against = check.against or check.measure
        found = measured(against, sight(check.than, check.but))
        other = found if isinstance(found, str) else found * check.times
        compared = f"{factor(check.times)}{shown(against, found)} ({other_run(check)})"
    relation = RELATIONS[check.relation]
    if any(isinstance(each, float) and math.isnan(each) for each in (value, other)):
        return Finding(False, f"{subject}: this cannot be measured here.")
    holds = isinstance(value, str) == isinstance(other, str) and relation.holds(value, other)
    if relation is EQUAL and check.value is not None:
        return Finding(holds, f"{subject}, as claimed." if holds else f"{subject}, not {compared}.")
    return Finding(holds, f"{subject}, {relation.so if holds else relation.otherwise} {compared}.")


def measured(measure: str, seen: Seen | Learner) -> Measured:
    """Raises ValueError for a measure that what is seen does not have."""
    if isinstance(seen, Learner):
        known(measure, OF_TRAININGS, "measure of a training")
        with np.errstate(all="ignore"):  # what is too large for a number is told as such
            return OF_TRAININGS[measure](seen)
    known(measure, MEASURES, "measure of a race")
    return MEASURES[measure](seen)


def filled(text: str, sight: Sight) -> str:
    """A text in which {method: measure} stands for the number measured. Raises ValueError for an unknown name."""

    def number(place: re.Match[str]) -> str:
        method, measure = place.groups()
        known(method, KNOWN, "method")
        return shown(measure, measured(measure, sight(method, {})))

    return PLACES.sub(number, text)


def name(method: str) -> str:
    return KNOWN[method].name


def capital(text: str) -> str:
    """As a sentence begins, but for a symbol, which has its own case."""
    return text if re.match(r"[αλκ]|f ", text) else text[0].upper() + text[1:]


def factor(times: float) -> str:
    return "" if times == 1 else f"{in_full(float(times))} × "


def other_run(check: Check) -> str:
    """Whose number it is compared with: another method's, another measure's, or that with other settings."""
    said = [name(check.than) if check.than != check.of else "", check.against, changes(check.but)]
    return ", ".join(each for each in said if each) or "itself"


def changes(link: Mapping[str, str]) -> str:
    """How a set-up is changed, in words: "with α = 0.01, steps = 500"; nothing where it is not."""
    signs = {hyper.name: plain(hyper.symbol) for method in OPTIMIZERS.values() for hyper in method.hypers}
    names = (key.rpartition(".")[2] for key in link)
    changed = [f"{signs.get(name, name)} = {value}" for name, value in zip(names, link.values(), strict=True)]
    return "with " * bool(changed) + ", ".join(changed)
