"""How many limits of derivatives are worked out: each takes up to 3 ms, and a search over a window meets many points.

A few points of a window need one: those on a kink, or a tip. But where f underflows, as sqrt(e^(-1000x^2)) does, 0/0
fills an area, and nearly every point would need one. A search that needs too many is given up as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

Place = tuple[float, float]
Entries = tuple[float, ...] | None
Program = Callable[..., tuple[object, ...]]  # (x, y) -> the entries, in many digits

LOOKS = 5500  # at a program in many digits, each of about 0.1 ms, in one search
FEWEST = 3  # looks that a limit takes; up to 21 where that is needed to tell that there is one


class TooManyLimits(Exception):
    """More limits would be needed than a search may ask for. What it looks for is not known."""


@dataclass
class Search:
    """What one search has asked for.

    looks: how many it may still take. found: program -> place -> the limits there. What was found before the search
    does not count, so that it ends alike whatever was asked before.
    """

    looks: int
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


NO_LIMITS = Search(0)  # in this search none is asked for
_search: ContextVar[Search | None] = ContextVar("search", default=None)


def search() -> Search | None:
    """The search that goes on; None where none does, as in a race, which may ask for the limits at all its points."""
    return _search.get()


@contextmanager
def searching(looks: int = LOOKS) -> Iterator[None]:
    """A search of its own: within it, more limits than so many looks make raise TooManyLimits."""
    with during(Search(looks)):
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
