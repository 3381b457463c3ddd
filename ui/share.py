"""What stands at the right of the tabs: the link to this page, what a lecture makes of it, and the way out of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.assets import component
from ui.lecture import shows
from ui.session.parts import LOCKABLE, PARTS
from ui.session.setup import PLAYS, SIZES, SPEEDS, Setup
from ui.state import change, session

_share = component("share")

PLAYED = dict(zip(PLAYS, ("once", "again and again", "when Play is pressed"), strict=True))


def composed(setup: Setup) -> dict[str, Any]:
    """What the browser is told: the parts that can be hidden or locked, and how this link has them."""
    return {
        "parts": [
            {
                "name": name,
                "what": part.what,
                "lockable": name in LOCKABLE,
                "state": "hide" if name in setup.hide else "lock" if name in setup.lock else "show",
            }
            for name, part in PARTS.items()
        ],
        "sizes": SIZES,
        "size": setup.size,
        "plays": [{"value": value, "words": words} for value, words in PLAYED.items()],
        "play": setup.play,
        "speeds": [{"value": f"{speed:g}", "words": f"{speed:g}×"} for speed in SPEEDS],
        "speed": f"{setup.speed:g}",
        "defaults": {"size": f"{Setup.size:g}", "play": Setup.play, "speed": f"{Setup.speed:g}"},
    }


def _left() -> None:
    """The reader wants to see and to change everything."""
    change(replace(session().setup, hide=(), lock=()))


def share() -> None:
    """Mounts the buttons that copy the link, make one for a lecture, and leave a lecture."""
    setup = session().setup
    leave = bool(setup.hide or setup.lock) and shows("leave")
    if shows("share") or leave:
        data = composed(setup) | {"share": shows("share"), "leave": leave}
        _share(key="share", data=data, on_leave_change=_left)
