"""What the stage is told of the race, and what the reader did on the stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from experiments.engine.noise import unit_draws
from experiments.geometry.known import falls_below
from experiments.readings.stability import sharpness_called
from experiments.studies.fan import Fan
from figures.palette import BANDS, styles
from figures.race import TITLES
from landscapes import Surface
from optimizers.schedules import Pieces
from ui.assets import brought, component
from ui.lecture import hides
from ui.race.predict import chosen, guessed
from ui.race.samples import sampled, samples
from ui.session.beside import beside
from ui.session.caption import captions
from ui.session.described import described
from ui.session.messages.stage import (
    Caption,
    FurtherStarts,
    Game,
    MarkedEvent,
    Noise,
    Pace,
    Stage,
    StageArrows,
    StageCounted,
    StageEvents,
    StageLacking,
    StageMethod,
    StageMoment,
    StageMute,
    StageOpen,
    StagePick,
    StageStability,
    StageStarts,
    StageView,
)
from ui.session.moments import moments
from ui.session.pages import ANATOMY
from ui.session.pin import drawn, ghost
from ui.session.places import checked_point
from ui.session.points import marked, surveyed
from ui.session.programs import batches
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import COUNTED, SPEEDS, Setup
from ui.session.starts import FIRST_COUNT, MOST
from ui.session.tracks import Track, racers
from ui.session.views import chosen_view, view, views
from ui.state import change, session, turn_to

_stage = component("stage")

SHOWN = 50  # paths of a fan that are drawn: more would not be told apart

WITH_HELD_OUT = "Loss f, held-out loss dotted"
EDGES = {"stability": 1}  # a value that is drawn across a chart, because what lies beyond it is another matter


def message(
    mine: Session,
    tracks: Mapping[str, Track],
    fans: Mapping[str, Fan],
    hides: tuple[str, ...] = (),
    embedded: bool = False,
    game: Game | None = None,
) -> Stage:
    """What the stage is told.

    While a guess is awaited there are no tracks, so that nothing is known in the browser: `game` says what is asked,
    and is None where none can be begun.
    `hides` are the parts that are not shown, and `embedded` is whether the page stands in another.
    """
    setup = mine.setup
    pinned = None if game and game.waits else ghost(setup)
    found = surveyed(mine)
    return Stage(
        serial=mine.answered.get("stage", 0),
        answered=dict(mine.answered),
        play=mine.plays,
        view=view(setup, hides),
        views=views(setup, hides),
        events=setup.events,
        start=setup.point(),
        starts=further(setup),
        steps=setup.steps,
        look=setup.look,
        pace=Pace(setup.play, setup.speed, SPEEDS),
        muted=setup.muted,
        locked=setup.lock,
        hidden=hides,
        embedded=embedded,
        titles=titles([*tracks.values(), *([pinned] if pinned else [])]),
        loss=TITLES["value"],
        edges=EDGES,
        bands=BANDS,
        surface=described(setup, walked=not (game and game.waits)),
        samples=samples(mine),
        batches=next((batches(track.runs.race) for track in tracks.values()), None),
        counted=setup.counted,
        stability=setup.stability,
        arrows=setup.arrows,
        looked=setup.method,
        game=game,
        caption=Caption("", "") if game and game.waits else captions(setup, tracks, fans, found),
        noise=noise_of(setup, fans),
        critical=marked(found, setup.landscape().single),
        methods=methods(tracks, fans),
        pinned=drawn(setup, pinned) if pinned else None,
        beside=beside(setup, lacking(mine, tracks)),
    )


def further(setup: Setup) -> FurtherStarts:
    """What the stage is told of the further starts: of a ring how far they lie from the first."""
    around = setup.offsets()
    return FurtherStarts(around or setup.further(), bool(around), MOST, patterns=True)


def lacking(mine: Session, tracks: Mapping[str, Track]) -> list[str]:
    """The methods that the browser has found that it cannot walk from every start, as they race now; none while
    something is in the reader's hand.
    """
    return [key for key, track in tracks.items() if not mine.live and mine.lacking.get(key) == track.runs.race]


def titles(drawn: Sequence[Track]) -> dict[str, str]:
    """The series that are drawn as curves: those in which any run has a number. The gap stands for f if it is known,
    unless a run falls below that minimum, or a held-out loss is drawn beside f, which is above another one.
    """
    if not drawn:
        return {}
    series, known = drawn[0].series, titles_on(drawn[0].runs.surface)
    told = {name for name in series if any(np.isfinite(track.series[name]).any() for track in drawn)}
    if "held_out" in series:
        return {name: known[name] for name in known if name in told and name != "gap"} | {"value": WITH_HELD_OUT}
    fallen = any(falls_below(track.runs.surface, track.series["value"]) for track in drawn)
    other = "value" if "gap" in series and not fallen else "gap"
    return {name: known[name] for name in known if name in told and name != other}


def titles_on(surface: Surface) -> dict[str, str]:
    """What each curve is called on a surface."""
    return TITLES | {"stability": f"Stability: {sharpness_called(surface)} / its limit"}


def methods(tracks: Mapping[str, Track], fans: Mapping[str, Fan]) -> tuple[StageMethod, ...]:
    """What the stage is told of each of these tracks; there may be no fan of it."""
    looks = styles(tracks)
    told: dict[str, dict[str, Any]] = {key: {**looks[key].told, **track.series} for key, track in tracks.items()}
    return tuple(
        StageMethod(
            key=key,
            name=track.row.name,
            outcome=track.row.outcome,
            stopped=track.row.stopped,
            sentence=track.row.sentence,
            changes={
                name: tuple(step for step, _ in value.changes)
                for name, value in track.runs.race.hypers.items()
                if isinstance(value, Pieces)
            },
            moments=tuple(StageMoment(moment.step, moment.sentence, moment.lost) for moment in moments(track)),
            events=tuple(
                MarkedEvent(event.kind, event.step, event.until, event.sentence, event.x, event.y)
                for event in track.events
            ),
            fan=fan_of(fans.get(key)),
            hypers=settings(track.runs.hypers),
            **told[key],
        )
        for key, track in tracks.items()
    )


def settings(hypers: Mapping[str, Any]) -> dict[str, float | np.ndarray]:
    """A method's settings as the browser has them: numbers, or where scheduled a value for each step."""
    return {name: np.array(value) if isinstance(value, list) else value for name, value in hypers.items()}


