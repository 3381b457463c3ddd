"""What is typed into a field: taken where it can be used, and else answered with a sentence beside the field."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from optimizers import SettingError
from ui.session.reading import Unusable
from ui.session.setup import Setup
from ui.state import change, session


def typed(place: str, read: Callable[[], Setup], *, play: bool = False) -> None:
    """Takes a typed value, or keeps the one before it and says why."""
    mine = session()
    mine.problems.pop(place, None)
    try:
        setup = read()
    except (Unusable, SettingError) as error:
        mine.problems[place] = f"{str(error).removesuffix('.')}; the value before it is kept."
        return
    change(setup, play=play)


def checked(name: str, key: str, reader: Callable, low: float, high: float):
    """The value of the field `key`, as `reader` reads it. Raises Unusable."""
    text = value(name, key)
    try:
        return reader(text, low, high)
    except Unusable as error:
        raise Unusable(f"{name}: {text} {error}") from None


def value(name: str, key: str) -> str:
    """The value of the field `key` as text. Raises Unusable where it is empty."""
    held = st.session_state[key]
    if held is None or held == "":
        raise Unusable(f"{name} is empty")
    return held if isinstance(held, str) else repr(held)


def problem(place: str) -> None:
    """The sentence about a place, where there is one."""
    sentence = session().problems.get(place)
    if sentence:
        with st.container(key=f"problem_{place}"):
            st.text(sentence)
