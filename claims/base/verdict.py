"""Verdicts: how often a claim held, and the word for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import sqrt

ERRORS = 4  # standard errors by which two measurements of one share may differ


@dataclass(frozen=True)
class Word:
    """The word for a share, from `least` up to the next; and whether it speaks for the claim, against it or neither."""

    text: str
    least: float
    leans: str


WORDS = (
    Word("almost always", 0.95, "for"),
    Word("mostly", 0.70, "for"),
    Word("about half", 0.30, "neither"),
    Word("seldom", 0.05, "against"),
    Word("almost never", 0.0, "against"),
)
DEPENDS = "it depends"  # the word for a claim that has a condition


def word_for(share: float) -> Word:
    return next(word for word in WORDS if share >= word.least)


@dataclass(frozen=True)
class Tally:
    """In how many of the cases of one setting a claim held."""

    held: int
    cases: int

    @property
    def share(self) -> float:
        return self.held / self.cases

    @property
    def told(self) -> str:
        return f"{self.held:,} of {self.cases:,}"

    def apart(self, other: Tally) -> float:
        """How far apart the shares of two draws of one experiment may be: a few binomial errors, and one case.

        The share that both have is estimated with one more success and one more failure (Laplace), so that 20 of 20
        does not count as certain.
        """
        share = (self.held + other.held + 1) / (self.cases + other.cases + 2)
        return ERRORS * sqrt(share * (1 - share) * (1 / self.cases + 1 / other.cases)) + 1 / min(
            self.cases, other.cases
        )


@dataclass(frozen=True)
class Verdict:
    """What came of a claim: setting -> Tally. Every setting counts the same, however many cases it has."""

    settings: Mapping[str, Tally]

    @property
    def share(self) -> float:
        return sum(tally.share for tally in self.settings.values()) / len(self.settings)

    @property
    def word(self) -> Word:
        return word_for(self.share)

    @property
    def held(self) -> int:
        return sum(tally.held for tally in self.settings.values())

    @property
    def cases(self) -> int:
        return sum(tally.cases for tally in self.settings.values())

    def of(self, names: Collection[str]) -> Verdict:
        """What came of some of the settings."""
        return Verdict({name: tally for name, tally in self.settings.items() if name in names})

    def __add__(self, other: Verdict) -> Verdict:
        """The cases of both, of the same settings."""
        both = {name: (tally, other.settings[name]) for name, tally in self.settings.items()}
        return Verdict({name: Tally(a.held + b.held, a.cases + b.cases) for name, (a, b) in both.items()})

    def apart(self, other: Verdict) -> float:
        """How far apart the shares of two measurements may be; both have the same settings."""
        errors = [tally.apart(other.settings[name]) for name, tally in self.settings.items()]
        return sqrt(sum(error**2 for error in errors)) / len(errors)

    def contradicts(self, other: Verdict) -> list[str]:
        """A sentence for each way in which a second measurement says something else than the first."""
        if self.settings.keys() != other.settings.keys():
            return [f"the settings are {list(other.settings)}, and were {list(self.settings)}"]
        found = [
            f"{name}: held in {again.told}, and was {tally.told}"
            for name, tally in self.settings.items()
            if abs(tally.share - (again := other.settings[name]).share) > tally.apart(again)
        ]
        near = self.apart(other)
        doubtful = min(abs(self.share - word.least) for word in WORDS) <= near
        if self.word != other.word and not doubtful:
            found.append(f"“{other.word.text}” at {other.share:.3f}, and was “{self.word.text}” at {self.share:.3f}")
        return found
