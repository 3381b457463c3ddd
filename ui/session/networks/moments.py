"""The message about one moment of a training: the step of each method, and the inside of its network."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from networks import Network, Samples
from networks.curvature.lanczos import sharpness
from networks.layers.layer import Array
from networks.learned import pictures
from networks.readings import Readings, readings
from networks.training.training import Entry, Training
from networks.training.walk import State, at
from ui.session.messages.networks import MethodMoment, Moment

NEAR = 1e-3  # of λmax: what a chart shows of it
SHADES = 256  # that a probability is rounded to: a picture shows no more, and compresses well
SHARP = 200_000  # weights times samples: of a network twice as large every second moment is told with its λmax
MOST_MOMENTS = 100  # after the start; as many as fit when each is as many steps after the one before it


def between(steps: int) -> int:
    """How many steps are from a moment to the next."""
    return -(-steps // MOST_MOMENTS)


def recorded(steps: int) -> list[int]:
    """The steps after which a moment is told: the start, equal distances, and the last."""
    return sorted({*range(0, steps + 1, between(steps)), steps})


def sharp_every(training: Training) -> int:
    """How many moments are from one that is told with λmax to the next."""
    return max(1, training.net.size * len(training.samples.X) // SHARP)


def moment(training: Training, state: State, before: State | None, *, sharp: bool) -> Moment:
    """Where a training is; `before` is its state one step earlier, None at the start.

    `sharp` is whether λmax is worked out, which is left open otherwise.
    """
    net, samples = training.net, training.samples
    going = [i for i, stop in enumerate(state.stopped) if not stop]
    told: list[MethodMoment | None] = [None] * len(training.entries)
    if going:
        theta = state.theta[going]
        found = readings(net, samples, theta, before.theta[going] if before else None)
        largest = highest(net, theta, samples) if sharp else np.full(len(going), np.nan)
        drawn = shaded(net, samples, theta)
        for place, i in enumerate(going):
            told[i] = MethodMoment(
                **{each.name: plain(getattr(found, each.name)[place]) for each in fields(Readings)},
                sharpness=float(largest[place]),
                limit=limit(training.entries[i], training.steps, state.t),
                picture=drawn[place],
            )
    return Moment("moment", state.t, tuple(told))


def plain(number: Array) -> Any:
    """One of a method's readings, as a message has it."""
    return number if number.ndim else float(number)


def highest(net: Network, theta: Array, samples: Samples) -> Array:
    """(G,) λmax at the vectors (G, D); NaN where it was not found to within NEAR."""
    found = sharpness(net, theta, samples.X, samples.y, tolerance=NEAR)
    return np.where(found.converged, found.values, np.nan)


def shaded(net: Network, samples: Samples, theta: Array) -> Array:
    """(G, rows, columns) float32, the pictures of the vectors (G, D)."""
    found = pictures(net, samples, theta)
    if samples.classes == 2:
        found = np.round(found * SHADES) / SHADES
    return found.astype(np.float32)


def limit(entry: Entry, steps: int, t: int) -> float:
    """The largest λmax of the loss at which a method is stable at step t; NaN where it has no such limit, or is stable
    nowhere.

    An L2 penalty adds its λ to every curvature. It does so where the weights are, so that a method whose gradient is
    taken elsewhere has another limit, as any has with decoupled decay: these are not told.
    """
    method = entry.optimizer
    if method.stability_limit is None or method.scales or entry.decay or (entry.l2 and method.look):
        return float("nan")
    hypers = {name: at(value, max(t, 1)) for name, value in entry.values(steps).items()}
    return (method.stable_up_to(hypers) or float("nan")) / hypers["lr"] - entry.l2
