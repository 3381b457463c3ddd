"""The set-up of a lesson's scene, which a link to that scene begins with."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from lessons import LESSONS
from ui.session.link_reader import LinkReader
from ui.session.networks.setup import PREFIX
from ui.session.reading import Unusable
from ui.session.setup import PARAMETERS, SHAPES, Setup

KEPT_SCENES = 256


@lru_cache(maxsize=KEPT_SCENES)
def scene_setup(lesson: str, scene: int) -> Setup:
    """The set-up of a scene, as its lesson has it; of no lesson, the default."""
    if not lesson:
        return Setup()
    reader = LinkReader(LESSONS[lesson].scenes[scene - 1].link)
    reader.read()
    return replace(reader.setup, lesson=lesson, scene=scene)


def of_networks(lesson: str, scene: int) -> bool:
    """Whether a scene trains networks, as its link says, rather than race on a surface; False of no lesson."""
    return bool(lesson) and any(name.startswith(f"{PREFIX}.") for name in LESSONS[lesson].scenes[scene - 1].link)


def read_scene(reader: LinkReader) -> None:
    """Reads which scene a link is about, and begins with that scene's set-up.

    Where the link has a start or a shape of its own, the scene's are left out: start and shape are judged together.
    """
    replaced = {name: PARAMETERS[name].default for name in (*SHAPES, "start") if name in reader.link}
    for name, change in (("lesson", with_lesson), ("scene", with_scene)):
        if name in reader.link:
            reader.read_parameter(name, change)
            reader.setup = replace(reader.setup, **replaced)


def with_lesson(setup: Setup, text: str) -> Setup:
    """The first scene of the lesson that a text names. Raises Unusable."""
    return scene_setup(PARAMETERS["lesson"].read(text), 1)


def with_scene(setup: Setup, text: str) -> Setup:
    """The scene of the set-up's lesson whose number a text says. Raises Unusable where there is no such scene."""
    scene = PARAMETERS["scene"].read(text)
    if not setup.lesson:
        raise Unusable("belongs to no lesson: the link has to name a lesson")
    count = len(LESSONS[setup.lesson].scenes)
    if scene > count:
        raise Unusable(f"is beyond the last scene: this lesson has {count} scenes")
    return scene_setup(setup.lesson, scene)
