"""The colours of a map that the browser paints itself while a setting is moved: those of the figure that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from experiments.readings.endings import ARRIVED, CONVERGED, DIVERGED, MOVING
from experiments.studies.basins import NOWHERE, Basins
from experiments.studies.sweep import Sweep
from figures.basins import HUES, ends_of, hues_of, tones
from figures.endings import CLASSES, GREYS
from figures.ramp import FLOOR, RAMP
from figures.sweep import tones_of
from figures.tokens import INKS

THEMES = tuple(INKS)
TOLD = {"converged": CONVERGED, "arrived": ARRIVED, "moving": MOVING, "gone": DIVERGED}  # what the browser can tell


@dataclass(frozen=True, eq=False)
class Painting:
    """From what came of a run to its colour; see ui/session/messages/living.py."""

    says: str
    ramps: Mapping[str, tuple[tuple[str, ...], ...]]
    classes: Mapping[str, Mapping[str, str]]
    tones: np.ndarray = field(default_factory=lambda: np.empty(0))
    log: bool = False
    floor: float = 0.0
    low: float = 0.0
    high: float = 1.0


def of_basins(basins: Basins, steps: int) -> Painting:
    """A hue for each minimum, its tones those of the figure; a run sooner or later than all in it has its last tone."""
    met = basins.stopped[basins.reached != NOWHERE]
    among = met if met.size else np.arange(steps + 1)
    ramps = {theme: tuple(ends_of(HUES[theme][hue], basins, theme) for hue in hues_of(basins)) for theme in THEMES}
    return Painting("ends", ramps, classes(GREYS), np.clip(tones(np.arange(steps + 1), among), 0, 1))


def of_sweep(sweep: Sweep, colour: str, steps: int) -> Painting:
    """The classes of the figure, or its ramp from end to end."""
    ramps = {theme: (RAMP[theme],) for theme in THEMES}
    if colour == "outcome":
        return Painting(colour, ramps, classes(CLASSES))
    shown = tones_of(sweep, colour)
    if colour == "steps":
        late = (np.log10(1 + np.arange(steps + 1)) - shown.low) / (shown.high - shown.low)
        return Painting(colour, ramps, classes(CLASSES), np.clip(late, 0, 1))
    return Painting(
        colour, ramps, classes(CLASSES), log=sweep.known, floor=FLOOR, low=float(shown.low), high=float(shown.high)
    )


def classes(colours: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
    return {theme: {name: colours[theme][code] for name, code in TOLD.items()} for theme in THEMES}
