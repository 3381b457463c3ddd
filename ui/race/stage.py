"""The stage's message: a JSON header and float64 series, and what the reader did on the stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from experiments.readings.events import Event
from experiments.studies.fan import Fan
from figures.palette import BANDS, styles
from figures.race import TITLES
from ui.assets import component
from ui.lecture import hides
from ui.race.predict import chosen, guessed
from ui.session.caption import caption
from ui.session.message import described, packed
from ui.session.pages import ANATOMY
from ui.session.pin import ghost, look
from ui.session.places import read_point
from ui.session.points import marked, points
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import SPEEDS, VIEWS, Setup
from ui.session.tracks import Track
from ui.state import change, session, turn_to

_stage = component("stage")

SHOWN = 50  # paths of a fan that are drawn: more would not be told apart

CLICK = "Click anywhere on the map to start the race there, or drag the ring."
EDGES = {"stability": 1}  # a value that is drawn across a chart, because what lies beyond it is another matter


def message(
    mine: Session,
    tracks: Mapping[str, Track],
    fans: Mapping[str, Fan],
    hides: Sequence[str] = (),
    embedded: bool = False,
    game: Mapping[str, Any] | None = None,
) -> bytes:
    """Four bytes of header length, the header as JSON, then every method's series in the order the header names.

    The series of the pinned run, if there is one, follow those of the methods.

    While a guess is awaited there are no tracks, so that nothing is known in the browser: `game` says what is asked,
    and is None where none can be begun.
    `hides` are the parts that are not shown, and `embedded` is whether the page stands in another.
    Of a noisy race the fans follow, as float32, because they are only drawn: each method's x and y, (shown, recorded).
    """
    setup, surface = mine.setup, mine.setup.landscape()
    looks = styles(tracks)
    pinned = None if game and game["waits"] else ghost(setup)
    drawn_runs = [*tracks.values(), *([pinned] if pinned else [])]
    series = list(drawn_runs[0].series) if drawn_runs else []
    told = {name for name in series if any(np.isfinite(track.series[name]).any() for track in drawn_runs)}
    drawn = [name for name in TITLES if name in told and not (name == "value" and "gap" in series)]
    header: dict[str, Any] = {
        "serial": mine.answered.get("stage", 0),
        "play": mine.plays,
        "view": setup.view,
        "events": setup.events,
        "start": setup.point(),
        "steps": setup.steps,
        "look": setup.look,
        "pace": {"play": setup.play, "speed": setup.speed, "speeds": SPEEDS},
        "muted": setup.muted,
        "locked": setup.lock,
        "hidden": hides,
        "embedded": embedded,
        "series": series,
        "titles": {name: TITLES[name] for name in drawn},
        "edges": EDGES,
        "bands": BANDS,
        "surface": described(setup),
        "game": game,
        "caption": {"before": surface.look_for or CLICK, "after": caption(setup, tracks, fans)},
        "noise": noise_header(setup, fans),
        "critical": marked(points(mine)),
        "methods": [
            {
                "key": key,
                "name": track.row.name,
                "colours": looks[key].colours,
                "dash": looks[key].dash,
                "marker": looks[key].marker,
                "outcome": track.row.outcome,
                "stopped": track.row.stopped,
                "sentence": track.row.sentence,
                "events": [marked_event(event) for event in track.events],
            }
            for key, track in tracks.items()
        ],
        "pinned": look(setup) if pinned else None,
    }
    with np.errstate(over="ignore"):  # what is too far for a float32 is too far to be drawn
        drawn_fans = [fan.path[:, :SHOWN].transpose(2, 1, 0).astype("<f4").tobytes() for fan in fans.values()]
    return packed(header, [track.series[name] for track in drawn_runs for name in series], *drawn_fans)


def marked_event(event: Event) -> dict[str, Any]:
    """What the stage says of an event."""
    told = {"kind": event.kind, "step": event.step, "until": event.until, "sentence": event.sentence}
    return told | {"x": event.x, "y": event.y}


def noise_header(setup: Setup, fans: Mapping[str, Fan]) -> dict[str, Any] | None:
    """What the stage says of the noise: the fans' size and steps, and how near is success; None without noise."""
    if not setup.noise:
        return None
    steps = next(iter(fans.values())).steps.tolist() if fans else []
    return {"runs": setup.fan, "shown": min(setup.fan, SHOWN), "steps": steps, "within": setup.within()}


def _picked() -> None:
    """The reader clicked the map or the surface, or moved the start marker."""
    event = st.session_state["stage"]["pick"]
    mine = session()
    mine.answered["stage"] = event["serial"]
    try:
        setup = mine.setup.started_at(*read_point(f"{event['x']!r},{event['y']!r}"))
    except Unusable as error:
        mine.problems["start"] = f"Start: {error}; the one before it is kept."
        return
    mine.problems.pop("start", None)
    change(setup, final=event["final"], play=event["play"])


def _viewed() -> None:
    view = st.session_state["stage"]["view"]["view"]
    if view in VIEWS:
        change(replace(session().setup, view=view))


def _marked() -> None:
    """The reader wants events to be marked, or not to be."""
    change(replace(session().setup, events=bool(st.session_state["stage"]["events"]["shown"])))


def _muted() -> None:
    """The reader chose which paths are not drawn."""
    event = st.session_state["stage"]["mute"]
    mine = session()
    mine.answered["stage"] = event["serial"]
    asked = set(event["muted"])
    change(replace(mine.setup, muted=tuple(key for key in mine.setup.methods if key in asked)))


def _opened() -> None:
    """The reader wants to see the step that leads here; from the start, the first one."""
    setup = session().setup
    step = max(int(st.session_state["stage"]["open"]["step"]), 1)
    method = setup.method if setup.method in setup.methods or not setup.methods else setup.methods[0]
    turn_to(ANATOMY, replace(setup, step=step, method=method))


def _back() -> None:
    """The connection was lost and is back: the run that this begins is all there is to do."""


def stage(tracks: Mapping[str, Track], fans: Mapping[str, Fan], game: Mapping[str, Any] | None = None) -> None:
    """Mounts the stage with these tracks and fans, and with the game that is played on it."""
    _stage(
        key="stage",
        data=message(session(), tracks, fans, hides(), bool(st.context.is_embedded), game),
        on_guess_change=guessed,
        on_game_change=chosen,
        on_pick_change=_picked,
        on_view_change=_viewed,
        on_events_change=_marked,
        on_mute_change=_muted,
        on_open_change=_opened,
        on_back_change=_back,
    )
