"""The message about a scene: its texts with the numbers measured in them, and its claims as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache, partial

from experiments import SettingError
from experiments.engine.progress import Progress, within
from experiments.studies.fan import Fan
from lessons import LESSONS, LETTERS, Scene
from lessons.checks import PLACES, Check, Finding, filled, finding
from lessons.learner import Learner
from lessons.seen import Seen
from ui.session.lazy import Lazy, kept
from ui.session.link import from_link, to_link
from ui.session.messages.lessons import CheckedClaim, LessonScene, NextLesson, ScenePicture
from ui.session.networks.learners import learner
from ui.session.pages import PAGES
from ui.session.parts import PARTS
from ui.session.scene_setup import of_networks, scene_setup
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import fan_of, track

KEPT_TEXTS = 256
KEPT_FINDINGS = 64
# How one has chosen to look stays from scene to scene.
COMPOSED = ("hide", "lock", "free", "size", "play", "speed", "events")
OF_THE_RACE = [field for part in ("surface", "data", "start", "run", "methods", "add") for field in PARTS[part].fields]


def with_link(setup: Setup, but: Mapping[str, str]) -> Setup:
    """The set-up, changed by link parameters."""
    return from_link({**to_link(setup), **but})[0] if but else setup


def seen(setup: Setup, method: str, but: Mapping[str, str]) -> Seen | Learner:
    """What a method does in a set-up that is changed by link parameters, to be measured. SettingError if it cannot."""
    other = with_link(setup, but)
    if of_networks(setup.lesson, setup.scene):
        return learner(other.net, method).found()
    its = track(other, method)

    def noisy() -> Fan:
        if not other.fan:
            raise SettingError("fan", "Noisy runs: none are drawn, so nothing can be said of them.")
        return fan_of(other, method).found()

    return Seen(its.runs, its.series["stability"], noisy, other.held_out_surface())


def findings(setup: Setup, scene: Scene) -> list[Finding]:
    """How the claims of a scene stand in this set-up, which may be another than the scene's own."""
    return [judged(setup, check) for check in scene.checks]


@dataclass(frozen=True)
class Asked:
    """A scene that trains networks, with the set-up in which its claims are judged; equal to any that trains alike."""

    lesson: str
    scene: int
    digest: str
    setup: Setup = field(compare=False)


def judgement(setup: Setup) -> Lazy[list[Finding]]:
    """The findings on a scene that trains networks, which takes a while."""
    return _judgement(Asked(setup.lesson, setup.scene, setup.net.digest, setup))


@kept(maxsize=KEPT_FINDINGS)
def _judgement(asked: Asked) -> Lazy[list[Finding]]:
    return Lazy(partial(trained_findings, asked.setup))


def trained_findings(setup: Setup, progress: Progress | None = None) -> list[Finding]:
    """The findings of a scene. First all that its texts and claims are about is trained: half of the work."""
    scene, own = LESSONS[setup.lesson].scenes[setup.scene - 1], scene_setup(setup.lesson, setup.scene)
    needed = [learner(own.net, method) for method, _ in PLACES.findall(scene.narration + scene.answer)]
    for check in scene.checks:
        needed.append(learner(with_link(setup, check.given).net, check.of))
        if check.than:
            needed.append(learner(with_link(setup, check.but).net, check.than))
    for i, each in enumerate(needed):
        each.found(within(progress, i / len(needed) / 2, (i + 1) / len(needed) / 2))
    found = []
    for i, check in enumerate(scene.checks):
        if progress:
            progress((1 + i / len(scene.checks)) / 2)
        found.append(judged(setup, check))
    return found


def judged(setup: Setup, check: Check) -> Finding:
    try:
        return finding(check, partial(seen, setup))
    except SettingError as reason:
        return Finding(False, str(reason))


def entered(setup: Setup, lesson: str, scene: int) -> Setup:
    """The scene's set-up, composed for reading as the present one is."""
    return composed(scene_setup(lesson, scene), setup)


