"""A training: one network on some samples, by one or several methods. All is checked once, when it is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from experiments.engine.race import (
    MOST_SEED,
    ORDERS,
    SHUFFLE,
    Hypers,
    Setting,
    Table,
    in_batches,
    settings,
    whole_number,
)
from networks import given
from networks.layers.layer import Array
from networks.methods import METHODS, refusal
from networks.network import Network
from networks.oracle import refused
from networks.samples import Samples
from optimizers import Optimizer, SettingError
from optimizers.base import CLIP, as_set, unknown

MOST_STEPS = 10_000


@dataclass(frozen=True)
class Entry:
    """A method with its settings.

    method  a key of METHODS
    hypers  name -> a number, or a schedule: a function of t − 1; what is not named keeps its default
    clip    the longest gradient that it is told; a longer one is shortened to that. None: none is. As on surfaces it
            may stand among the hypers; here it is one number for all steps
    l2      λ of the L2 penalty λ‖θ‖²/2, whose gradient λθ is added to the loss's
    decay   λ of decoupled weight decay: each step takes lr·λ of the weights away first
    """

    method: str
    hypers: Mapping[str, Setting] = field(default_factory=dict, hash=False)  # it is compared, but has no hash
    clip: float | None = None
    l2: float = 0.0
    decay: float = 0.0

    def __post_init__(self) -> None:
        sentence = refusal(self.method) if isinstance(self.method, str) else None
        if sentence:
            raise SettingError("method", sentence)
        if not isinstance(self.method, str) or self.method not in METHODS:
            raise unknown("method", "method", self.method, METHODS)
        if not isinstance(self.hypers, Mapping):
            raise SettingError("hypers", "hypers must be a mapping of names to numbers.")
        # The way to set what is frozen.
        vars(self).update(
            hypers={name: value for name, value in self.hypers.items() if name != CLIP.name},
            clip=clip_of(self.clip, self.hypers),
            **{name: given.not_negative(name, getattr(self, name)) for name in ("l2", "decay")},
        )
        if self.decay and "lr" not in self.optimizer.defaults:
            raise SettingError(
                "decay",
                (
                    f"{self.optimizer.name} has no learning rate, so decoupled weight decay has no effect. Use l2 "
                    "instead."
                ),
            )

    @property
    def optimizer(self) -> Optimizer:
        return as_set(METHODS[self.method], self.hypers)

    def values(self, steps: int) -> Hypers[float | Table]:
        """Each hyperparameter's number, or its value at every step."""
        return settings(self.optimizer, self.hypers, steps)[1]


def clip_of(clip: object, hypers: Mapping[str, object]) -> float | None:
    """The longest gradient, which is given by itself or among the hypers; None if none is too long."""
    both = [value for value in (clip, hypers.get(CLIP.name)) if value is not None]
    if not both:
        return None
    if len(both) > 1:
        raise SettingError("clip", "clip is given twice, alone and in hypers. Leave one out.")
    if callable(both[0]):
        raise SettingError("clip", "For networks, clip cannot have a schedule. Give one number for all steps.")
    number = CLIP.check(both[0])  # type: ignore[arg-type]
    return None if number == CLIP.default else number


@dataclass(frozen=True, eq=False)
class Training:
    """All that a training is made of; every method meets the same batches.

    batch  how many samples each step sees; None for all
    order  "shuffle": each sample once an epoch; "replace": drawn from all every time
    seed   of the weights before training, and of the batches
    apart  whether each method starts from weights of its own, the first from those of the seed, the next from those of
           the seed after it; else all start from the same
    """

    net: Network
    samples: Samples
    entries: tuple[Entry, ...]
    steps: int = 300
    batch: int | None = None
    order: str = SHUFFLE
    seed: int = 0
    apart: bool = False

    def __post_init__(self) -> None:
        whole_number("steps", self.steps, 1, MOST_STEPS)
        whole_number("seed", self.seed, 0, MOST_SEED)
        if self.batch is not None:
            whole_number("batch", self.batch, 1, len(self.samples.X))
        if self.order not in ORDERS:
            raise SettingError("order", f"order must be {' or '.join(f'“{order}”' for order in ORDERS)}.")
        sentence = mismatch(self.net, self.samples)
        if sentence:
            raise SettingError("sizes", sentence)
        for X, y, setting in self.samples.parts:
            self.net.wanted(y, X, setting)
        if self.net.batch_norm and 1 in (self.batch, len(self.samples.X)):
            raise SettingError(
                "batch",
                (
                    "With one sample per step, batch norm makes every value 0, so nothing would learn. Take at "
                    "least 2 samples per step."
                ),
            )
        for entry in self.entries:
            sentence = refused(self.net, entry.optimizer)
            if sentence:
                raise SettingError("method", sentence)
            entry.values(self.steps)

    def starts(self) -> Array:
        """(methods, D) the weights before training."""
        count = len(self.entries)
        if not self.apart:
            return np.tile(self.net.parameters(self.seed), (count, 1))
        return np.stack([self.net.parameters(self.seed + place) for place in range(count)])

    @property
    def batched(self) -> bool:
        """Whether steps see batches of the samples."""
        return self.batch is not None and in_batches(self.batch, self.order, len(self.samples.X))


def mismatch(net: Network, samples: Samples) -> str:
    """Why a network cannot be trained on some samples, in a sentence; "" if it can."""
    features, inputs, outputs = samples.X.shape[-1], net.sizes[0], net.sizes[-1]
    if features != inputs:
        return f"The data have {features} inputs and the network {inputs}. Make them the same."
    if net.loss_name == "cross_entropy" and samples.classes != outputs:
        if not samples.classes:
            return "The targets of these data are numbers. Use the squared error as the loss."
        return f"The data have {samples.classes} classes and the network {outputs} outputs. Make them the same."
    if net.loss_name == "squared_error" and outputs not in (1, samples.classes):
        wanted = f"one, or {samples.classes}" if samples.classes else "one"
        return f"The network has {outputs} outputs. For these data it needs {wanted}."
    return ""
