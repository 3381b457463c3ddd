"""The message that gives a surface to the browser's engine."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from experiments.engine.batches import first_rows
from experiments.engine.outcomes import HIGH, far
from experiments.engine.race import Race
from experiments.geometry.known import known_minima, lowest_known, single_minima, target
from experiments.geometry.scale import height
from landscapes import Landscape
from landscapes.formula.source import Node, Table
from ui.session.messages.programs import Program, Programs, StepBatches, SurfaceShape
from ui.session.setup import Setup

KEPT = 64  # surfaces
ASKED = ("value", "gradient", "hessian")  # of every surface; the rest is asked of sums of squares and of data


def programs(setup: Setup) -> Programs:
    """The surface of a set-up, with all that a walk on it needs. Raises FormulaError as landscape() does."""
    unmoved, surface = setup.unmoved(), setup.landscape()
    (x0, x1), (y0, y1) = unmoved.domain
    domain = tuple(float(end) for ends in surface.domain for end in ends)
    return Programs(
        id=f"{unmoved.formula} {surface.motion or ''} {domain} {of_data(surface)}",
        shape=SurfaceShape(unmoved.number("κ"), setup.turn, setup.stretch),
        rest=program(surface),
        bases=bases(unmoved, surface),
        columns=dict(surface.data or {}),
        middle=((x0 + x1) / 2, (y0 + y1) / 2),
        single=surface.single,
        smooth=surface.smooth or surface.data is not None,  # over data nobody looks for limits
        far=far(surface),
        height=height(surface),
        high=HIGH,
        lowest=lowest_known(surface),
        most=target(surface),
        minima=places(surface),
    )


def batches(race: Race) -> StepBatches | None:
    """The batches that a single run of a race meets; None where each step sees all samples."""
    if not race.batched:
        return None
    assert race.batch and race.surface.data
    rows = first_rows(race.seed, race.surface.data.count, race.batch, race.order, race.steps)
    return StepBatches(np.concatenate(rows).astype(np.uint16), np.cumsum([0, *map(len, rows)]).astype(float))


def of_data(surface: Landscape) -> str:
    """What tells data from any other; "" where there are none."""
    return surface.data.digest if surface.data else ""


@lru_cache(maxsize=KEPT)
def program(surface: Landscape) -> Program:
    """All that rules may ask a surface for, as one table."""
    lowered: Table = surface.table((*ASKED, *sorted(surface.made_of)))
    return Program([told(node) for node in lowered.nodes], {name: tuple(at) for name, at in lowered.outputs.items()})


def told(node: Node) -> float | str | list[str | int]:
    """A node as the browser has it: a number, the name of a variable, or an operation and the places of its parts."""
    if node[0] == "number":
        return float(node[1])
    return str(node[1]) if node[0] == "variable" else list(node)


def bases(unmoved: Landscape, surface: Landscape) -> tuple[Program, ...]:
    """What any shape of a surface follows from: it as it lies unturned, if it is turned; or where κ can be chosen,
    on which f depends as on a straight line, it with κ = 0 and with κ = 1.
    """
    if unmoved.number("κ") is not None:
        return program(unmoved.with_parameters({"κ": 0})), program(unmoved.with_parameters({"κ": 1}))
    return () if surface.motion is None else (program(unmoved),)


def places(surface: Landscape) -> tuple[tuple[float, float], ...] | None:
    """The lowest minima, if they are known, and all are single points."""
    known = known_minima(surface)
    return known if known and len(single_minima(surface)) == len(known) else None
