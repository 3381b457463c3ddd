"""How much a search over a window may ask for. One that needs more is given up as a whole, and says why.

It counts the limits of derivatives, each of which takes up to 3 ms. A few points of a window need one: those on a kink,
or a tip. But where f underflows, as sqrt(e^(-1000x^2)) does, 0/0 fills an area, and nearly every point would need one.

It counts the circles too, each of about 15 µs, on which it looks for the way down along kinks. A few thousand lead to
the minima on them. But tan(1000x)/tan(1000y) has a pole beside every point, and each would need hundreds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from math import inf

Place = tuple[float, float]
Entries = tuple[float, ...] | None
Program = Callable[..., tuple[object, ...]]  # (x, y) -> the entries, in many digits

LOOKS = 5500  # at a program in many digits, each of about 0.1 ms, in one search
CIRCLES = 75_000  # in one search
FEWEST = 3  # looks that a limit takes; up to 21 where that is needed to tell that there is one


class GivenUp(Exception):
    """A search would need more than it may ask for. What it looks for is not known; `why` is the sentence on it."""

    why = ""


class TooManyLimits(GivenUp):
    """More limits would be needed."""

    why = "At too many places the derivatives are 0/0, and each of their limits takes 150 digits to find."


class TooManyCircles(GivenUp):
    """More circles would have to be looked at."""

    why = "The window has too many kinks, jumps or poles to follow the way down along all of them."


@dataclass
class Search:
    """What one search has asked for.

    looks, circles: how many it may still take. found: program -> place -> the limits there. What was found before the
    search does not count, so that it ends alike whatever was asked before.
    """

    looks: int
    circles: float = inf
    found: dict[Program, dict[Place, Entries]] = field(default_factory=dict)

    def limits(
        self, limit: Callable[[Program, float, float], Entries], program: Program, places: Sequence[Place]
    ) -> dict[Place, Entries]:
        """The limits at these places and at all before. Raises TooManyLimits."""
        known = self.found.setdefault(program, {})

        def look(x: object, y: object) -> tuple[object, ...]:
            self.looks -= 1
            if self.looks < 0:
                raise TooManyLimits
            return program(x, y)

        new = [place for place in dict.fromkeys(places) if place not in known]
        if FEWEST * len(new) > self.looks:  # at once, not after all the others
            raise TooManyLimits
        for place in new:
            known[place] = limit(look, *place)
        return known

    def circled(self, count: int, after: int = 0) -> None:
        """Counts the circles that are looked at now. Raises TooManyCircles, also where those that are foreseen after
        them are too many.
        """
        self.circles -= count
        if self.circles < after:  # at once, not after all the others
            raise TooManyCircles


NO_LIMITS = Search(0)  # in this search none is asked for
_search: ContextVar[Search | None] = ContextVar("search", default=None)


def search() -> Search | None:
    """The search that goes on; None where none does, as in a race, which may ask for the limits at all its points."""
    return _search.get()


@contextmanager
def searching(looks: int = LOOKS, circles: float = CIRCLES) -> Iterator[None]:
    """A search of its own: within it, more limits than so many looks make raise TooManyLimits, and more circles
    TooManyCircles.
    """
    with during(Search(looks, circles)):
        yield


@contextmanager
def as_floats_give() -> Iterator[None]:
    """Within it, derivatives are NaN where floats find 0/0. What is usual in a window does not depend on them."""
    with during(NO_LIMITS):
        yield


@contextmanager
def during(one: Search) -> Iterator[None]:
    """Within it, this is the search that goes on."""
    token = _search.set(one)
    try:
        yield
    finally:
        _search.reset(token)
