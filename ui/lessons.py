"""The lessons: their list, and a scene of one of them beside the stage that it is about."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lessons import LESSONS
from ui.assets import brought, component
from ui.lecture import shows
from ui.panel.data import data
from ui.panel.numbers import numbers
from ui.race.deck import deck
from ui.race.fans import fans
from ui.race.scoreboard import scoreboard
from ui.race.stage import stage
from ui.session.messages.lessons import LessonCard, LessonList, LessonOpen, LessonPart, SceneBack, SceneGo, SceneTry
from ui.session.pages import RACE
from ui.session.scene import entered, told
from ui.session.setup import Setup
from ui.session.tracks import tracks
from ui.state import change, session, turn_to

SETTINGS = ("data", "start", "run", "methods", "add")  # the parts of the fold below a scene

_lesson = component("lesson")
_lessons = component("lessons")


def listed() -> LessonList:
    """What the browser is told of all lessons, under the headings that they stand under."""
    parts: dict[str, list[LessonCard]] = {}
    for lesson in LESSONS.values():
        card = LessonCard(lesson.key, lesson.title, lesson.teaches, len(lesson.scenes))
        parts.setdefault(lesson.part, []).append(card)
    return LessonList(tuple(LessonPart(title, tuple(cards)) for title, cards in parts.items()))


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
                    if session().setup.has_data and shows("data"):
                        data()
                    numbers("start", "run")
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
    wish = brought("lesson_list", "open", LessonOpen)
    if wish and wish.lesson in LESSONS:
        change(entered(session().setup, wish.lesson, 1), play=True)


def _went() -> None:
    """To another scene, or to the list where the lesson is none."""
    wish = brought("lesson", "go", SceneGo)
    if wish and (not wish.lesson or (wish.lesson in LESSONS and 1 <= wish.scene <= len(LESSONS[wish.lesson].scenes))):
        change(entered(session().setup, wish.lesson, wish.scene), play=True)


def _put_back() -> None:
    if brought("lesson", "back", SceneBack):
        setup = session().setup
        change(replace(entered(setup, setup.lesson, setup.scene), view=setup.view), play=True)


def _tried() -> None:
    """The reader takes the race along, out of the lesson."""
    if brought("lesson", "try", SceneTry):
        turn_to(RACE, replace(session().setup, lesson=Setup.lesson, scene=Setup.scene))
