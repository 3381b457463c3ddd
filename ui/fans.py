"""The fans of a noisy race, one method after the other: what takes long says how far it is and can be called off."""

from __future__ import annotations

import time
from collections.abc import Iterable

import streamlit as st

from experiments.fan import Fan
from optimizers import OPTIMIZERS
from ui.race import fan_of
from ui.state import session

SOON = 0.3  # seconds of work that nobody needs to be told of


def fans(race: Iterable[str]) -> dict[str, Fan]:
    """The noisy runs of every method of a race; none without noise, and none while something is in the reader's hand.

    Whatever the reader does next ends the work: Streamlit leaves this run at the next word about it.
    """
    mine = session()
    setup = mine.setup
    found: dict[str, Fan] = {}
    if not setup.noise or not setup.fan or mine.live:
        return found
    with st.container(key="work"):
        said = st.empty()
    methods = list(race)
    began = time.monotonic()
    for done, key in enumerate(methods):
        if time.monotonic() - began > SOON:
            name = OPTIMIZERS[key].called(setup.noise)
            said.progress(done / len(methods), f"{setup.fan} noisy runs of {name}, {setup.steps} steps each")
        found[key] = fan_of(setup, key)
    said.empty()
    return found
