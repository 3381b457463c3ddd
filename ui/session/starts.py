"""Further starts of one race, beside its first: points, or a ring or a grid of them; how they are read and written."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from landscapes import Domain
from ui.session.kinds import Whole, Written
from ui.session.messages.look import Point
from ui.session.places import point_text, read_point
from ui.session.reading import Unusable, quoted

MOST = 50  # further starts of a race
LONGEST_STARTS = 2_500  # characters of so many points, each with all its digits
RING = Whole(2, MOST)  # starts of a ring
GRID = Whole(2, math.isqrt(MOST))  # starts on a side of a grid
REACH = 0.2  # of the window's side: how far the starts of a ring lie from the first start
PATTERN = re.compile(r"(ring|grid)\(([^()]*)\)")
POINTS, AROUND, OVER = "points", "ring", "grid"
FIRST_COUNT = {AROUND: 8, OVER: 5}  # of a pattern that is chosen from a menu


@dataclass(frozen=True)
class Starts:
    """Where methods start besides the first start: at `points`, or in a ring or a grid that `pattern` names.

    count   starts of a ring around the first start, or on a side of a grid over the window; 0 for points
    points  in the coordinates of the first start
    """

    pattern: str = POINTS
    count: int = 0
    points: tuple[Point, ...] = ()


def read_starts(text: str) -> Starts:
    """The starts of a text such as "1,2;3,4", "ring(8)" or "grid(5)". Raises Unusable."""
    named = PATTERN.fullmatch(text.strip())
    if named:
        pattern, count = named.groups()
        return Starts(pattern, (RING if pattern == AROUND else GRID).read(count.strip()))
    parts = text.split(";")
    if len(parts) > MOST:
        raise Unusable(f"has {len(parts):,} starts; {MOST} are the most")
    return Starts(points=tuple(map(read_start, parts)))


def read_start(text: str) -> Point:
    """One of the points. Raises Unusable with a reason that tells which."""
    try:
        return read_point(text)
    except Unusable as error:
        why = f"{str(error).rstrip('.')}; write starts as x,y;x,y or as ring(8) or grid(5)"
        raise Unusable(f"has the start {quoted(text)}, which {why}") from None


def starts_text(starts: Starts) -> str:
    """The starts as read_starts() reads them."""
    if starts.pattern == POINTS:
        return ";".join(map(point_text, starts.points))
    return f"{starts.pattern}({starts.count})"


def ring(count: int, domain: Domain, *, single: bool) -> tuple[Point, ...]:
    """How far the starts of a ring lie from the first start: on a circle, where the window is drawn as a square. Where
    f has a `single` weight, they lie in a row at both sides.
    """
    across, up = (REACH * (high - low) for low, high in domain)
    if single:
        return tuple((across * (2 * place / (count - 1) - 1), 0.0) for place in range(count))
    angles = (2 * math.pi * place / count for place in range(count))
    return tuple((across * math.cos(angle), up * math.sin(angle)) for angle in angles)


def grid(side: int, domain: Domain, *, single: bool) -> tuple[Point, ...]:
    """The middles of the cells of a window that is cut into side × side, row by row from the lowest; where f has a
    `single` weight, of as many stretches of it.
    """
    counts = (side * side, 1) if single else (side, side)
    across, up = (
        [low + (high - low) * (place + 0.5) / count for place in range(count)]
        for count, (low, high) in zip(counts, domain, strict=True)
    )
    return tuple((x, y) for y in up for x in across)


STARTS = Written(read_starts, starts_text)
