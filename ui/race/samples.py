"""What the data view is told of the samples, and what the reader did to them."""

from __future__ import annotations

from landscapes.formula.arithmetic import nested
from ui.assets import brought
from ui.session.messages.samples import FittedModel, Samples, StageSample
from ui.session.setup import Setup
from ui.state import session

MOST_INPUTS = 2  # that can be drawn


def samples(setup: Setup) -> Samples | None:
    """What the data view is told; None on a surface without samples."""
    surface = setup.landscape()
    data, model = surface.data, getattr(surface, "model", None)
    if data is None:
        return None
    shown = model is not None and 1 <= len(model.inputs) <= MOST_INPUTS
    return Samples(
        columns=dict(data),
        held_out=None,
        titles=dict(data.titles),
        prepared="",
        fixed="",
        problem=session().problems.get("samples", ""),
        model=FittedModel(nested(model.output), tuple(model.inputs), model.target, model.level) if shown else None,
    )


def sampled() -> None:
    """The reader moved a sample, added one or removed one."""
    edit = brought("stage", "sample", StageSample)
    if not edit:
        return
    mine = session()
