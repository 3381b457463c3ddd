"""What happened on the paths as a list below the scoreboard: each event in words, and a press shows its step."""

from __future__ import annotations

from collections.abc import Mapping

from figures.palette import styles
from ui.assets import component
from ui.lecture import shows
from ui.session.messages.look import Look
from ui.session.messages.scoreboard import Happened, HappenedEvent
from ui.session.tracks import Track
from ui.state import session

_happened = component("happened")


def happened(tracks: Mapping[str, Track]) -> None:
    """Mounts the list of these tracks' events; that of a method which is not drawn is left out."""
    if not shows("happened"):
        return
    looks, muted = styles(tracks), session().setup.muted
    events = [
        HappenedEvent(Look(**looks[key].told), event.kind, event.step, event.sentence)
        for key, track in tracks.items()
        if key not in muted
        for event in track.events
    ]
    _happened(key="happened", data=Happened(tuple(sorted(events, key=lambda event: event.step))))
