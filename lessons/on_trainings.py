"""Measures of a training, by name: how well a network has learned, and what it is like inside.

Each is a number, ∞ for what never happens, NaN where it means nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from lessons.learner import Learner
from networks.curvature.costs import SIZES, spent, table

Measure = Callable[[Learner], float]

SAME = 1e-9  # of the largest weight of a layer: units whose weights differ by less are one
MILLION = SIZES.index(10**6)
FORMS = {  # what is kept of a matrix of curvature, by the keys of its costs
    "exact": "the whole matrix",
    "layers": "the blocks of layers",
    "neurons": "the blocks of neurons",
    "kronecker": "the Kronecker product",
    "diagonal": "the diagonal",
}


def at_end(series: str) -> Measure:
    """The last of the recorded losses; ∞ of a training that broke off."""
    return lambda learner: math.inf if learner.broken else float(getattr(learner.trained, series)[-1])


def lowest(learner: Learner) -> int:
    """The place of the record with the lowest held-out loss."""
    return int(np.nanargmin(learner.trained.held_out_loss))


def guessing(learner: Learner) -> float:
    """The training loss of the best outputs that are the same for all samples: the mean of the targets."""
    net, samples = learner.net, learner.samples
    wanted = net.targets(samples.y)
    mean = wanted.mean(axis=-1, keepdims=True)
    with np.errstate(divide="ignore"):  # a class without samples
        best = np.log(mean) if net.loss_name == "cross_entropy" else mean
    return float(net.kind.loss(np.broadcast_to(best, wanted.shape)[None], wanted)[0])


def steps_to_half(learner: Learner) -> float:
    """The first recorded step at which the training loss is at most half of that of guessing."""
    so = learner.trained.loss <= guessing(learner) / 2
    return float(learner.trained.steps[so.argmax()]) if so.any() else math.inf


def different_units(learner: Learner) -> float:
    """How many units of the first hidden layer have weights that no other one has, at the end."""
    weights = learner.net.parts(learner.last[None])
    own = np.column_stack([weights[0].reshape(-1, learner.net.sizes[0]), weights[1].reshape(-1)])
    largest = float(abs(own).max()) or 1.0
    return float(len(np.unique((own / largest / SAME).round(), axis=0)))


def largest_when_scaled(learner: Learner) -> float:
    """λmax at the end, with the same function written in other weights; NaN where there are none such."""
    theta = learner.scaled()
    return math.nan if theta is None else float(learner.largest(theta[None])[0])


def dead(learner: Learner) -> float:
    """The part of all hidden units that make the same of every sample, at the end."""
    hidden = learner.net.sizes[1:-1]
    return float(np.average(learner.end.dead[0, :-1], weights=hidden)) if hidden else math.nan


def of_layer(when: str, what: str, layer: int) -> Measure:
    """What is read of a layer, by its place, at the start or the end."""

    def read(learner: Learner) -> float:
        found = getattr(getattr(learner, when), what)[0]
        return float(found[layer]) if len(found) >= abs(layer) else math.nan

    return read


def error(key: str) -> Measure:
    """How far the Fisher matrix's approximation is off at the end, of the matrix's own size."""
    return lambda learner: learner.fisher[key].error


def angle(key: str) -> Measure:
    """Degrees between the step that an approximation of the Fisher matrix gives at the end, and the exact one."""
    return lambda learner: learner.fisher[key].angle


def kept(key: str) -> Measure:
    return lambda learner: float(spent(learner.net, key).numbers)


def multiplied(key: str) -> Measure:
    return lambda learner: float(spent(learner.net, key).work)


def of_a_million(key: str, what: str) -> Measure:
    return lambda learner: float(getattr(table(key)[MILLION], what))


OF_TRAININGS: Mapping[str, Measure] = MappingProxyType(
    {
        "training loss at the start": lambda learner: float(learner.trained.loss[0]),
        "training loss at the end": at_end("loss"),
        "held-out loss at the end": at_end("held_out_loss"),
        "lowest held-out loss": lambda learner: float(learner.trained.held_out_loss[lowest(learner)]),
        "steps until the held-out loss is lowest": lambda learner: float(learner.trained.steps[lowest(learner)]),
        "training loss of guessing": guessing,
        "steps to half of the loss of guessing": steps_to_half,
        "steps until it broke off": lambda learner: float(learner.trained.stopped) if learner.broken else math.inf,
        "steps with a shortened gradient": lambda learner: float(learner.trained.clipped),
        "accuracy at the end": lambda learner: float(learner.end.accuracy[0]),
        "held-out accuracy at the end": lambda learner: float(learner.end.held_accuracy[0]),
        "different units of the first layer at the end": different_units,
        "part of the units that are dead at the end": dead,
        "gradient of the first layer at the start": of_layer("start", "gradient", 0),
        "gradient of the output layer at the start": of_layer("start", "gradient", -1),
        "activation of the first layer at the start": of_layer("start", "activation", 0),
        "activation of the last hidden layer at the start": of_layer("start", "activation", -2),
        "λmax at the start": lambda learner: float(learner.sharpness[0]),
        "λmax at the end": lambda learner: float(learner.sharpness[1]),
        "λmax of the same function in other weights": largest_when_scaled,
        "minima in the plane around the end": lambda learner: float(learner.minima),
        "rise on the line from the start to the end": lambda learner: learner.way.rise,
        "weights": lambda learner: float(learner.net.size),
        **{f"error of {name}": error(key) for key, name in FORMS.items()},
        **{f"degrees between the step by {name} and the exact one": angle(key) for key, name in FORMS.items()},
        **{f"numbers kept by {name}": kept(key) for key, name in FORMS.items()},
        **{f"multiplications by {name}": multiplied(key) for key, name in FORMS.items()},
        **{f"numbers kept by {name} of a million weights": of_a_million(key, "numbers") for key, name in FORMS.items()},
        **{f"multiplications by {name} of a million weights": of_a_million(key, "work") for key, name in FORMS.items()},
    }
)
