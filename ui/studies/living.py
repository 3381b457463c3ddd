"""What the browser walks the cells of a map from while a setting is in the reader's hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from experiments.engine.batch import batch_of
from experiments.engine.noise import unit_draws
from experiments.engine.outcomes import SHORT
from experiments.engine.race import Race
from experiments.geometry.critical import POINTS
from experiments.geometry.known import known_minima, single_minima
from experiments.geometry.scale import near
from experiments.studies.axes import Axis
from experiments.studies.basins import Basins
from experiments.studies.sweep import Sweep
from figures.living import Painting, of_basins, of_sweep
from ui.race.stage import settings
from ui.session.messages.living import Living, MapAxis, Paint
from ui.session.messages.look import Point
from ui.session.programs import batches, programs
from ui.session.setup import Setup

NEVER = -1.0  # no step is as short: where chance has a say, no run settles


def basins_alive(setup: Setup, race: Race, result: Basins) -> Living | None:
    """None where the browser cannot tell whether a run is at a minimum, because one is a line or an area."""
    if any(minimum.kind not in POINTS for minimum in result.minima):
        return None
    minima = [(minimum.x, minimum.y) for minimum in result.minima]
    painting = of_basins(result, setup.steps)
    return alive(setup, race, (result.across, result.up), painting, minima, result.within)


def sweep_alive(setup: Setup, race: Race, result: Sweep, colour: str) -> Living | None:
    """For the map in this colour.

    None where the browser cannot tell whether a run succeeds, because a minimum is a line or an area.
    """
    minima: Sequence[Point] = ()
    if result.within is not None:
        minima = single_minima(race.surface)
        if len(minima) < len(known_minima(race.surface)):
            return None
    painting = of_sweep(result, colour, setup.steps)
    return alive(setup, race, (result.across, result.up), painting, minima, result.within)


def alive(
    setup: Setup,
    race: Race,
    axes: tuple[Axis, Axis],
    painting: Painting,
    minima: Sequence[Point],
    within: float | None = None,
) -> Living:
    across, up = (MapAxis(axis.name, axis.values) for axis in axes)
    drawn = unit_draws(race.seed, race.steps, race.surface.single)
    return Living(
        programs=programs(setup),
        method=race.method,
        steps=race.steps,
        start=race.start,
        hypers=settings(batch_of(race, np.array([race.start])).hypers),
        level=race.noise,
        draws=(drawn[0], drawn[1]),
        batches=batches(race),
        across=across,
        up=up,
        minima=tuple(minima),
        near=near(race.surface) if within is None else within,
        short=SHORT * near(race.surface) if within is None else NEVER,
        paint=Paint(**vars(painting)),
    )
