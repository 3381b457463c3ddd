"""Which parts of the stage are shown: map, 3-D surface and data, any of them side by side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ui.session.setup import VIEWS, Setup

USUAL, WITH_DATA = "both", "fit"  # what a surface opens on, and one that is made from samples


def views(setup: Setup, hidden: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """What can be shown here, by name; `hidden` are the parts that a link takes away."""
    there = {"map", *(("data",) if setup.landscape().data else ()), *(("relief",) if "relief" not in hidden else ())}
    return {name: parts for name, parts in VIEWS.items() if there.issuperset(parts)}


def usual(setup: Setup) -> str:
    """The name of the view that the surface opens on."""
    return WITH_DATA if setup.landscape().data else USUAL


def view(setup: Setup, hidden: Collection[str] = ()) -> str:
    """The name of what is shown: what was chosen, or as much of it as there is; else the map."""
    there = views(setup, hidden)
    wanted = setup.view or usual(setup)
    left = tuple(part for part in VIEWS[wanted] if (part,) in there.values())
    return next((name for name, parts in there.items() if parts == left), "map")


def chosen_view(setup: Setup, name: str) -> Setup:
    """The set-up with another view; the one that the surface opens on is no choice, so that another has its own."""
    if name not in views(setup):
        return setup
    return replace(setup, view=None if name == usual(setup) else name)
