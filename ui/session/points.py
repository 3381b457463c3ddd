"""The critical points of the surface that is raced on: found once, marked on the map, numbered in the scoreboard."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from experiments.geometry.critical import Critical, critical_points, minima
from landscapes import Landscape
from ui.session.lazy import Lazy
from ui.session.messages.stage import CriticalPoint, CriticalPoints
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import KEPT_SURFACES

MANY = 60  # points: of more than this only the minima are marked
Points = tuple[Critical, ...]


@lru_cache(maxsize=KEPT_SURFACES)
def _points(surface: Landscape) -> Lazy[Points]:
    """The critical points of a surface, searched when they are first asked for: too soon for a word on the way."""
    return Lazy(lambda progress: critical_points(surface))


def points(mine: Session) -> Points | None:
    """The critical points, the lowest first; None while they are not known because the surface is still in the hand."""
    lazy = _points(mine.setup.landscape())
    return lazy.known if mine.live else lazy.found()


def several(setup: Setup) -> bool:
    """Whether there are minima to be told apart; judged by the surface before it was shaped, so that it holds still."""
    return len(minima(_points(setup.with_surface(setup.surface).landscape()).found())) > 1


def marked(found: Points | None) -> CriticalPoints | None:
    """What the map is told: every point, or the minima alone where there are many, and how many there are of a kind."""
    if found is None:
        return None
    places = {point: place for place, point in enumerate(minima(found), start=1)}
    shown = found if len(found) <= MANY else tuple(places)
    return CriticalPoints(
        counts=Counter(point.kind for point in found),
        minima=len(places),
        points=tuple(
            CriticalPoint(**vars(point), place=places.get(point), condition=point.condition) for point in shown
        ),
    )