def composed(setup: Setup, like: Setup) -> Setup:
    """The set-up with what a teacher has composed in another."""
    return replace(setup, **{field: getattr(like, field) for field in COMPOSED})


def same_race(a: Setup, b: Setup) -> bool:
    """Whether two set-ups are one race, however it is looked at."""
    return all(getattr(a, field) == getattr(b, field) for field in OF_THE_RACE)


def changed(setup: Setup) -> bool:
    """Whether the race, or the training, is another than that of the scene."""
    own = scene_setup(setup.lesson, setup.scene)
    if of_networks(setup.lesson, setup.scene):
        return setup.net.digest != own.net.digest
    return not same_race(setup, own)


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n")) if text else ()


@lru_cache(maxsize=KEPT_TEXTS)
def texts(lesson: str, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Narration and answer of a scene, with the numbers of its own race, whatever the reader has made of it."""
    scene, own = LESSONS[lesson].scenes[number - 1], partial(seen, scene_setup(lesson, number))
    return paragraphs(filled(scene.narration, own)), paragraphs(filled(scene.answer, own))


def claims(mine: Session) -> tuple[CheckedClaim, ...] | None:
    """The claims, judged by the race as it is now; None while something is in the reader's hand.

    Those on trainings are there once judgement() has found them.
    """
    setup = mine.setup
    if mine.live:
        return None
    if of_networks(setup.lesson, setup.scene):
        found = judgement(setup).known or []
    else:
        found = findings(setup, LESSONS[setup.lesson].scenes[setup.scene - 1])
    return tuple(CheckedClaim(**asdict(each)) for each in found)


def waits(mine: Session) -> bool:
    """Whether the scene that is read is hidden because a guess is awaited."""
    setup = mine.setup
    return bool(setup.lesson) and (setup.lesson, setup.scene) not in mine.guesses


def guess(mine: Session, lesson: str, number: int, letter: str) -> bool:
    """Notes an answer to a scene's question, "" for none. Returns False where there is no such scene or answer."""
    if not there(lesson, number) or letter not in ("", *LETTERS[: len(LESSONS[lesson].scenes[number - 1].choices)]):
        return False
    mine.guesses[lesson, number] = letter
    return True


def there(lesson: str, number: int) -> bool:
    """Whether a lesson has a scene of this number."""
    return lesson in LESSONS and 1 <= number <= len(LESSONS[lesson].scenes)


def pictured(setup: Setup) -> tuple[str, Setup] | None:
    """The page with the picture of a scene, a key of PAGES, and its set-up there; None where a scene has none."""
    see = LESSONS[setup.lesson].scenes[setup.scene - 1].see if setup.lesson else None
    if see is None:
        return None
    return next(key for key, page in PAGES.items() if page.title == see.page), from_link(see.link)[0]


def told(mine: Session) -> LessonScene:
    """The message about the scene that is being read."""
    setup = mine.setup
    lesson = LESSONS[setup.lesson]
    scene = lesson.scenes[setup.scene - 1]
    keys = list(LESSONS)
    following = keys[keys.index(lesson.key) + 1 :]
    narration, answer = texts(lesson.key, setup.scene)
    hidden = waits(mine)
    return LessonScene(
        narration=narration,
        waits=hidden,
        answer=() if hidden else answer,
        serial=mine.answered.get("lesson", 0),
        lesson=lesson.key,
        title=lesson.title,
        scene=setup.scene,
        scenes=len(lesson.scenes),
        heading=scene.title,
        question=scene.question,
        choices=scene.choices,
        chosen="" if hidden else mine.guesses[lesson.key, setup.scene],
        right="" if hidden else scene.right,
        observe=scene.observe.removeprefix("Observe: "),
        plays=mine.plays,
        trains=of_networks(lesson.key, setup.scene),
        changed=changed(setup),
        checks=None if hidden else claims(mine),
        see=ScenePicture(scene.see.page, scene.see.shows) if scene.see and not hidden else None,
        seen=lesson.seen if setup.scene == len(lesson.scenes) and not hidden else (),  # it has the answers
        next=NextLesson(following[0], LESSONS[following[0]].title) if following else None,
    )
