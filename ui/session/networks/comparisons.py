"""COMPARISONS: key -> what is switched while all else stays: the set-up of the page, once for each variant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from networks.initial import INITIAL
from networks.presets import COMPARED, PRESETS

Differs = Literal["minima", "loss", "held_out", "sharpness"]
ACTIVATION_NAMES = {"tanh": "tanh", "relu": "ReLU", "sigmoid": "sigmoid"}


class Switched(Protocol):
    """What of a set-up is asked here."""

    @property
    def samples(self) -> int: ...

    @property
    def batch(self) -> int: ...

    @property
    def compare(self) -> str: ...


@dataclass(frozen=True)
class Variant:
    """What a variant is called, and the fields of the set-up that it changes."""

    name: str
    changed: Mapping[str, Any]


@dataclass(frozen=True)
class Expected:
    """What is said to come of a switch, and where it does: "With skips" has fewer minima than "Plain", …

    fewer, than  the keys of the variants
    otherwise    what is said where it is not so; {network} stands for the network of the preset
    question     the key of the preset in which it is so
    """

    fewer: str
    than: str
    otherwise: str
    question: str


@dataclass(frozen=True)
class Comparison:
    """What is switched.

    name      what it is called
    part      that must not be locked for a variant to become the page's set-up
    differs   the numbers that tell the variants apart
    variants  of a set-up, by their keys; the set-up itself is among them
    expected  of the first of the numbers, where something is
    """

    name: str
    part: str
    differs: tuple[Differs, ...]
    variants: Callable[[Switched], dict[str, Variant]]
    expected: Expected | None = None


def of_presets(which: str, *fields: str) -> dict[str, Variant]:
    """The variants that presets are compared by, in some of their fields."""
    presets = {key: PRESETS[key] for key in COMPARED[which]}
    return {key: Variant(each.name, {name: getattr(each, name) for name in fields}) for key, each in presets.items()}


def batches(setup: Switched) -> dict[str, Variant]:
    """Small batches, those of the set-up, and all samples."""
    small = PRESETS["batch_8"].batch
    assert small
    sizes = sorted({min(small, setup.samples), setup.batch, setup.samples})
    names = {size: f"Batches of {size}" for size in sizes} | {setup.samples: PRESETS["batch_full"].name}
    return {f"batch_{size}": Variant(names[size], {"batch": size}) for size in sizes}


COMPARISONS: Mapping[str, Comparison] = {
    "form": Comparison(
        "Skip connections and batch norm",
        "network",
        ("minima", "loss"),
        lambda _: of_presets("form", "skip", "batch_norm"),
        Expected(
            "skip",
            "plain",
            "In this network, skip connections do not leave fewer minima. In a network with {network}, they do.",
            "plain",
        ),
    ),
    "initialisation": Comparison(
        "Initial weights",
        "network",
        ("loss",),
        lambda _: {key: Variant(each.name, {"init": key}) for key, each in INITIAL.items()},
    ),
    "batch": Comparison("Batch size", "training", ("sharpness",), batches),
    "activation": Comparison(
        "Activation",
        "network",
        ("loss",),
        lambda _: {key: Variant(name, {"activation": key}) for key, name in ACTIVATION_NAMES.items()},
    ),
}


def variants(setup: Switched) -> dict[str, Variant]:
    """Those of what the set-up compares."""
    return COMPARISONS[setup.compare].variants(setup)
