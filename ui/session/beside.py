"""The runs from further starts that the browser cannot walk, as where a slope of the form 0/0 has a limit."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.readings.metrics import steps_to_tolerance
from ui.session.messages.look import Point
from ui.session.messages.stage import FurtherWalk, FurtherWalks
from ui.session.setup import Setup
from ui.session.shared_cache import shared_cache

MOST_STEPS = 50_000  # of all these runs together: 0.3 seconds for the slowest rules
KEPT = 16  # methods, 0.4 MB each at the longest


def beside(setup: Setup, methods: Iterable[str]) -> FurtherWalks:
    """The runs of these methods from the further starts; none where they are too long together, and then why."""
    races, starts = {key: setup.race(key) for key in methods}, setup.further()
    steps = len(races) * len(starts) * setup.steps
    if steps > MOST_STEPS:
        return FurtherWalks(
            lack="Some runs from the further starts are not drawn. Only the server can compute them. It computes at "
            f"most {MOST_STEPS:,} steps, and these are {steps:,}. Choose fewer starts or steps."
        )
    return FurtherWalks(tuple(walk(key, race, starts) for key, race in races.items()) if starts else ())


@shared_cache(maxsize=KEPT)
def walk(key: str, race: Race, starts: tuple[Point, ...]) -> FurtherWalk:
    """The runs of a method, each with the same chance, as float32 because they are only drawn."""
    runs = run_race(race, starts=starts, streams=0)
    arrived = steps_to_tolerance(race.surface, runs)
    first = np.full(len(starts), np.nan) if arrived is None else arrived
    with np.errstate(over="ignore"):  # what is too far for a float32 is too far to be drawn
        paths = runs.path.transpose(1, 2, 0).astype(np.float32)
    return FurtherWalk(key, paths, tuple(int(step) if np.isfinite(step) else None for step in first))
