"""Other data for the same surface: settings that suit the new data stay; the others are dropped, with a note."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from optimizers.base.numbers import in_text, percent
from ui.session.reading import Unusable
from ui.session.setup import PARAMETERS, Setup

# What is chosen for the data, in the order in which it is tried: what it is called, and what is there without it.
CHOSEN = {
    "held_out": (lambda share: f"The held-out share of {percent(share)}", "no sample is held out"),
    "prepare": (lambda how: f"The preparation “{how}”", "the inputs are raw"),
    "batch": (lambda size: f"A batch of {size:,}", "each step sees all samples"),
    "noise": (lambda sigma: f"Noise of σ = {in_text(sigma)}", "there is no noise"),
}


def over_other_data(setup: Setup, **over: Any) -> Setup:
    """The set-up over other data, with all of what was chosen that suits them. Raises Unusable where the surface cannot
    be made from them.
    """
    with suppress(Unusable):  # together first: raw, the loss may have no finite value where prepared it has
        return setup.learning(**over)
    found = setup.learning(**over, **{name: PARAMETERS[name].default for name in CHOSEN})
    for name in CHOSEN:
        with suppress(Unusable):  # lost() says why
            found = found.sampled(**{name: getattr(setup, name)})
    return found


def lost(before: Setup, after: Setup) -> list[str]:
    """A sentence for each thing that was chosen for the data before and does not suit those after."""
    said = []
    for name, (called, instead) in CHOSEN.items():
        value = getattr(before, name)
        if value == getattr(after, name):
            continue
        try:
            after.sampled(**{name: value})
        except Unusable as error:
            said.append(f"{called(value)} {str(error).removesuffix('.')}. Now {instead}.")
    return said
