"""What happened on the paths as a list below the scoreboard: each event in words, and a press shows its step."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from figures.palette import styles
from ui.assets import brought, component
from ui.lecture import shows
from ui.session.messages.look import Look
from ui.session.messages.scoreboard import Happened, HappenedEvent, HappenedFold
from ui.session.tracks import Track
from ui.state import session

_happened = component("happened")

UNFOLDED = "happened_unfolded"  # in the session's state


def composed(tracks: Mapping[str, Track], muted: tuple[str, ...], *, unfolded: bool) -> Happened:
    """What the browser is told of these tracks' events, in words once they are looked at; without muted methods."""
    seen = {key: track for key, track in tracks.items() if key not in muted}
    count = sum(len(track.events) for track in seen.values())
    if not unfolded:
        return Happened(count, None)
    looks = styles(tracks)
    events = [
        HappenedEvent(Look(**looks[key].told), event.kind, event.step, event.sentence)
        for key, track in seen.items()
        for event in track.events
    ]
    return Happened(count, tuple(sorted(events, key=lambda event: event.step)))


def _folded() -> None:
    fold = brought("happened", "fold", HappenedFold)
    if fold:
        st.session_state[UNFOLDED] = fold.open


def happened(tracks: Mapping[str, Track]) -> None:
    """Mounts the list of these tracks' events; that of a method which is not drawn is left out."""
    if not shows("happened"):
        return
    told = composed(tracks, session().setup.muted, unfolded=bool(st.session_state.get(UNFOLDED)))
    _happened(key="happened", data=told, on_fold_change=_folded)
