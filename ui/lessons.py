"""The lessons: their list, and a scene of one of them beside the stage that it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from lessons import LESSONS
from ui.assets import component
from ui.lecture import shows
from ui.panel.controls import run_controls, start_controls
from ui.race.deck import deck
from ui.race.fans import fans
from ui.race.scoreboard import scoreboard
from ui.race.stage import stage
from ui.session.pages import RACE
from ui.session.scene import entered, told
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import tracks
from ui.state import change, session, turn_to

SETTINGS = ("start", "run", "methods", "add")  # the parts of the fold below a scene

_lesson = component("lesson")
_lessons = component("lessons")


def listed() -> dict[str, Any]:
    """What the browser is told of all lessons, under the headings that they stand under."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for lesson in LESSONS.values():
        card = {"key": lesson.key, "title": lesson.title, "teaches": lesson.teaches, "scenes": len(lesson.scenes)}
        parts.setdefault(lesson.part, []).append(card)
    return {"parts": [{"title": title, "lessons": cards} for title, cards in parts.items()]}


def lessons() -> None:
    """The page: the list, or the scene that is read."""
    if not session().setup.lesson:
        with st.container(key="lessons"):
            _lessons(key="lesson_list", data=listed(), on_open_change=_opened)
        return
    with st.container(key="race", horizontal=True):
        with st.container(key="panel", width=304):
            scene()
            if any(map(shows, SETTINGS)):
                with st.expander("Change the settings", key="settings"):
                    start_controls()
                    run_controls()
                    deck()
        with st.container(key="main"):
            race = tracks(session().setup)
            noisy = fans(race)
            stage(race, noisy)
            scoreboard(race, noisy)


def scene() -> None:
    """Mounts the scene that is read."""
    _lesson(
        key="lesson",
        data=told(session()),
        on_go_change=_went,
        on_back_change=_put_back,
        on_try_change=_tried,
    )


def _opened() -> None:
    key = st.session_state["lesson_list"]["open"]["lesson"]
    if key in LESSONS:
        change(entered(session().setup, key, 1), play=True)


def _asked(event: str) -> tuple[Session, Any]:
    """What the reader asked of the scene, noted as answered."""
    mine, asked = session(), st.session_state["lesson"][event]
    mine.answered["lesson"] = asked["serial"]
    return mine, asked


def _went() -> None:
    """To another scene, or to the list where the lesson is none."""
    mine, asked = _asked("go")
    key, number = asked["lesson"], asked["scene"]
    if not key or (key in LESSONS and 1 <= number <= len(LESSONS[key].scenes)):
        change(entered(mine.setup, key, number), play=True)


def _put_back() -> None:
    mine, _ = _asked("back")
    setup = entered(mine.setup, mine.setup.lesson, mine.setup.scene)
    change(replace(setup, view=mine.setup.view), play=True)


def _tried() -> None:
    """The reader takes the race along, out of the lesson."""
    mine, _ = _asked("try")
    turn_to(RACE, replace(mine.setup, lesson=Setup.lesson, scene=Setup.scene))
