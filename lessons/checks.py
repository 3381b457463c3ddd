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

from experiments.engine.words import inside
from lessons.learner import Learner
from lessons.measures import MEASURES, Measured, shown
from lessons.on_trainings import OF_TRAININGS
from lessons.said import OFF, STRAIGHT, changes, multiple, predicate
from lessons.seen import Seen
from networks.methods import METHODS
from optimizers import OPTIMIZERS

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
    """How two values stand to each other, and what a sentence calls that."""

    holds: Callable[[Any, Any], bool]
    so: str


RELATIONS = {
    "below": Relation(lambda a, b: a < b, "less than"),
    "above": Relation(lambda a, b: a > b, "more than"),
    "equal to": Relation(alike, "equal to"),
    "other than": Relation(lambda a, b: not alike(a, b), "other than"),
    "about": Relation(lambda a, b: math.isclose(a, b, rel_tol=0.1), "within a tenth of"),
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
    first = subject(check.of, check.given)
    if check.value is not None:
        found = other = check.value
    else:
        found = measured(check.against or check.measure, sight(check.than, check.but))
        other = found if isinstance(found, str) else found * check.times
    if any(isinstance(each, float) and math.isnan(each) for each in (value, other)):
        return Finding(False, f"{capital(check.measure)}: for {first} this cannot be measured here.")
    holds = isinstance(value, str) == isinstance(other, str) and RELATIONS[check.relation].holds(value, other)
    said = capital(f"{first} {predicate(check.measure, value)}")
    if check.value is not None:
        return Finding(holds, said + beside_value(check, value, holds))
    return Finding(holds, f"{said}; {second(check, found, holds)}.{beside_other(check, (value, found), holds)}")


def beside_value(check: Check, value: Measured, holds: bool) -> str:
    """The end of a sentence: how what it tells stands to the value that is claimed."""
    assert check.value is not None
    claimed = shown(check.measure, check.value)
    if isinstance(check.value, str) or isinstance(value, str):
        return "." if holds else f". In the lesson it {'did not' if check.relation == 'other than' else claimed}."
    if not holds:
        return f". That is not {RELATIONS[check.relation].so} {claimed}."
    plain = check.relation == "equal to" or claimed in ("0", shown(check.measure, value))
    if plain or math.isinf(value) or (check.measure == OFF and value < STRAIGHT):
        return "."
    return f", {RELATIONS[check.relation].so} {claimed}."


def second(check: Check, found: Measured, holds: bool) -> str:
    """What was found beside it: of another method, of the same with other settings, or by another measure."""
    who = "it" if check.than == check.of else inside(name(check.than))
    where = changes({key: value for key, value in check.but.items() if check.given.get(key) != value})
    if check.given and not check.but:
        where = "with the lesson’s settings"
    told = predicate(check.against or check.measure, found, again=check.against in ("", check.measure))
    if check.relation == "equal to" and check.times == 1 and holds:
        told = f"also {told}"
    return f"{where} {who} {told}" if where else f"{who} {told}"


def beside_other(check: Check, values: tuple[Measured, Measured], holds: bool) -> str:
    """A sentence on how the two numbers stand to each other, where that is not plain to see."""
    so = RELATIONS[check.relation].so
    if any(isinstance(each, str) for each in values):
        return "" if holds else " In the lesson this is not so."
    endless = any(isinstance(each, float) and math.isinf(each) for each in values)
    if holds and (endless or (check.times == 1 and check.relation != "about")):
        return ""
    if holds and check.times == 1:
        return " The two differ by less than a tenth."
    if holds and check.relation == "about":
        so = "about"
    what = " ".join(part for part in (so, multiple(check.times), "the second") if part)
    return f" The first number is {'' if holds else 'not '}{what}."


def subject(method: str, given: Mapping[str, str]) -> str:
    """A method as the subject of a sentence, with what is changed for it."""
    where = changes(given)
    who = name(method)
    comma = "," if "," in who else ""
    return f"{where} {inside(who)}{comma}" if where else who + comma


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
    return text if re.match(r"[a-z] |α|λ", text) else text[0].upper() + text[1:]
