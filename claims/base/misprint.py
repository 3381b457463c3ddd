"""One misprint: a formula in circulation that does not work as printed, what it does when it is run, what is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from claims.base.prose import Numbers, filled, told
from landscapes import Landscape
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base.latex import aligned

GROUPS = {
    "momentum": "Momentum",
    "adaptive": "A step for each coordinate",
    "curvature": "Curvature and directions",
    "spread": "Averages and spreads",
}
LONG = 9  # lines: of a longer rule only those are shown that differ


@dataclass(frozen=True, eq=False)
class Formula:
    """A formula that is no method: its LaTeX, and the function that computes what it says."""

    latex: str
    value: Callable[..., Any]


Printed = Optimizer | Formula


@dataclass(frozen=True, kw_only=True, eq=False)
class Misprint:
    """A formula that does not work as printed.

    title     what is wrong with it, in a few words
    group     a key of GROUPS; order: its place there
    printed   the formula as printed: a method with that very rule, or a Formula
    right     what it should be
    measure   a formula -> what is measured when it is run, a name in words -> a number; both formulas are measured
    fails     whether numbers show the fault that is told: so of what is printed, not so of what is right
    set_up    what is run, in a sentence
    short     what comes of it, in a few words; does: in sentences; instead: what is right, and why.
              {a name} in a text stands for what was measured of the printed formula, {right: a name} of the right one
    path      optional: a formula -> (points, 2), the path that is pictured on `surface`
    link      the race that shows the right one, as query parameters; none where the matter is no race
    """

    title: str
    group: str
    order: int
    printed: Printed
    right: Printed
    measure: Callable[[Any], Numbers]
    fails: Callable[[Numbers], bool]
    set_up: str
    short: str
    does: str
    instead: str
    path: Callable[[Any], np.ndarray] | None = None
    surface: Landscape | None = None
    link: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.group not in GROUPS:
            raise ValueError(f"“{self.group}” is no group of misprints; the groups are {', '.join(GROUPS)}.")

    @cached_property
    def measured(self) -> tuple[Numbers, Numbers]:
        """What was measured of the formula as printed, and of the right one."""
        return self.measure(self.printed), self.measure(self.right)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """What can be named in a text -> the number measured for it, as it is told."""
        wrong, right = self.measured
        return {name: told(name, value) for name, value in wrong.items()} | {
            f"right: {name}": told(name, value) for name, value in right.items()
        }

    def filled(self, text: str) -> str:
        """A text with the numbers measured in it. Raises KeyError for a name that is not measured."""
        return filled(text, self.places)

    @cached_property
    def latex(self) -> tuple[str, str]:
        """What is printed and what is right, as LaTeX; of long rules the lines in which the two differ."""
        match self.printed, self.right:
            case Optimizer(latex_lines=wrong), Optimizer(latex_lines=right) if max(len(wrong), len(right)) > LONG:
                return (
                    aligned([line for line in wrong if line not in right]),
                    aligned([line for line in right if line not in wrong]),
                )
        return self.printed.latex, self.right.latex

    @property
    def method(self) -> str:
        """The key of the method that has it right; "" where that is none of ours."""
        named = self.right.name if isinstance(self.right, Optimizer) else ""
        return next((key for key, method in OPTIMIZERS.items() if method.name == named), "")
