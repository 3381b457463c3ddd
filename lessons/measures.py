"""What can be measured of one run, by name: the words in which lessons say what they claim.

A measure is a number, ∞ for what never happens, or a word; NaN where it means nothing, as a distance where no minimum
is known. Each is read off the run itself, never off a picture of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from experiments.engine.outcomes import Outcome
from experiments.engine.runs import Runs
from experiments.engine.words import DIVERGED, NO_STEP
from experiments.geometry.critical import critical_points
from experiments.geometry.curvature import condition, curvatures, stable_rate
from experiments.geometry.undefined import LACKING
from experiments.readings.events import Kind
from experiments.readings.metrics import distance_to_minimum, loss_gap, steps_to_tolerance
from lessons.on_samples import ON_SAMPLES
from lessons.seen import Seen
from optimizers import OPTIMIZERS
from optimizers.base.numbers import in_text, percent

Measured = float | str
SHARES = ("success ", "part of ", "error of ")

ENDS: Mapping[str, str] = {  # outcomes, as one says of a method that it did
    Outcome.CONVERGED: "settled at a minimum",
    Outcome.LIMIT: "was still moving at the end",
    Outcome.SADDLE: "stalled at a saddle point",
    Outcome.MAXIMUM: "stalled at a maximum",
    Outcome.FLAT: "came to rest on flat ground",
    Outcome.CYCLING: "kept jumping between the same points",
    Outcome.UNDEFINED: LACKING,
    Outcome.NO_STEP: NO_STEP,
    Outcome.DIVERGED: DIVERGED,
}


def first(so: np.ndarray) -> float:
    """The first place (n,) at which it is so; ∞ if there is none."""
    return float(so.argmax()) if so.any() else math.inf


def to_tolerance(seen: Seen) -> float:
    steps = steps_to_tolerance(seen.surface, seen.runs)
    return math.nan if steps is None else math.inf if np.isnan(steps[0]) else float(steps[0])


def cost(seen: Seen) -> float:
    """Evaluations of all kinds that were spent to come within the tolerance of the lowest known minimum."""
    steps = to_tolerance(seen)
    return float(seen.runs.cost[int(steps), 0]) if math.isfinite(steps) else steps


def final(series: Callable[[Any, Runs], np.ndarray | None]) -> Callable[[Seen], float]:
    """The last number of a series; ∞ for a run that went wrong."""

    def last(seen: Seen) -> float:
        values = series(seen.surface, seen.runs)
        return math.nan if values is None else math.inf if np.isnan(values[-1, 0]) else float(values[-1, 0])

    return last


def rises(seen: Seen) -> float:
    """Noise of the arithmetic is not counted: a rise is one of at least a billionth of what f was at the start."""
    values = seen.value[~np.isnan(seen.value)]
    return float((np.diff(values) > 1e-9 * (1 + abs(values[0]))).sum())


def reversals(axis: int) -> Callable[[Seen], float]:
    """How often a coordinate turns round: steps one way that are followed by a step the other way."""

    def count(seen: Seen) -> float:
        moves = np.diff(seen.walked[:, axis])
        return float((moves[:-1] * moves[1:] < 0).sum())

    return count


def settled(axis: int) -> Callable[[Seen], float]:
    """The first step from which a coordinate stays within 0.01 of 0; ∞ if it never does."""

    def step(seen: Seen) -> float:
        away = np.flatnonzero(~(abs(seen.path[:, axis]) <= 0.01))
        after = int(away[-1]) + 1 if len(away) else 0
        return float(after) if after < len(seen.path) else math.inf

    return step


def overshoot(seen: Seen) -> float:
    """How far beyond the nearest minimum the path goes, along the line from the start, as a part of the way there."""
    way = seen.minimum - seen.path[0]
    return max(0.0, float(((seen.walked - seen.minimum) @ way).max() / (way @ way)))


def sideways(seen: Seen) -> float:
    """Degrees between the first step and the line to the nearest minimum."""
    (step, *_), way = np.diff(seen.walked, axis=0), seen.minimum - seen.path[0]
    # rounding alone takes the cosine of two like directions beyond 1
    return math.degrees(math.acos(np.clip(step @ way / np.hypot(*step) / np.hypot(*way), -1, 1)))


def direction(seen: Seen) -> float:
    """Degrees between the first step and the x axis, 0 to 90."""
    dx, dy = abs(seen.walked[1] - seen.walked[0])
    return math.degrees(math.atan2(dy, dx))


def pace(place: int) -> Callable[[Seen], float]:
    """The rate a step amounts to: its length over that of the gradient it started from."""

    def rate(seen: Seen) -> float:
        slope = float(seen.slopes[:-1][place])
        return float(seen.lengths[place]) / slope if slope else math.nan

    return rate


def jitter(seen: Seen) -> float:
    """The root of the mean squared distance from their own middle, of the last quarter of the points."""
    late = seen.walked[-max(len(seen.walked) // 4, 2) :]
    return float(np.sqrt(((late - late.mean(axis=0)) ** 2).sum(axis=1).mean()))


def highest_ratio(seen: Seen) -> float:
    known = seen.stability[~np.isnan(seen.stability)]
    return float(known.max()) if len(known) else math.nan


def critical(kind: str) -> Callable[[Seen], float]:
    """How many critical points of a kind the window has."""
    return lambda seen: float(sum(point.kind == kind for point in critical_points(seen.surface)))


def bends(place: int, which: int) -> Callable[[Seen], float]:
    """The lower (0) or higher (1) curvature at the first or the last point."""
    return lambda seen: float(curvatures(seen.surface, seen.walked[place])[which])


def count(kind: Kind) -> Callable[[Seen], float]:
    """How many events of a kind the run has."""
    return lambda seen: float(sum(event.kind is kind for event in seen.events))


def until_settled(seen: Seen) -> float:
    """The step since which the run rests at a minimum; ∞ if it does not."""
    outcome, stopped = seen.runs.ended()
    return float(stopped) if outcome == Outcome.CONVERGED else math.inf


def limit(seen: Seen) -> float:
    """The largest α·λmax at which the method is stable; NaN for one that has none, or whose settings change."""
    method = OPTIMIZERS[seen.runs.method]
    hypers = {name: value for name, value in seen.runs.hypers_of().items() if name != "lr"}
    if method.stability_limit is None or any(isinstance(value, list) for value in hypers.values()):
        return math.nan
    return float(method.stable_up_to(seen.runs.hypers_of()))


def slope_along(axis: int) -> Callable[[Seen], float]:
    """The size of the slope along a coordinate at the start."""
    return lambda seen: float(abs(seen.surface.gradient(seen.path[0])[axis]))


def falls_in_y(seen: Seen) -> float:
    """The part of the steps that lower y."""
    return float((np.diff(seen.walked[:, 1]) < 0).mean())


def stretch_of_ends(seen: Seen) -> float:
    """How many times as long as wide the cloud of the ends of the noisy runs is, by standard deviations."""
    ends = seen.fan().path[-1]
    low, high = np.linalg.eigvalsh(np.cov(ends.T)) if len(ends) > 1 else (math.nan, math.nan)
    return float(np.sqrt(high / low)) if low > 0 else math.nan


def success(seen: Seen) -> float:
    part = seen.fan().success
    return math.nan if part is None else part


MEASURES: Mapping[str, Callable[[Seen], Measured]] = MappingProxyType(
    {
        "outcome": lambda seen: str(seen.runs.ended()[0]),
        "steps to tolerance": to_tolerance,
        "steps until f is below 0": lambda seen: first(seen.value < 0),
        "steps until f is below its start": lambda seen: first(seen.value < seen.value[0]),
        "steps until |x| stays below 0.01": settled(0),
        "steps until |y| stays below 0.01": settled(1),
        "steps until it settled": until_settled,
        "steps taken": lambda seen: float(len(seen.lengths)),
        "evaluations to tolerance": cost,
        "evaluations": lambda seen: float(seen.runs.evals.total[0]),
        "fallbacks": lambda seen: float(seen.runs.state["fallbacks"][0]) if "fallbacks" in seen.runs.state else 0.0,
        "final loss": final(lambda surface, runs: runs.value),
        "final loss above the minimum": final(loss_gap),
        "final distance to the minimum": final(distance_to_minimum),
        "final slope": lambda seen: float(seen.slopes[-1]),
        "final x": lambda seen: float(seen.walked[-1, 0]),
        "final y": lambda seen: float(seen.walked[-1, 1]),
        "farthest |x|": lambda seen: float(abs(seen.walked[:, 0]).max()),
        "farthest |y|": lambda seen: float(abs(seen.walked[:, 1]).max()),
        "loss after one step": lambda seen: float(seen.value[1]),
        "loss at the start": lambda seen: float(seen.value[0]),
        "steps on which the loss rises": rises,
        "reversals in x": reversals(0),
        "reversals in y": reversals(1),
        "overshoot": overshoot,
        "jitter of the last quarter": jitter,
        "length of the first step": lambda seen: float(seen.lengths[0]),
        "length of the second step": lambda seen: float(seen.lengths[1]),
        "length of the last step": lambda seen: float(seen.lengths[-1]),
        "longest step": lambda seen: float(seen.lengths.max()),
        "first step in x": lambda seen: float(abs(seen.walked[1, 0] - seen.walked[0, 0])),
        "first step in y": lambda seen: float(abs(seen.walked[1, 1] - seen.walked[0, 1])),
        "length of the path": lambda seen: float(seen.lengths.sum()),
        "rate of the first step": pace(0),
        "rate of the last step": pace(-1),
        "slope along x at the start": slope_along(0),
        "slope along y at the start": slope_along(1),
        "slope at the start": lambda seen: float(seen.slopes[0]),
        "degrees between the first step and the way to the minimum": sideways,
        "degrees between the first step and the x axis": direction,
        "α·λmax over its limit at the start": lambda seen: float(seen.stability[0]),
        "highest α·λmax over its limit": highest_ratio,
        "limit of α·λmax": limit,
        "2/λmax at the start": lambda seen: float(stable_rate(bends(0, 1)(seen))),
        "condition number at the start": lambda seen: float(condition(*curvatures(seen.surface, seen.walked[0]))),
        "condition number at the end": lambda seen: float(condition(*curvatures(seen.surface, seen.walked[-1]))),
        "lowest curvature at the start": bends(0, 0),
        "highest curvature at the start": bends(0, 1),
        "lowest curvature at the end": bends(-1, 0),
        "highest curvature at the end": bends(-1, 1),
        "minima in the window": critical("minimum"),
        "saddles in the window": critical("saddle"),
        "maxima in the window": critical("maximum"),
        **{f"count of {kind}": count(kind) for kind in Kind},
        "stretch of the cloud of ends under noise": stretch_of_ends,
        "part of the steps that lower y": falls_in_y,
        "success under noise": success,
        "median above the minimum under noise": lambda seen: seen.fan().quartiles[1],
        **ON_SAMPLES,
    }
)


def shown(name: str, value: Measured) -> str:
    """A measured value as a reader sees it: three digits, "never" for a step that never comes."""
    if isinstance(value, str):
        return ENDS.get(value, value)
    if math.isinf(value) and name.startswith(("steps ", "evaluations ")):
        return "never"
    return percent(value) if name.startswith(SHARES) or "accuracy" in name else in_text(value)
