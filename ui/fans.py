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
    if not setup.noise or not setup.fan or mine.live:
        return {}
    with st.container(key="work"):
        said = st.empty()
    methods = list(race)
    began = time.monotonic()

    def walked(place: int, key: str) -> Fan:
        runs = f"{setup.fan} noisy runs of {OPTIMIZERS[key].called(setup.noise)}, {setup.steps} steps each"

        def progress(part: float) -> None:
            if time.monotonic() - began > SOON:
                said.progress((place + part) / len(methods), runs)

        return fan_of(setup, key).walked(progress)

    found = {key: walked(place, key) for place, key in enumerate(methods)}
    said.empty()
    return found
