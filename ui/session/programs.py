"""The message that gives a surface to the browser's engine."""

from __future__ import annotations

import numpy as np

from experiments.engine.batches import first_rows
from experiments.engine.outcomes import HIGH, far
from experiments.engine.race import Race
from experiments.geometry.known import known_minima, lowest_known, single_minima, target
from experiments.geometry.scale import height
from landscapes import Landscape
from landscapes.data.programs import Over, formula_of
from landscapes.formula.programs import Compiled
from landscapes.formula.source import Node, Table, table
from ui.session.messages.programs import Program, Programs, StepBatches, SurfaceShape
from ui.session.setup import Setup
from ui.session.shared_cache import shared_cache

KEPT = 64  # surfaces
ASKED = ("value", "gradient", "hessian")  # of every surface; the rest is asked of sums of squares and of data


def programs(setup: Setup) -> Programs:
    """The surface of a set-up, with all that a walk on it needs. Raises FormulaError as landscape() does."""
    unmoved, surface = setup.unmoved(), setup.landscape()
    (x0, x1), (y0, y1) = unmoved.domain
    return Programs(
        id=identity(surface),
        shape=SurfaceShape(numbers_of(unmoved), setup.turn, setup.stretch),
        rest=program(surface),
        base=base(unmoved, surface),
        columns=dict(surface.data or {}),
        middle=((x0 + x1) / 2, (y0 + y1) / 2),
        single=surface.single,
        smooth=surface.data is not None or (surface.smooth and smooth(unmoved)),  # over data nobody looks for limits
        far=far(surface),
        height=height(surface),
        high=HIGH,
        lowest=lowest_known(surface),
        most=target(surface),
        minima=places(surface),
        steady=bool(unmoved.minima),
    )


def batches(race: Race) -> StepBatches | None:
    """The batches that a single run of a race meets; None where each step sees all samples."""
    if not race.batched:
        return None
    assert race.batch and race.surface.data
    rows = first_rows(race.seed, race.surface.data.count, race.batch, race.order, race.steps)
    return StepBatches(np.concatenate(rows).astype(np.uint16), np.cumsum([0, *map(len, rows)]).astype(float))


def identity(surface: Landscape) -> str:
    """What tells a surface in its window from any other. One text is another surface where its letters have other
    places: with y as the first weight, x^2 + 10y^2 is drawn turned.
    """
    window = [float(end) for ends in surface.domain for end in ends]
    data = surface.data.digest if surface.data else ""
    return f"{surface.formula} {','.join(surface.weights)} {surface.motion or ''} {window} {data}"


@shared_cache(maxsize=KEPT)
def program(surface: Landscape) -> Program:
    """All that rules may ask a surface for, as one table."""
    return as_told(surface.table((*ASKED, *sorted(surface.made_of))))


def as_told(lowered: Table) -> Program:
    return Program([told(node) for node in lowered.nodes], {name: tuple(at) for name, at in lowered.outputs.items()})


def told(node: Node) -> float | str | list[str | int]:
    """A node as the browser has it: a number, the name of a variable, or an operation and the places of its parts."""
    if node[0] == "number":
        return float(node[1])
    return str(node[1]) if node[0] == "variable" else list(node)


def base(unmoved: Landscape, surface: Landscape) -> Program | None:
    """What any shape of a surface follows from: it as it lies unturned, with its parameters as variables. None where
    the surface itself is that.
    """
    if unmoved.parameters:
        return with_letters(unmoved.lettered, frozenset(unmoved.made_of))
    return None if surface.motion is None else program(unmoved)


@shared_cache(maxsize=KEPT)
def with_letters(formula: Compiled | Over, parts: frozenset[str]) -> Program:
    """The same for every value of the parameters. `parts` are keys of PARTS that the surface is made of."""
    known = [name for name in sorted(parts) if name in formula_of(formula).parts]
    return as_told(table({name: formula.trees(name) for name in (*ASKED, *known)}))


def smooth(unmoved: Landscape) -> bool:
    """Whether the surface is smooth whatever its parameters are."""
    return not unmoved.parameters or formula_of(unmoved.lettered).smooth


def numbers_of(surface: Landscape) -> dict[str, float]:
    """The parameters of a surface, name -> value."""
    return {each.name: float(each.value) for each in surface.parameters}


def places(surface: Landscape) -> tuple[tuple[float, float], ...] | None:
    """The lowest minima, if they are known, and all are single points."""
    known = known_minima(surface)
    return known if known and len(single_minima(surface)) == len(known) else None
