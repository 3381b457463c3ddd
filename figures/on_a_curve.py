"""A map of starts on a surface of one weight: its stripes, with the curve drawn over them on an axis of heights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from experiments.studies.axes import Plane
from figures import heights
from figures.layout import lines
from figures.ticks import even
from figures.tokens import INKS
from optimizers.base.numbers import on_axis


@dataclass(frozen=True, eq=False)
class OnACurve:
    """Where the heights of f lie on the second axis of a map over the first."""

    plane: Plane

    @cached_property
    def curve(self) -> tuple[np.ndarray, np.ndarray]:
        """The weight and f, (points,) each; NaN where f has no value."""
        return heights.curve(self.plane.surface, self.plane.across.low, self.plane.across.high)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest f that are shown."""
        return heights.ends(self.curve[1])

    def place(self, f: Any) -> Any:
        """Where a height, or several, lie on the second axis."""
        (low, high), up = self.ends, self.plane.up
        half = float(up.places[1] - up.places[0]) / 2
        bottom, top = float(up.places[0]) - half, float(up.places[-1]) + half
        return bottom + (np.asarray(f) - low) / (high - low) * (top - bottom)

    def at(self, x: float) -> float:
        """Where the curve lies on the second axis at a weight."""
        return float(self.place(self.plane.surface.value((x, 0.0))))

    def traces(self, theme: str) -> list[dict[str, Any]]:
        """The curve, with a halo."""
        x, f = self.curve
        path = {"type": "scatter", "mode": "lines", "x": x, "y": self.place(f), "hoverinfo": "skip"}
        ink = INKS[theme]
        return [path | {"line": {"color": ink.page, "width": 6}}, path | {"line": {"color": ink.ink, "width": 2.5}}]

    def axis(self, theme: str) -> dict[str, Any]:
        """The second axis, with heights."""
        style, values = lines(theme), even(*self.ends)
        low, high = (float(self.place(end)) for end in self.ends)
        return style | {
            "title": style["title"] | {"text": "f"},
            "range": [low, high],
            "tickvals": [float(self.place(value)) for value in values],
            "ticktext": [on_axis(value) for value in values],
        }
