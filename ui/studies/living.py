"""What the browser walks the cells of a map from while a setting is in the reader's hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from experiments.engine.batch import batch_of
from experiments.engine.noise import unit_draws
from experiments.engine.outcomes import SHORT
from experiments.engine.race import Race
from experiments.geometry.critical import POINTS, Critical
from experiments.geometry.scale import near
from experiments.studies.axes import Axis
from experiments.studies.basins import Basins
from experiments.studies.sweep import Sweep
from figures.living import Painting, of_basins, of_sweep
from ui.race.stage import settings
from ui.session.messages.living import Living, MapAxis, Paint
from ui.session.programs import batches, programs
from ui.session.setup import Setup


def basins_alive(setup: Setup, race: Race, result: Basins) -> Living | None:
    """None where the browser cannot tell whether a run is at a minimum, because one is a line or an area."""
    if any(minimum.kind not in POINTS for minimum in result.minima):
        return None
    return alive(setup, race, (result.across, result.up), of_basins(result, setup.steps), result.minima)


def sweep_alive(setup: Setup, race: Race, result: Sweep) -> Living:
    return alive(setup, race, (result.across, result.up), of_sweep(result, setup.colour, setup.steps))


def alive(
    setup: Setup, race: Race, axes: tuple[Axis, Axis], painting: Painting, minima: Sequence[Critical] = ()
) -> Living:
    across, up = (MapAxis(axis.name, axis.values) for axis in axes)
    drawn = unit_draws(race.seed, race.steps)
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
        minima=tuple((minimum.x, minimum.y) for minimum in minima),
        near=near(race.surface),
        short=SHORT * near(race.surface),
        paint=Paint(**vars(painting)),
    )
