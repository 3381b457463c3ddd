"""What is typed into a field: taken where it can be used, and else answered with a sentence beside the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import streamlit as st

from optimizers import SettingError
from optimizers.base.numbers import exact
from ui.session.reading import Unusable, quoted
from ui.session.setup import PARAMETERS, Setup
from ui.state import change, session

T = TypeVar("T")


def typed(place: str, read: Callable[[], Setup], *, final: bool = True, play: bool = False) -> None:
    """Takes a typed value, or keeps the one before it and says why."""
    mine = session()
    mine.problems.pop(place, None)
    try:
        setup = read()
    except (Unusable, SettingError) as error:
        mine.problems[place] = f"{str(error).removesuffix('.')}. The old value is kept."
        return
    change(setup, final=final, play=play)


def checked_fields(labels: Mapping[str, str]) -> dict[str, Any]:
    """The values typed for these fields of the set-up, name -> label, each as a link's is read. Raises Unusable.

    The key of each widget is the field's name.
    """
    return {name: checked(label, name, PARAMETERS[name].kind.read) for name, label in labels.items()}


def checked(name: str, key: str, read: Callable[[str], T]) -> T:
    """The value of the widget `key`, as `read` reads its text. Raises Unusable."""
    return checked_value(name, st.session_state[key], read)


def checked_value(name: str, told: float | str | None, read: Callable[[str], T]) -> T:
    """A number, or what was typed in its place, as `read` reads its text. Raises Unusable."""
    if told is None or told == "":
        raise Unusable(f"{name} is empty")
    text, shown = (told, quoted(told)) if isinstance(told, str) else (exact(told), exact(told))
    try:
        return read(text)
    except Unusable as error:
        raise Unusable(f"{name}: {shown} {error}") from None


def problem(place: str) -> None:
    """The sentence about a place, where there is one."""
    sentence = session().problems.get(place)
    if sentence:
        with st.container(key=f"problem_{place}"):
            st.text(sentence)
