"""Measures of a run on a loss over data, by name: what its samples, its batches and its model are like.

Each is NaN where it means nothing, as on a surface without data.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from experiments.engine.batches import first_rows
from experiments.geometry.scatter import scatter
from landscapes import Landscape
from landscapes.data.model import Model
from lessons.seen import Seen


def model(seen: Seen) -> Model | None:
    """The model that the loss fits; None where none can be read off it."""
    return seen.surface.model if isinstance(seen.surface, Landscape) else None


def samples_seen(seen: Seen) -> float:
    """How many samples all evaluations have looked at."""
    data = seen.surface.data
    return float(round(seen.runs.evals.total[0] * data.count)) if data else math.nan


def lowest_held_out(seen: Seen) -> float:
    """The step at which the loss on the samples held out is lowest."""
    return float(seen.held_out_loss.argmin()) if seen.held_out else math.nan


def noise_at(point: Callable[[Seen], np.ndarray]) -> Callable[[Seen], float]:
    """How many times as long as wide the gradients of single samples scatter at a point, by standard deviations."""
    return lambda seen: scatter(seen.surface, point(seen)).ratio if seen.surface.data else math.nan


def agree_at(place: int) -> Callable[[Seen], float]:
    """The part of the samples whose own gradients would lead downhill from the first or the last point: those less
    than 90 degrees from the gradient of the whole loss.
    """

    def part(seen: Seen) -> float:
        if not isinstance(seen.surface, Landscape) or seen.surface.data is None:
            return math.nan
        each = seen.surface.sample_gradients(seen.walked[place])
        return float((each @ each.mean(axis=0) > 0).mean())

    return part


def rarer(fitted: Model) -> float | None:
    """The class with fewer samples; None where the target is no class."""
    target = fitted.data[fitted.target]
    return min(fitted.classes, key=lambda value: int((target == value).sum())) if fitted.classes else None


def without_the_rarer(seen: Seen) -> float:
    """The part of the batches in which there is no sample of the rarer class."""
    race, fitted = seen.runs.race, model(seen)
    value = rarer(fitted) if fitted else None
    if fitted is None or value is None:
        return math.nan
    if race.batch is None:
        return 0.0
    drawn = first_rows(race.seed, fitted.data.count, race.batch, race.order, len(seen.lengths))
    return float(np.mean([not (fitted.data[fitted.target][rows] == value).any() for rows in drawn]))


def recognised(seen: Seen) -> float:
    """The part of the rarer class that lies on its own side of the model at the last point."""
    fitted = model(seen)
    value = rarer(fitted) if fitted else None
    if fitted is None or fitted.classes is None or value is None or fitted.level is None:
        return math.nan
    outputs = fitted.outputs(seen.walked[-1], fitted.data)[fitted.data[fitted.target] == value]
    return float(((outputs > fitted.level) == (value == fitted.classes[1])).mean())


ON_SAMPLES: Mapping[str, Callable[[Seen], float]] = MappingProxyType(
    {
        "samples seen": samples_seen,
        "held-out loss at the end": lambda seen: float(seen.held_out_loss[-1]),
        "lowest held-out loss": lambda seen: float(seen.held_out_loss.min()),
        "steps until the held-out loss is lowest": lowest_held_out,
        "stretch of the samples’ noise at the start": noise_at(lambda seen: seen.path[0]),
        "stretch of the samples’ noise at the minimum": noise_at(lambda seen: seen.minimum),
        "part of the samples that agree at the start": agree_at(0),
        "part of the samples that agree at the end": agree_at(-1),
        "part of the batches without the rarer class": without_the_rarer,
        "part of the rarer class that is recognised": recognised,
    }
)
