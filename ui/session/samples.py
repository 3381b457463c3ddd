"""The samples of a surface over data: the prepared training samples, and the held-out ones."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from landscapes import Data, DataError, Landscape
from landscapes.data.fitted import fitted
from landscapes.data.fitting import fits
from landscapes.data.held_out import split
from landscapes.data.preparation import RAW, preparation
from ui.session.kinds import Number

KEPT_SURFACES = 64
SHARE = Number(0, 0.9)  # of the samples that can be held out
SPLIT_SEED = 0  # new batches leave the split as it is, or the surface would be another for each


class Taught(NamedTuple):
    """A surface over the samples that it learns from, and the same over those that were held out, if any."""

    surface: Landscape
    held_out: Landscape | None


@lru_cache(maxsize=KEPT_SURFACES)
def taught(surface: Landscape, data: Data, prepare: str, share: float) -> Taught:
    """The surface, which is made from data, over these data; `share` of them is held out, and both parts are prepared
    by what the other samples are like. Raises DataError with a sentence.
    """
    reason = fits(surface, data)
    if reason:
        raise DataError(reason)
    learnt, held = split(data, share, SPLIT_SEED) if share else (data, None)
    if prepare != RAW:
        prepared = preparation(learnt, inputs(surface), prepare)
        learnt, held = prepared.applied(learnt), held and prepared.applied(held)
    found = surface if learnt == surface.data else fitted(surface, learnt)
    return Taught(found, replace(found, data=held, minima=()) if held else None)


def inputs(surface: Landscape) -> tuple[str, ...]:
    """The columns that can be prepared: the inputs of the surface's model. Raises DataError where it has none."""
    if surface.model is None or not surface.model.inputs:
        raise DataError("This loss does not show a model with inputs and a target, so its data stay as they are.")
    return tuple(surface.model.inputs)
