"""What is on the axes of an experiment: the settings that were chosen, or the first ones that suit the method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from experiments.studies.axes import START, Axis
from optimizers import OPTIMIZERS
from optimizers.base import CLIP
from optimizers.base.hyper import Scale
from ui.session.setup import Setup
from ui.session.span import Span

PREFERRED = ("lr", "beta", "beta1")  # what a reader asks for first
COLUMNS = 400  # of a strip


@dataclass(frozen=True)
class StudyAxes:
    """The axes of a kind of experiment: fields of the set-up with their labels, and whether a start can be on them."""

    labels: Mapping[str, str]
    start: bool = False

    def names(self, method: str) -> list[str]:
        """What can be on an axis: a method's hyperparameters, those first that are asked for first; the start;
        and clipping of gradients, which no axis has unless it is chosen.
        """
        chosen = OPTIMIZERS[method]
        own = [hyper.name for hyper in chosen.hypers]
        ranked = sorted(own, key=lambda name: PREFERRED.index(name) if name in PREFERRED else len(PREFERRED))
        return [*ranked, *(START if self.start else ()), *([CLIP.name] if CLIP in chosen.settings else [])]

    def spans(self, setup: Setup) -> dict[str, Span]:
        """field -> its axis: the one chosen, where the method has it, or else the first that is free."""
        free = self.names(setup.method)
        found: dict[str, Span] = {}
        for field in self.labels:
            chosen = getattr(setup, field)
            if chosen and chosen.name in free:
                found[field] = chosen
                free.remove(chosen.name)
        return {field: found.get(field) or Span(free.pop(0)) for field in self.labels}

    def axes(self, setup: Setup) -> list[Axis]:
        """The axes, with their values. Raises SettingError with a sentence."""
        points = setup.grid if len(self.labels) > 1 else COLUMNS
        return [span.axis(setup.method, setup.landscape(), points) for span in self.spans(setup).values()]

    def missed(self, setup: Setup) -> list[str]:
        """A sentence for every axis that was chosen and cannot be had."""
        shown = self.spans(setup)
        chosen = {field: getattr(setup, field) for field in self.labels}
        missed = {field: span.name for field, span in chosen.items() if span and shown[field] != span}
        lacking = f"{OPTIMIZERS[setup.method].name} has no {{}} to put on this axis"
        return [
            f"{(lacking if name not in self.names(setup.method) else '{} is on the other axis').format(name)}; "
            f"{shown[field].name} is shown."
            for field, name in missed.items()
        ]


SWEEP = StudyAxes({"across": "Horizontal axis", "up": "Vertical axis"}, start=True)
STRIP = StudyAxes({"swept": "What is varied"})


def limits(span: Span, setup: Setup) -> tuple[float, float]:
    """From where to where a span goes."""
    if span.name in START:
        low, high = setup.landscape().domain[START.index(span.name)]
    else:
        hyper = OPTIMIZERS[setup.method].hyper(span.name)
        low, high = hyper.low, hyper.high
    return low if span.low is None else span.low, high if span.high is None else span.high


def scale(span: Span, setup: Setup) -> Scale:
    return span.scale or ("linear" if span.name in START else OPTIMIZERS[setup.method].hyper(span.name).scale)


def ranged(setup: Setup, axes: StudyAxes, field: str, low: float, high: float, spread: Scale) -> Setup:
    """The set-up with this range and scale on an axis. Raises SettingError with a sentence."""
    own = Span(axes.spans(setup)[field].name)
    first, last = limits(own, setup)
    span = Span(
        own.name,
        None if low == first else low,
        None if high == last else high,
        None if spread == scale(own, setup) else spread,
    )
    changed: dict[str, Any] = {field: span}
    setup = replace(setup, **changed)
    axes.axes(setup)
    return setup
