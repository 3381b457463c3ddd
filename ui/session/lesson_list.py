"""The message with the list of lessons; the same for every reader."""

from __future__ import annotations

from functools import cache

from figures.palette import styles
from figures.thumbnail import of_network, of_race
from lessons import LESSONS
from ui.session.messages.lessons import LessonCard, LessonList, LessonPart
from ui.session.scene_setup import of_networks, scene_setup
from ui.session.tracks import tracks


@cache
def listed() -> LessonList:
    """All lessons under the headings that they stand under, each with a picture of its first scene."""
    parts: dict[str, list[LessonCard]] = {}
    for lesson in LESSONS.values():
        card = LessonCard(lesson.key, lesson.title, lesson.teaches, len(lesson.scenes), pictured(lesson.key))
        parts.setdefault(lesson.part, []).append(card)
    return LessonList(tuple(LessonPart(title, tuple(cards)) for title, cards in parts.items()))


def pictured(lesson: str) -> str:
    """An SVG of a lesson's first scene."""
    setup = scene_setup(lesson, 1)
    if of_networks(lesson, 1):
        return of_network(setup.net.training().net.sizes)
    race = tracks(setup)
    looks = styles(race)
    return of_race(setup.landscape(), [(track.runs.path[:, 0], looks[key]) for key, track in race.items()])
