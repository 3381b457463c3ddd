"""The lessons: their list, and a scene of one of them beside the race or the training that it is about."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from figures.thumbnail import of_network
from ui.assets import brought, component
from ui.lecture import shows
from ui.networks import deck as trainers
from ui.networks.panel import rare_controls, usual_controls
from ui.networks.stage import the_networks, wanted
from ui.panel.data import data
from ui.panel.numbers import numbers
from ui.race.deck import deck
from ui.race.fans import fans
from ui.race.scoreboard import scoreboard
from ui.race.stage import stage
from ui.session.lesson_list import listed
from ui.session.messages.catalogue import Portrait
from ui.session.messages.lessons import (
    LessonOpen,
    LessonsForget,
    SceneBack,
    SceneGo,
    SceneGuess,
    SceneSee,
    SceneTry,
)
from ui.session.messages.stage import Game
from ui.session.networks.sentences import network_words
from ui.session.pages import NETWORKS, RACE
from ui.session.scene import entered, guess, judgement, pictured, there, told, waits
from ui.session.scene_setup import of_networks
from ui.session.setup import Setup
from ui.session.tracks import tracks
from ui.state import change, session, turn_to
from ui.work import worked

SETTINGS = ("data", "start", "run", "methods", "add")  # the parts of the fold below a scene
OF_NETWORKS = ("network_data", "network", "training", trainers.PART)  # those where networks are trained

SCENE = "scene"  # the kind of game in which a lesson asks
HIDDEN = "Guess first. The path appears when you have answered the question."
COVERED = "Guess first. The training appears when you have answered the question."

_covered = component("portrait")
_lesson = component("lesson")
_lessons = component("lessons")


def lessons() -> None:
    """The page: the list, or the scene that is read."""
    if not session().setup.lesson:
        with st.container(key="lessons"):
            _lessons(key="lesson_list", data=listed(), on_open_change=_opened, on_forget_change=_forgot)
        return
    with st.container(key="race", horizontal=True):
        with st.container(key="panel", width=304):
            scene()
            settings()
        with st.container(key="main"):
            if trains():
                training()
            else:
                race()


def race() -> None:
    """The race beside a scene. While a guess is awaited the browser gets no track of it."""
    if waits(session()):
        stage({}, {}, Game(SCENE, waits=True, question=HIDDEN))
        return
    its = tracks(session().setup)
    noisy = fans(its)
    stage(its, noisy)
    scoreboard(its, noisy)


def training() -> None:
    """The training beside a scene. While a guess is awaited it goes on, and the browser gets nothing of it."""
    if not waits(session()):
        the_networks()
        return
    wanted(session())
    network = session().setup.net.training().net
    with st.container(key="covered"):
        _covered(key="covered_training", data=Portrait(of_network(network.sizes), COVERED, network_words(network)))


def trains() -> bool:
    """Whether the scene that is read trains networks."""
    setup = session().setup
    return of_networks(setup.lesson, setup.scene)


def settings() -> None:
    """The fold in which the reader changes the race or the training."""
    if waits(session()) or not any(map(shows, OF_NETWORKS if trains() else SETTINGS)):
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
        on_guess_change=_guessed,
        on_back_change=_put_back,
        on_try_change=_tried,
        on_see_change=_saw,
    )


def _opened() -> None:
    wish = brought("lesson_list", "open", LessonOpen)
    if wish and there(wish.lesson, wish.scene):
        change(entered(session().setup, wish.lesson, wish.scene), play=True)


def _forgot() -> None:
    """The reader wants to be asked again: the browser has forgotten, and so does the session."""
    if brought("lesson_list", "forget", LessonsForget):
        session().guesses.clear()


def _guessed() -> None:
    """The reader answers the question, now or in another visit: path and answer are shown."""
    wish, mine = brought("lesson", "guess", SceneGuess), session()
    if wish and guess(mine, wish.lesson, wish.scene, wish.letter):
        mine.plays += not wish.before


def _went() -> None:
    """To another scene, or to the list where the lesson is none."""
    wish = brought("lesson", "go", SceneGo)
    if wish and (not wish.lesson or there(wish.lesson, wish.scene)):
        change(entered(session().setup, wish.lesson, wish.scene), play=True)


def _put_back() -> None:
    if brought("lesson", "back", SceneBack):
        setup = session().setup
        change(replace(entered(setup, setup.lesson, setup.scene), view=setup.view), play=True)


def _tried() -> None:
    """The reader takes the race or the training along, out of the lesson."""
    if brought("lesson", "try", SceneTry):
        turn_to(NETWORKS if trains() else RACE, replace(session().setup, lesson=Setup.lesson, scene=Setup.scene))


def _saw() -> None:
    """The reader wants to see the scene's picture on another page."""
    place = pictured(session().setup)
    if brought("lesson", "see", SceneSee) and place:
        turn_to(*place)
