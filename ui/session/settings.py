"""The settings of a race by name: hyperparameters of the method that is looked at, and x and y of the start."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from experiments.engine.race import Race
from experiments.studies.axes import START
from optimizers import OPTIMIZERS
from optimizers.base.numbers import in_text
from optimizers.base.symbols import plain
from optimizers.schedules import Course
from ui.session.setup import Setup


def set_to(setup: Setup, values: Mapping[str, float]) -> Setup:
    """The race with these values, and with the method in it. Raises Unusable or SettingError with a sentence."""
    x, y = setup.point()
    if set(values) & set(START):
        setup = setup.started_at(values.get("x", x), values.get("y", y))
    for name, value in values.items():
        if name not in START:
            setup = setup.with_hyper(setup.method, name, value)
    return setup.with_methods({*setup.methods, setup.method})


def present(setup: Setup, *names: str) -> dict[str, float] | None:
    """The values that these settings have in the race as it is set; None where one of them follows a schedule, or is
    not set.
    """
    x, y = setup.point()
    known: dict[str, Any] = {hyper.name: hyper.default for hyper in OPTIMIZERS[setup.method].known}
    known |= {"x": x, "y": y, **setup.hypers_of(setup.method)}
    found = {name: known[name] for name in names}
    return None if any(isinstance(value, Course) or value == math.inf for value in found.values()) else found


def all_but(race: Race, names: Collection[str]) -> Race:
    """The race where these settings have no say: alike for all that differ by nothing else."""
    x, y = (0.0 if name in names else place for name, place in zip(START, race.start, strict=True))
    hypers = {name: value for name, value in race.hypers.items() if name not in names}
    return replace(race, start=(x, y), hypers=hypers)


def short(method: str, values: Mapping[str, float]) -> str:
    """Values in short: α = 0.021, β = 0.86."""
    signs = {hyper.name: plain(hyper.symbol) for hyper in OPTIMIZERS[method].known} | {"x": "x", "y": "y"}
    return ", ".join(f"{signs[name]} = {in_text(value)}" for name, value in values.items())
