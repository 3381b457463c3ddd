"""The lessons: their list, and a scene of one of them beside the race or the training that it is about."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lessons import LESSONS
from ui.assets import brought, component
from ui.lecture import shows
from ui.networks import deck as trainers
from ui.networks.panel import rare_controls, usual_controls
from ui.networks.stage import the_networks
from ui.panel.data import data
from ui.panel.numbers import numbers
from ui.race.deck import deck
from ui.race.fans import fans
from ui.race.scoreboard import scoreboard
from ui.race.stage import stage
from ui.session.messages.lessons import LessonCard, LessonList, LessonOpen, LessonPart, SceneBack, SceneGo, SceneTry
from ui.session.pages import NETWORKS, RACE
from ui.session.scene import entered, judgement, told
from ui.session.scene_setup import of_networks
from ui.session.setup import Setup
from ui.session.tracks import tracks
from ui.state import change, session, turn_to
from ui.work import worked

SETTINGS = ("data", "start", "run", "methods", "add")  # the parts of the fold below a scene
OF_NETWORKS = ("network_data", "network", "training", trainers.PART)  # those where networks are trained

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
            settings()
        with st.container(key="main"):
            if trains():
                the_networks()
            else:
                race = tracks(session().setup)
                noisy = fans(race)
                stage(race, noisy)
                scoreboard(race, noisy)


def trains() -> bool:
    """Whether the scene that is read trains networks."""
    setup = session().setup
    return of_networks(setup.lesson, setup.scene)


def settings() -> None:
    """The fold in which the reader changes the race or the training."""
    if not any(map(shows, OF_NETWORKS if trains() else SETTINGS)):
        return
    with st.expander("Change the settings", key="settings"):
        if trains():
            usual_controls()
            rare_controls()
            trainers.deck()
            return
        if session().setup.has_data and shows("data"):
            data()
        numbers("start", "run")
        deck()


def scene() -> None:
    """Mounts the scene that is read, once it is known how its claims stand."""
    mine = session()
    if trains() and not mine.live:
        worked(judgement(mine.setup), "training what this scene measures")
    _lesson(
        key="lesson",
        data=told(mine),
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
    """The reader takes the race or the training along, out of the lesson."""
    if brought("lesson", "try", SceneTry):
        turn_to(NETWORKS if trains() else RACE, replace(session().setup, lesson=Setup.lesson, scene=Setup.scene))
