"""What stands at the right of the tabs: the link to this page, what a lecture makes of it, and the way out of one."""

from __future__ import annotations

from dataclasses import fields, replace
from urllib.parse import urlencode

from optimizers.base.numbers import in_full
from ui.assets import component
from ui.lecture import shows
from ui.server.settings import frame_ancestors, framed
from ui.session.hypers import KNOWN, RATES
from ui.session.link import to_link
from ui.session.messages.panel import LectureDefaults, LectureGroup, LecturePart, LecturePreset, Option, Share
from ui.session.pages import EXPORT, NETWORKS, address
from ui.session.parts import HIDDEN_TOGETHER, LOCKABLE, LOCKED_TOGETHER, PARTS
from ui.session.presets import PRESETS, Preset
from ui.session.scene_setup import of_networks
from ui.session.setup import PLAYS, SIZES, SPEEDS, Setup
from ui.state import change, session

_share = component("share")

PLAYED = dict(zip(PLAYS, ("once", "again and again", "when Play is pressed"), strict=True))


def composed(setup: Setup, here: str, *, share: bool, leave: bool) -> Share:
    """What the browser is told: the parts that can be hidden or locked, how this link has them, and what is mounted."""
    return Share(
        presets=tuple(offered(name, preset) for name, preset in PRESETS.items() if here in preset.pages),
        groups=(
            *(LectureGroup(word, "hide", parts) for word, parts in HIDDEN_TOGETHER.items()),
            *(LectureGroup(word, "lock", parts) for word, parts in LOCKED_TOGETHER.items()),
        ),
        rates=tuple(Option(rate, KNOWN[key].name) for rate, key in RATES.items() if key in racing(setup, here)),
        free=setup.free,
        predict=setup.predict,
        parts=tuple(
            LecturePart(
                name,
                part.what,
                lockable=name in LOCKABLE,
                state="hide" if name in setup.hide else "lock" if name in setup.lock else "show",
                here=here in part.pages,
            )
            for name, part in PARTS.items()
        ),
        sizes=SIZES,
        size=setup.size,
        plays=tuple(Option(value, words) for value, words in PLAYED.items()),
        play=setup.play,
        speeds=tuple(Option(f"{speed:g}", f"{in_full(speed)}×") for speed in SPEEDS),
        speed=f"{setup.speed:g}",
        defaults=LectureDefaults(f"{Setup.size:g}", Setup.play, f"{Setup.speed:g}", Setup.predict),
        query=urlencode(to_link(setup), safe=",:"),
        export=None if here == EXPORT else f"./{address(EXPORT)}",
        share=share,
        leave=leave,
        framed=framed(frame_ancestors()),
    )


def offered(name: str, preset: Preset) -> LecturePreset:
    """A preset as the browser is told of it."""
    told = {field.name: getattr(preset, field.name) for field in fields(LecturePreset) if field.name != "name"}
    return LecturePreset(name, **told)


def racing(setup: Setup, here: str) -> tuple[str, ...]:
    """The methods whose settings this page has."""
    trained = here == NETWORKS or of_networks(setup.lesson, setup.scene)
    return setup.net.methods if trained else setup.methods


def _left() -> None:
    """The reader wants to see and to change everything."""
    change(replace(session().setup, hide=(), lock=(), free=Setup.free))


def share(here: str) -> None:
    """Mounts the buttons that copy the link, make one for a lecture, leave a lecture, and lead to the exports.

    `here` is the page that is shown, a key of PAGES.
    """
    setup = session().setup
    leave = bool(setup.hide or setup.lock) and shows("leave")
    if shows("share") or leave:
        data = composed(setup, here, share=shows("share"), leave=leave)
        _share(key="share", data=data, on_leave_change=_left)
