"""The controls above the cards: which surface, and what of this page a link has locked."""

from __future__ import annotations

import streamlit as st

from ui.lecture import shows
from ui.panel.data import data
from ui.panel.formula import about
from ui.panel.shape import shape
from ui.panel.surfaces import surfaces
from ui.post import post
from ui.session.parts import PARTS
from ui.state import session


def locked_parts() -> None:
    """What of this page a link has locked, if it has, so that nobody wonders."""
    if post().open:
        return
    names = [PARTS[part].what for part in session().setup.lock if shows(part)]
    if names:
        st.caption(f":material/lock: Locked by this link: {', '.join(names).lower()}.")


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
