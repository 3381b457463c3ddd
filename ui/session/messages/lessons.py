"""The lessons: their list, and a scene of one of them."""

from __future__ import annotations

from dataclasses import dataclass

from ui.session.messages.told import Event, Question


@dataclass(frozen=True)
class LessonCard:
    """A lesson in the list."""

    key: str  # by which a link and an event name it
    title: str  # what it is called
    teaches: str  # what one learns there, in a line
    scenes: int  # how many
    picture: str  # an SVG of its first scene; what happens there is its group rv-runs


@dataclass(frozen=True)
class LessonPart:
    """The lessons under one heading."""

    title: str  # the heading
    lessons: tuple[LessonCard, ...]  # in their order


@dataclass(frozen=True)
class LessonList:
    """What the list of lessons gets."""

    parts: tuple[LessonPart, ...]  # in their order


@dataclass(frozen=True)
class LessonOpen(Event):
    """The reader opens a lesson."""

    lesson: str  # its key
    scene: int  # from 1


@dataclass(frozen=True)
class LessonsForget(Event):
    """The reader wants what was done of the lessons to be forgotten."""


@dataclass(frozen=True)
class CheckedClaim:
    """A claim of a scene, measured in the race as it is."""

    holds: bool  # whether it is so
    sentence: str  # with the measured numbers


@dataclass(frozen=True)
class NextLesson:
    """The lesson that follows."""

    key: str  # by which a link and an event name it
    title: str  # what it is called


@dataclass(frozen=True)
class ScenePicture:
    """A picture of what a scene is about, on another page."""

    page: str  # its title
    shows: str  # what the picture shows, in words that end a sentence


@dataclass(frozen=True)
class LessonScene:
    """What a scene gets."""

    narration: tuple[str, ...]  # paragraphs of what is told
    waits: bool  # whether a guess is awaited: then the browser knows neither the path nor the answer
    answer: tuple[str, ...]  # paragraphs of the explanation; none while a guess is awaited
    serial: int  # the last question that was heard
    lesson: str  # key of the lesson
    title: str  # of the lesson
    scene: int  # its number, from 1
    scenes: int  # of the lesson
    heading: str  # of the scene
    question: str  # what is asked
    choices: tuple[str, ...]  # the answers that can be chosen, A to D
    chosen: str  # the letter that was guessed; empty where a guess is awaited or none was made
    right: str  # the letters of those that are right; empty while a guess is awaited
    observe: str  # what to watch
    plays: int  # how often the race was played from its start
    trains: bool  # whether networks are trained beside it, rather than a race run
    changed: bool  # whether the race or the training is no longer that of the scene
    checks: tuple[CheckedClaim, ...] | None  # null while a guess is awaited, or something is in the reader's hand
    see: ScenePicture | None  # null for none, and while a guess is awaited
    seen: tuple[str, ...]  # what one has seen at the end of the lesson; nothing before the last guess
    next: NextLesson | None  # null for the last lesson


@dataclass(frozen=True)
class SceneGo(Question):
    """The reader goes to another scene, or back to the list."""

    lesson: str  # its key; empty for the list
    scene: int  # from 1


@dataclass(frozen=True)
class SceneGuess(Question):
    """The reader answers a scene's question, or wants to be shown."""

    lesson: str  # its key
    scene: int  # from 1
    letter: str  # of the answer; empty for none
    before: bool  # whether that was in another visit, so that nothing is played


@dataclass(frozen=True)
class SceneBack(Question):
    """The reader wants the race to be that of the scene again."""


@dataclass(frozen=True)
class SceneSee(Question):
    """The reader wants to see the picture on another page."""


@dataclass(frozen=True)
class SceneTry(Question):
    """The reader takes the race along, out of the lesson."""
