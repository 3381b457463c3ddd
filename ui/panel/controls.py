"""The controls above the cards: which surface, and what of this page a link has locked."""

from __future__ import annotations

import streamlit as st

from ui.lecture import shows
from ui.panel.data import data
from ui.panel.formula import about
from ui.panel.shape import shape
from ui.panel.surfaces import surfaces
from ui.post import post
from ui.session.hypers import KNOWN
from ui.session.lecture import freed
from ui.session.parts import LOCKED_TOGETHER, PARTS, SETTINGS
from ui.session.setup import Setup
from ui.state import session


def locked_words(setup: Setup) -> str:
    """What a link has locked, in a sentence or two; of parts that are hidden nothing is said."""
    together = set(LOCKED_TOGETHER[SETTINGS])
    rest = set(setup.lock) - together if together <= set(setup.lock) else set(setup.lock)
    names = ["all settings"] * (rest != set(setup.lock))
    names += [part.what.lower() for name, part in PARTS.items() if name in rest and shows(name)]
    words = f"Locked by this link: {', '.join(names)}." if names else ""
    method = freed(setup)
    return f"{words} You can change the learning rate of {KNOWN[method].name}." if words and method else words


def locked_parts() -> None:
    """What of this page a link has locked, if it has, so that nobody wonders."""
    if post().open:
        return
    words = locked_words(session().setup)
    if words:
        st.caption(f":material/lock: {words}")


def surface_controls() -> None:
    """Which surface: the picker, its formula, its shape and its window, and what is to be known of them."""
    locked_parts()
    if not shows("surface"):
        return
    surfaces()
    about()
    if shows("data"):
        data()
    shape()
