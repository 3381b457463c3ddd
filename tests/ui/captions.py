"""The captions of a set-up, for tests."""

from dataclasses import dataclass

from experiments.studies.fan import Fan
from ui.session.caption import captions
from ui.session.messages.stage import Caption
from ui.session.moments import Moment, moments
from ui.session.points import surveyed
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import Track, fan_of, tracks


@dataclass(frozen=True)
class Said:
    """A set-up, its tracks, its noisy runs, and all that is said of them above the stage."""

    setup: Setup
    tracks: dict[str, Track]
    fans: dict[str, Fan]
    caption: Caption
    moments: dict[str, tuple[Moment, ...]]

    @property
    def everything(self) -> str:
        told = [moment.sentence for moments in self.moments.values() for moment in moments]
        return " ".join([self.caption.before, *told, self.caption.after])


def captioned(**changes) -> Said:
    """What is said of the race in a set-up, by its fields."""
    setup = Setup(**changes)
    race = tracks(setup)
    fans = {key: fan_of(setup, key).found() for key in race} if setup.drawn else {}
    caption = captions(setup, race, fans, surveyed(Session(setup)))
    return Said(
        setup, race, fans, caption, {key: moments(track) for key, track in race.items() if key not in setup.muted}
    )
