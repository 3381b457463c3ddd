"""The score of a guess about a race: the order of the methods, or the places where they end."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from experiments.engine.outcomes import GONE
from experiments.engine.runs import Runs
from experiments.readings.scoreboard import Row
from experiments.readings.ties import levels

REACH = 0.5  # of the window's side, “half the window's width”: a guess that is this far from the end scores nothing
FULL = 100

Point = tuple[float, float]


@dataclass(frozen=True)
class Ranked:
    """How many pairs of methods were guessed in the right order, of how many, and the score out of FULL."""

    right: int
    pairs: int

    @property
    def score(self) -> int:
        return round(FULL * self.right / self.pairs) if self.pairs else FULL


@dataclass(frozen=True)
class Placed:
    """How far one guess was from the end, as a part of the window's side, and its score out of FULL.

    `distance` is None where the run ended outside the window, or was guessed to: then it is all or nothing.
    """

    distance: float | None
    score: int


def standings(rows: Mapping[str, Row], alike: float) -> dict[str, tuple[float, int]]:
    """What each method is ranked by, the least first: steps to tolerance, then the loss at the end.

    A method that never gets within tolerance is behind all that do; a method without a loss at the end is last.
    Losses no farther apart than `alike` are a tie (experiments.readings.ties).
    """
    places = depths(rows, alike)
    return {key: (math.inf, places[key]) if row.arrived is None else (row.arrived, 0) for key, row in rows.items()}


def depths(rows: Mapping[str, Row], alike: float) -> dict[str, int]:
    """The place of each method by its loss at the end, from 0; those that are a tie share it."""
    places = levels(np.array([lasting(row) for row in rows.values()]), alike).tolist() if rows else []
    return dict(zip(rows, places, strict=True))


def lasting(row: Row) -> float:
    """The loss at the end; infinite for a run that went wrong, which has none."""
    if row.loss is None or row.outcome in GONE:
        return math.inf
    return row.loss


def ranking(rows: Mapping[str, Row], alike: float) -> list[str]:
    """The methods by what they are ranked by, the first first."""
    return sorted(rows, key=standings(rows, alike).__getitem__)


def ranked(guess: Sequence[str], rows: Mapping[str, Row], alike: float) -> Ranked:
    """Judges an order of methods: of those that stand alike, either order is right."""
    standing = standings(rows, alike)
    pairs = list(combinations(guess, 2))
    return Ranked(sum(standing[a] <= standing[b] for a, b in pairs), len(pairs))


def end(runs: Runs, run: int = 0) -> Point | None:
    """Where a run ends if it does so in the window; None outside, or where it broke off."""
    (x0, x1), (y0, y1) = runs.surface.domain
    x, y = runs.last[run]
    if runs.outcome[run] in GONE or not (x0 <= x <= x1 and y0 <= y <= y1):
        return None
    return float(x), float(y)


def placed(guess: Point | None, truth: Point | None, domain: tuple[Point, Point]) -> Placed:
    """Judges a guess of where a run ends, each None for nowhere in the window, by the window's longer side."""
    if guess is None or truth is None:
        return Placed(None, FULL if guess == truth else 0)
    distance = math.dist(guess, truth) / max(high - low for low, high in domain)
    return Placed(distance, round(FULL * max(0.0, 1 - distance / REACH)))
