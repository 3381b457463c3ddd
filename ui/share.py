"""What stands at the right of the tabs: the link to this page, what a lecture makes of it, and the way out of one."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from optimizers.base.numbers import in_full
from ui.assets import component
from ui.lecture import shows
from ui.session.link import to_link
from ui.session.messages.panel import LectureDefaults, LecturePart, Option, Share
from ui.session.pages import EXPORT, address
from ui.session.parts import LOCKABLE, PARTS
from ui.session.setup import PLAYS, SIZES, SPEEDS, Setup
from ui.state import change, session

_share = component("share")

PLAYED = dict(zip(PLAYS, ("once", "again and again", "when Play is pressed"), strict=True))


def composed(setup: Setup, here: str, *, share: bool, leave: bool) -> Share:
    """What the browser is told: the parts that can be hidden or locked, how this link has them, and what is mounted."""
    return Share(
        parts=tuple(
            LecturePart(
                name,
                part.what,
                lockable=name in LOCKABLE,
                state="hide" if name in setup.hide else "lock" if name in setup.lock else "show",
            )
            for name, part in PARTS.items()
        ),
        sizes=SIZES,
        size=setup.size,
        plays=tuple(Option(value, words) for value, words in PLAYED.items()),
        play=setup.play,
        speeds=tuple(Option(f"{speed:g}", f"{in_full(speed)}×") for speed in SPEEDS),
        speed=f"{setup.speed:g}",
        defaults=LectureDefaults(f"{Setup.size:g}", Setup.play, f"{Setup.speed:g}"),
        query=urlencode(to_link(setup), safe=",:"),
        export=None if here == EXPORT else f"./{address(EXPORT)}",
        share=share,
        leave=leave,
    )


def _left() -> None:
    """The reader wants to see and to change everything."""
    change(replace(session().setup, hide=(), lock=()))


def share(here: str) -> None:
    """Mounts the buttons that copy the link, make one for a lecture, leave a lecture, and lead to the exports.

    `here` is the page that is shown, a key of PAGES.
    """
    setup = session().setup
    leave = bool(setup.hide or setup.lock) and shows("leave")
    if shows("share") or leave:
        data = composed(setup, here, share=shows("share"), leave=leave)
        _share(key="share", data=data, on_leave_change=_left)
