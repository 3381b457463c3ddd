"""Which parts of the stage are shown: the curve of one weight, map, 3-D surface and data, some of them side by side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ui.session.setup import CURVE, VIEWS, Setup

USUAL, WITH_DATA = "both", "fit"  # what a surface opens on, and one that is made from data
CURVE_WITH_DATA = "curve_data"  # what a curve opens on that is made from data; any other on itself
HIDDEN_AS = {"relief": "relief", "data": "samples"}  # the names by which a link hides what can stand beside the map


def there(setup: Setup, hidden: Collection[str] = ()) -> set[str]:
    """The parts that can be shown here; `hidden` are the names of those that a link takes away."""
    taken = {part for part, name in HIDDEN_AS.items() if name in hidden}
    more = {"data": setup.has_data, CURVE: setup.landscape().single}
    return {"map", "relief", *(part for part, there in more.items() if there)} - taken


def views(setup: Setup, hidden: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """What can be shown here, by name."""
    parts = there(setup, hidden)
    return {name: some for name, some in VIEWS.items() if parts.issuperset(some)}


def usual(setup: Setup, hidden: Collection[str] = ()) -> str:
    """The name of the view that the surface opens on."""
    parts = there(setup, hidden)
    if CURVE in parts:
        return CURVE_WITH_DATA if "data" in parts else CURVE
    return WITH_DATA if "data" in parts else USUAL


def view(setup: Setup, hidden: Collection[str] = ()) -> str:
    """The name of what is shown: what was chosen, or as much of it as there is; else the map."""
    parts = there(setup, hidden)
    left = tuple(part for part in VIEWS[setup.view or usual(setup, hidden)] if part in parts)
    return next((name for name, some in VIEWS.items() if some == left), CURVE if CURVE in parts else "map")


def picture(setup: Setup) -> str:
    """What a reader sees the paths on: "curve" or "map"."""
    return CURVE if CURVE in VIEWS[view(setup)] else "map"


def chosen_view(setup: Setup, name: str) -> Setup:
    """The set-up with another view; the one that the surface opens on is no choice, so that another has its own."""
    if name not in views(setup):
        return setup
    return replace(setup, view=None if name == usual(setup) else name)
