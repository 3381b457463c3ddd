"""What the data view is told of the samples, and what the reader does with them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from landscapes import Data, DataError
from landscapes.data.held_out import split_rows
from landscapes.data.preparation import RAW
from landscapes.formula.arithmetic import nested
from ui.assets import brought
from ui.session.messages.samples import FittedModel, Samples, StageSample
from ui.session.parts import PARTS
from ui.session.reading import Unusable
from ui.session.samples import SPLIT_SEED
from ui.session.session import Session
from ui.session.setup import Setup
from ui.state import change, session

CHANGED = ("data", "surface", "start")  # parts of a link that change where a sample is moved: window and start are kept
MOST_INPUTS = 2  # that can be drawn
PROBLEM = "samples"  # the place of what could not be had, among the session's problems


def samples(mine: Session) -> Samples | None:
    """What the data view is told; None on a surface without samples."""
    setup = mine.setup
    surface, held = setup.landscape(), setup.held_out_surface()
    if surface.data is None:
        return None
    return Samples(
        columns=dict(surface.data),
        held_out=dict(held.data) if held and held.data else None,
        titles=dict(surface.data.titles),
        fixed=fixed(setup),
        problem=mine.problems.get(PROBLEM, ""),
        model=model(setup),
    )


def model(setup: Setup) -> FittedModel | None:
    """The model that can be drawn; None where the loss does not show one, or it has too many inputs."""
    found = setup.landscape().model
    if found is None or not 1 <= len(found.inputs) <= MOST_INPUTS:
        return None
    return FittedModel(nested(found.output), tuple(found.inputs), found.target, found.level)


def fixed(setup: Setup) -> str:
    """Why no sample can be moved, added or removed; "" where they can."""
    for part in CHANGED:
        if part in setup.lock:
            return f"{PARTS[part].what}: this link locks it, so the samples stay where they are."
    if setup.prepare != RAW:
        return (
            "These samples are prepared and cannot be moved: they are drawn as the model sees them. Set the "
            "preparation to Raw to move them."
        )
    return ""


def edited(setup: Setup, edit: StageSample) -> Setup:
    """The set-up with one sample put elsewhere, added or removed. Raises Unusable or DataError."""
    data = setup.samples()
    if data is None or fixed(setup):
        raise Unusable(fixed(setup) or "needs a surface that is made from samples")
    row = None if edit.place is None else shown_rows(setup, data)[edit.place]
    return setup.edited(put(data, row, edit.values))


def shown_rows(setup: Setup, data: Data) -> list[int]:
    """The rows of the data in the order in which they are shown: those that are trained on, then those held out."""
    if not setup.held_out:
        return list(range(data.count))
    trained, held = split_rows(data, setup.held_out, SPLIT_SEED)
    return [*trained.tolist(), *held.tolist()]


def put(data: Data, row: int | None, values: Mapping[str, float] | None) -> Data:
    """The data with other values in a row; with a new row where there is none, without it where there are no values."""
    if values is None:
        return data.some([place for place in range(data.count) if place != row])
    if row is None:
        return Data({name: [*column, values.get(name, 0.0)] for name, column in data.items()}, data.titles)
    places = np.arange(data.count) == row
    return data.put({name: np.where(places, values[name], data[name]) for name in data if name in values})


def sampled() -> None:
    """The reader moved a sample, added one or removed one."""
    edit = brought("stage", "sample", StageSample)
    if not edit:
        return
    mine = session()
    try:
        setup = edited(mine.setup, edit)
    except (Unusable, DataError, IndexError) as error:
        mine.problems[PROBLEM] = f"{error} The samples were not changed."
        return
    mine.problems.pop(PROBLEM, None)
    change(setup, final=edit.final)
