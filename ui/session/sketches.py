"""All steps of one run taken apart, kept: what is drawn of each, and what each remembers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import numpy as np

from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.readings.anatomy import anatomies
from experiments.readings.memory import Memory, Met, memory, met
from experiments.readings.sketch import Drawn, sketch
from experiments.readings.triangle import triangle
from ui.session.shared_cache import shared_cache

KEPT = 64  # 500 kB each at the longest


@dataclass(frozen=True, eq=False)
class Sketches:
    """What is drawn of every step of a run: its parts, and of each at x, at y, x and y: (4·parts, steps + 1).

    memory     what its steps remember; None where no number that the step is made from is a weighted sum of gradients
    gradients  (2, n) that the n steps were told; of a rule for the whole point (2, 0)
    corners    (6, steps + 1) x, y of the three points that a method keeps, after each step, NaN where there are none;
               None of a method that keeps no three
    """

    parts: list[Drawn]
    numbers: np.ndarray
    memory: Memory | None
    gradients: np.ndarray
    corners: np.ndarray | None


@shared_cache(maxsize=KEPT)
def sketches(race: Race, last: int) -> Sketches:
    """The steps of a race of one run, up to the last one that was taken."""
    method = race.optimizer
    drawn: list[list[Drawn]] = []
    lived: list[Met] = []
    corners = np.full((6, race.steps + 1), np.nan)
    for anatomy in islice(anatomies(batch_of(race)), last):
        drawn.append(sketch(anatomy))
        found = triangle(anatomy)
        if found:
            corners[:, anatomy.number] = np.ravel(found.after)
        if not method.whole_point:
            lived.append(met(anatomy))
    parts = drawn[0] if drawn else []
    numbers = np.full((4 * len(parts), race.steps + 1), np.nan)
    for number, step in enumerate(drawn, 1):
        numbers[:, number] = [value for part in step for value in (*part.at, *part.pair)]
    gradients = np.array([each.gradient for each in lived]).reshape(-1, 2).T
    return Sketches(
        parts,
        numbers,
        memory(method, lived) if lived else None,
        gradients,
        None if np.isnan(corners).all() else corners,
    )
