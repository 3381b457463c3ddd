"""The steps that several methods would take from one point, each by its own rule: races of one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from experiments.engine.outcomes import Outcome
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from landscapes import Surface
from optimizers import OPTIMIZERS
from optimizers.base.pieces import Course


@dataclass(frozen=True)
class Stepper:
    """A method as it steps here: key in OPTIMIZERS, the hyperparameters that are set, how it is called."""

    method: str
    hypers: Mapping[str, float | Course] = field(default_factory=dict)
    name: str = ""

    @property
    def called(self) -> str:
        return self.name or OPTIMIZERS[self.method].name

    def race(self, surface: Surface, at: tuple[float, float]) -> Race:
        """The race of one step from this point."""
        return Race(surface, self.method, at, 1, self.hypers)


@dataclass(frozen=True)
class Step:
    """Where one step leads, and the value there; None for both where there is none. note: what was unusual about it."""

    to: tuple[float, float] | None
    value: float | None
    note: str = ""


def steppers(damping: float, radius: float, rate: float | Course) -> dict[str, Stepper]:
    """The methods that are compared; `rate` is gradient descent's learning rate."""
    return {
        "gradient_descent": Stepper("gradient_descent", {"lr": rate}),
        "exact_step": Stepper("exact_step"),
        "newton": Stepper("newton"),
        "damped_newton": Stepper("newton", {"damping": damping}, "Damped Newton"),
        "trust_region": Stepper("trust_region", {"radius": radius}),
        "diagonal_newton": Stepper("diagonal_newton"),
        "saddle_free_newton": Stepper("saddle_free_newton"),
    }


def step(race: Race) -> Step:
    """The first step of a race."""
    runs = run_race(race)
    flown = "diverges" if runs.outcome[0] == Outcome.DIVERGED else ""
    x, y = runs.path[1, 0].tolist()
    if not np.isfinite([x, y]).all():
        return Step(None, None, flown or "no step")
    value = float(race.surface.value((x, y)))
    if not np.isfinite(value):
        return Step((x, y), None, "f undefined")
    if runs.state.get("fallbacks", np.zeros(1)).any():
        return Step((x, y), value, "fell back")
    return Step((x, y), value, flown or ("stays" if (x, y) == race.start else ""))
