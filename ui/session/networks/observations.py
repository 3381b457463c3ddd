"""OBSERVATIONS: key -> a set-up that answers a question, with what to look at: those of networks/presets.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import cast

from networks.presets import COMPARED, PRESETS, Preset
from ui.session.hypers import Value
from ui.session.networks.setup import COMPARE, NetworkSetup
from ui.session.networks.trainers import TRAINERS

# The presets that stand for others, from which they differ by one switch, with what is switched.
SWITCHED = {"plain": "form", "init_he": "initialisation", "batch_8": "batch", "plain_fast": "form"}


@dataclass(frozen=True)
class Observation:
    """A question, what to look at, and the set-up that answers it."""

    question: str
    look: str
    setup: NetworkSetup


def of_preset(preset: Preset) -> NetworkSetup:
    """The set-up of the page that trains as a preset does."""
    hypers = {
        (entry.method, name): cast(Value, value)
        for entry in preset.entries
        for name, value in entry.hypers.items()
        if value != TRAINERS[entry.method].hyper(name).default
    }
    return NetworkSetup(
        data=preset.data,
        samples=preset.samples,
        held_out=preset.samples,
        noise=preset.noise,
        hidden=preset.hidden,
        activation=preset.activation,
        skip=preset.skip,
        batch_norm=preset.batch_norm,
        init=preset.init,
        loss=preset.loss,
        methods=tuple(key for key in TRAINERS if key in {entry.method for entry in preset.entries}),
        batch=preset.batch or preset.samples,
        steps=preset.steps,
        tab=preset.tab,
        hypers=hypers,
    )


def observed() -> dict[str, Observation]:
    alone = PRESETS.keys() - {key for keys in COMPARED.values() for key in keys}
    found = {}
    for key, preset in PRESETS.items():
        if key in SWITCHED:
            setup = replace(of_preset(preset), tab=COMPARE, compare=SWITCHED[key])
        elif key in alone:
            setup = of_preset(preset)
        else:
            continue
        found[key] = Observation(preset.question, preset.look, setup)
    return found


OBSERVATIONS: Mapping[str, Observation] = MappingProxyType(observed())


def present(setup: NetworkSetup) -> str | None:
    """The observation that a set-up trains for, if it is one."""
    return next((key for key, each in OBSERVATIONS.items() if each.setup.digest == setup.digest), None)
