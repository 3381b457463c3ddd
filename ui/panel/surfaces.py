"""The picker of surfaces: the one that is raced on, and behind it all of them in pictures, by what they teach."""

from __future__ import annotations

from typing import Any

import streamlit as st

from figures.portrait import SIZE, bands
from landscapes import GROUPS, LANDSCAPES, Landscape
from ui.assets import component
from ui.lecture import locks
from ui.session.own import OWN, OWN_NAME, own_landscape
from ui.session.setup import Setup
from ui.state import change, session

_surfaces = component("surfaces")

OWN_TEACHES = "Any f(x, y) you can write down: type it below."
SMALL = {"grid": 40, "levels": 8, "within": 2.0, "crowding": 2.5}  # of a picture as wide as a thumb


def tile(setup: Setup, key: str) -> dict[str, Any]:
    """A surface as the picker shows it: as the catalogue has it, neither turned nor stretched."""
    surface = own_landscape(setup.formula) if key == OWN else LANDSCAPES[key]
    name, teaches = (OWN_NAME.capitalize(), OWN_TEACHES) if key == OWN else (surface.name, surface.teaches)
    return {"key": key, "name": name, "teaches": teaches, "bands": picture(surface)}


def picture(surface: Landscape) -> tuple[tuple[str, str], ...]:
    return bands(surface, **SMALL)


def shelf(setup: Setup) -> list[dict[str, Any]]:
    """Every surface, in groups, the reader's own formula last."""
    groups = [
        {"name": name, "surfaces": [tile(setup, key) for key, surface in LANDSCAPES.items() if surface.group == group]}
        for group, name in GROUPS.items()
    ]
    return [*groups, {"name": "Yours", "surfaces": [tile(setup, OWN)]}]


def _picked() -> None:
    key = st.session_state["surfaces"]["pick"]
    if key not in (*LANDSCAPES, OWN):
        return
    mine = session()
    mine.problems, mine.draft = {}, None
    change(mine.setup.with_surface(key), play=True)


def _asked() -> None:
    """The picker was opened for the first time: this run sends the pictures."""


def surfaces() -> None:
    """Mounts the picker for this session's set-up."""
    setup = session().setup
    asked = st.session_state.get("surfaces", {}).get("shelf")
    _surfaces(
        key="surfaces",
        data={
            "current": tile(setup, setup.surface),
            "shelf": shelf(setup) if asked else None,
            "size": SIZE,
            "locked": locks("surface"),
        },
        on_pick_change=_picked,
        on_shelf_change=_asked,
    )
