"""PRESETS: name -> Preset, what a link for a lecture can make of a page at one press."""

from __future__ import annotations

from dataclasses import dataclass

from ui.session.pages import NETWORKS, RACE
from ui.session.parts import ALL_BUT_PICTURE, EVERY, HIDDEN_TOGETHER, LOCKED_TOGETHER, OF_RACES, SETTINGS
from ui.session.setup import OFF, ONCE, RANK, STILL


@dataclass(frozen=True)
class Preset:
    """How a page is composed, as the fields of Setup have it; `frees` is whether one learning rate stays free.

    `what` says in one line what the class gets; `pages` are the pages (keys of PAGES) that it suits.
    """

    title: str
    what: str
    pages: tuple[str, ...] = EVERY
    hide: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
    size: float = 1.0
    play: str = ONCE
    predict: str = OFF
    frees: bool = False


PRESETS = {
    "picture": Preset(
        "Only the picture",
        "The picture, its caption and Play fill the page.",
        pages=(RACE, NETWORKS),
        hide=HIDDEN_TOGETHER[ALL_BUT_PICTURE],
    ),
    "rate": Preset(
        "Students change one rate",
        "Everything is locked but the learning rate of one method.",
        pages=(*OF_RACES, NETWORKS),
        lock=LOCKED_TOGETHER[SETTINGS],
        frees=True,
    ),
    "predict": Preset(
        "Predict first",
        "Each student sorts the methods first; then the race plays.",
        pages=(RACE,),
        lock=LOCKED_TOGETHER[SETTINGS],
        predict=RANK,
    ),
    "projector": Preset(
        "Projector",
        "Type and lines are 1.5 times as large; the race waits for Play.",
        size=1.5,
        play=STILL,
    ),
}
