"""The critical points of the surface that is raced on: found once, marked on the map, numbered in the scoreboard."""

from __future__ import annotations

import math
from collections import Counter

from experiments.geometry.basins import grid_of
from experiments.geometry.critical import Survey, survey
from landscapes import Landscape
from landscapes.formula.sentences import listed
from ui.session.lazy import Lazy, kept
from ui.session.messages.stage import CriticalPoint, CriticalPoints
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import KEPT_SURFACES

MANY = 60  # points: of more than this only the minima and the lines are marked


@kept(maxsize=KEPT_SURFACES)
def _survey(surface: Landscape) -> Lazy[Survey]:
    """The critical points of a surface, searched when they are first asked for: too soon for a word on the way."""
    return Lazy(lambda progress: survey(surface))


def surveyed(mine: Session) -> Survey | None:
    """The critical points, and whether they are all; None while they are not known because the surface is still in the
    hand.
    """
    lazy = _survey(mine.setup.landscape())
    return lazy.known if mine.live else lazy.found()


def not_known(mine: Session) -> list[str]:
    """What is not told of the surface, because too much would have to be looked at, and why: in sentences, or none."""
    surface, found = mine.setup.landscape(), surveyed(mine)
    if found is None or not surface.edges:
        return []
    missing: dict[str, list[str]] = {found.given_up: ["the critical points"]}
    if not surface.convex:
        missing.setdefault(grid_of(surface).given_up, []).append("the basins")
    told = {why: listed(what) for why, what in missing.items() if why}
    return [f"{what[0].upper()}{what[1:]} are not known. {why}" for why, what in told.items()]


def several(setup: Setup) -> bool:
    """Whether there are minima to be told apart; judged by the surface before it was shaped, so that it holds still."""
    return len(_survey(setup.with_surface(setup.surface).landscape()).found().minima) > 1


def marked(found: Survey | None, single: bool = False) -> CriticalPoints | None:
    """What the map is told: every point, of many the minima and lines alone; and how many there are of a kind. Where f
    has one weight there is one curvature.
    """
    other = {"high": math.nan} if single else {}
    if found is None:
        return None
    every = found.points
    places = {point: place for place, point in enumerate(found.minima, start=1)}
    shown = every if len(every) <= MANY else [point for point in every if point in places or point.line]
    return CriticalPoints(
        counts=Counter(point.kind for point in every),
        minima=len(places),
        whole=found.whole,
        points=tuple(
            CriticalPoint(**vars(point) | other, place=places.get(point), condition=point.condition) for point in shown
        ),
    )
