"""A scene as the browser is told of it: its texts with the numbers measured in them, and its claims as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from experiments import SettingError
from experiments.checks import Verdict, filled, verdict
from experiments.measures import Seen
from lessons import LESSONS, Scene
from ui.link import from_link, scene_setup, to_link
from ui.race import fan_of, track
from ui.setup import Setup

COMPOSED = ("hide", "lock", "size", "play", "speed")  # what a teacher has composed stays from scene to scene
OF_THE_READER = ("lesson", "scene", "view", "look", "method", "step", *COMPOSED)  # leave the race as it is


def seen(setup: Setup, method: str, but: Mapping[str, str]) -> Seen:
    """A method's run in a set-up that is changed by link parameters, to be measured. SettingError if it cannot run."""
    other = from_link({**to_link(setup), **but})[0] if but else setup
    its = track(other, method)
    return Seen(other.landscape(), its.runs, its.series["stability"], lambda: fan_of(other, method).found())


def verdicts(setup: Setup, scene: Scene) -> list[Verdict]:
    """How the claims of a scene stand in this set-up, which may be another than the scene's own."""
    return [judged(setup, check) for check in scene.checks]


def judged(setup: Setup, check: Any) -> Verdict:
    try:
        return verdict(check, partial(seen, setup))
    except SettingError as reason:
        return Verdict(False, str(reason))


def entered(setup: Setup, lesson: str, scene: int) -> Setup:
    """The scene's set-up, composed for reading as the present one is."""
    return replace(scene_setup(lesson, scene), **{field: getattr(setup, field) for field in COMPOSED})


def changed(setup: Setup) -> bool:
    """Whether the race is another than that of the scene."""
    return bool(to_link(setup).keys() - set(OF_THE_READER))


def paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")] if text else []


def told(setup: Setup) -> dict[str, Any]:
    """What the browser is told of the scene that is read. Its texts are of the scene's own race, its claims of this."""
    lesson = LESSONS[setup.lesson]
    scene = lesson.scenes[setup.scene - 1]
    own = partial(seen, scene_setup(setup.lesson, setup.scene))
    keys = list(LESSONS)
    following = keys[keys.index(lesson.key) + 1 :]
    return {
        "lesson": lesson.key,
        "title": lesson.title,
        "scene": setup.scene,
        "scenes": len(lesson.scenes),
        "heading": scene.title,
        "narration": paragraphs(filled(scene.narration, own)),
        "question": scene.question,
        "choices": scene.choices,
        "right": scene.right,
        "observe": scene.observe.removeprefix("Observe: "),
        "answer": paragraphs(filled(scene.answer, own)),
        "changed": changed(setup),
        "checks": [{"holds": each.holds, "sentence": each.sentence} for each in verdicts(setup, scene)],
        "seen": lesson.seen,
        "next": {"key": following[0], "title": LESSONS[following[0]].title} if following else None,
    }