def fan_of(fan: Fan | None) -> np.ndarray:
    """The part of a fan that is drawn, as float32, because it is only drawn: (shown, 2, recorded)."""
    if fan is None:
        return np.empty((0, 2, 0), np.float32)
    with np.errstate(over="ignore"):  # what is too far for a float32 is too far to be drawn
        return fan.path[:, :SHOWN].transpose(1, 2, 0).astype(np.float32)


def noise_of(setup: Setup, fans: Mapping[str, Fan]) -> Noise | None:
    """What the stage is told of chance: the fans' size and steps, how near is success, and the noise; None where chance
    has no say. With batches the noise is 0.
    """
    if not setup.drawn:
        return None
    steps = next(iter(fans.values())).steps.tolist() if fans else []
    drawn = unit_draws(setup.seed, setup.steps, setup.landscape().single)
    return Noise(setup.fan, min(setup.fan, SHOWN), tuple(steps), setup.within(), setup.noise, (drawn[0], drawn[1]))


def _picked() -> None:
    """The reader clicked the map or the surface, or moved the start marker."""
    pick = brought("stage", "pick", StagePick)
    if not pick:
        return
    mine = session()
    try:
        setup = mine.setup.started_at(*checked_point(pick.x, pick.y))
    except Unusable as error:
        mine.problems["start"] = f"Start: {error}. The old start is kept."
        return
    mine.problems.pop("start", None)
    change(setup, final=pick.final, play=pick.play)


def _started() -> None:
    """The reader chose where the methods start besides, by a click or as a ring or a grid."""
    wish = brought("stage", "starts", StageStarts)
    if not wish:
        return
    mine = session()
    try:
        known = wish.pattern in FIRST_COUNT
        setup = mine.setup.patterned(wish.pattern) if known else mine.setup.also_from(wish.points)
    except Unusable as error:
        mine.problems["start"] = f"Further starts: {error}. The old ones are kept."
        return
    mine.problems.pop("start", None)
    change(setup)


def _viewed() -> None:
    chosen = brought("stage", "view", StageView)
    if chosen:
        change(chosen_view(session().setup, chosen.view))


def _marked() -> None:
    """The reader wants events to be marked, or not to be."""
    events = brought("stage", "events", StageEvents)
    if events:
        change(replace(session().setup, events=events.shown))


def _counted() -> None:
    """The reader chose what the axis of the curves counts."""
    chosen = brought("stage", "counted", StageCounted)
    if chosen and chosen.counted in COUNTED:
        change(replace(session().setup, counted=chosen.counted))


def _gauged() -> None:
    """The reader wants the chart of the stability, or no more."""
    wish = brought("stage", "stability", StageStability)
    if wish:
        change(replace(session().setup, stability=wish.shown))


def _arrowed() -> None:
    """The reader wants the gradient of each sample to be drawn, or not to be."""
    arrows = brought("stage", "arrows", StageArrows)
    if arrows:
        change(replace(session().setup, arrows=arrows.shown))


def _muted() -> None:
    """The reader chose which paths are not drawn."""
    mute = brought("stage", "mute", StageMute)
    if mute:
        setup = session().setup
        change(replace(setup, muted=tuple(key for key in setup.methods if key in mute.muted)))


def _lacked() -> None:
    """The browser cannot walk some runs from the further starts: the message has them from now on."""
    wish = brought("stage", "lacking", StageLacking)
    if wish:
        mine = session()
        mine.lacking |= {key: mine.setup.race(key) for key in racers(mine.setup) if key in wish.methods}


def _opened() -> None:
    """The reader wants to see the step that leads here; from the start, the first one."""
    wish = brought("stage", "open", StageOpen)
    if not wish:
        return
    setup = session().setup
    method = setup.method if setup.method in setup.methods or not setup.methods else setup.methods[0]
    turn_to(ANATOMY, replace(setup, step=max(wish.step, 1), method=method))


def _back() -> None:
    """The connection was lost and is back: the run that this begins is all there is to do."""


def stage(tracks: Mapping[str, Track], fans: Mapping[str, Fan], game: Game | None = None) -> None:
    """Mounts the stage with these tracks and fans, and with the game that is played on it."""
    _stage(
        key="stage",
        data=message(session(), tracks, fans, hides(), bool(st.context.is_embedded), game),
        on_guess_change=guessed,
        on_game_change=chosen,
        on_pick_change=_picked,
        on_starts_change=_started,
        on_view_change=_viewed,
        on_events_change=_marked,
        on_mute_change=_muted,
        on_open_change=_opened,
        on_sample_change=sampled,
        on_counted_change=_counted,
        on_stability_change=_gauged,
        on_arrows_change=_arrowed,
        on_lacking_change=_lacked,
        on_back_change=_back,
    )
