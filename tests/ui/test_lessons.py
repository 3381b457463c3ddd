"""Lessons: every file is read, every scene is a set-up that links can have, and every claim in one really happens."""

import gzip
import re
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

import ui.lessons
from lessons import LESSONS, LessonError, read
from lessons.checks import PLACES, filled
from tests.ui.page import ran, said, set_up
from tests.ui.page import told as page_told
from ui.session.lesson_list import listed
from ui.session.link import from_link, to_link
from ui.session.networks.setup import PREFIX
from ui.session.pages import PAGES
from ui.session.scene import changed, findings, guess, pictured, seen, told
from ui.session.scene_setup import of_networks, scene_setup
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import racers

SCENES = [(key, number) for key, lesson in LESSONS.items() for number in range(1, len(lesson.scenes) + 1)]


def scene_of(place):
    key, number = place
    return LESSONS[key].scenes[number - 1]


@pytest.mark.parametrize("place", SCENES, ids=str)
class TestEveryScene:
    def test_its_set_up_is_a_link_with_nothing_to_note(self, place):
        scene = scene_of(place)
        assert from_link(scene.link)[1] == []
        setup = scene_setup(*place)
        if of_networks(*place):
            assert all(name.startswith(f"{PREFIX}.") for name in scene.link), "a scene is a race or a training"
            methods = setup.net.methods
        else:
            methods = setup.methods
            assert racers(setup) == list(methods), "all its methods can run there"
        for check in scene.checks:
            assert from_link(to_link(setup) | check.but)[1] == from_link(to_link(setup) | check.given)[1] == []
            assert {check.of, check.than} <= {*methods, ""}, "a reader can see whom a claim is about"

    def test_what_it_claims_really_happens(self, place):
        sentences = [each.sentence for each in findings(scene_setup(*place), scene_of(place)) if not each.holds]
        assert sentences == []

    def test_its_numbers_are_measured(self, place):
        scene, sight = scene_of(place), partial(seen, scene_setup(*place))
        for text in (scene.narration, scene.answer, scene.observe, scene.question, *scene.choices):
            shown = filled(text, sight)
            assert "{" not in shown and "nan" not in shown
        assert "{" not in scene.observe + scene.question + "".join(scene.choices)


def shown(setup, **how):
    """A session in which the scene that is read was shown without a guess."""
    return Session(setup, guesses={(setup.lesson, setup.scene): ""}, **how)


def judged(scene):
    """The checks of a scene, which are there because nothing is in the hand."""
    assert scene.checks is not None
    return scene.checks


def test_a_changed_race_is_judged_as_it_is_now():
    setup = scene_setup("step", 1)
    other = setup.with_hyper("gradient_descent", "lr", 0.9)
    before, after = told(shown(setup)), told(shown(other))
    assert all(check.holds for check in judged(before)) and not before.changed
    assert not all(check.holds for check in judged(after)) and after.changed
    assert before.narration == after.narration, "what is told is of the lesson's own race"


LESSON = """
title = "A"
part = "B"
teaches = "C"
seen = ["D"]
[[scene]]
title = "E"
narration = "F"
question = "G"
choices = ["H", "I"]
right = "A"
observe = "Observe: J"
check = [{ measure = "outcome", of = "adam", is = "equal to", value = "converged" }]
[scene.link]
surface = "bowl"
adam.lr = 0.1
"""


def test_a_lesson_is_read():
    (scene,) = read(LESSON, "a").scenes
    assert scene.link == {"surface": "bowl", "adam.lr": "0.1"}
    assert (scene.choices, scene.right, scene.answer) == (("H", "I"), "A", "")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('title = "A"', "title =", "a: Invalid value"),
        ('part = "B"', "", "a: part: a lesson has part, scene"),
        ('narration = "F"', "", "a, scene 1: narration: each scene has"),
        ('title = "E"', 'titel = "E"', "a, scene 1: titel, title: each scene has"),
        ('right = "A"', 'right = "C"', "name the letters of the choices that are true"),
        ('right = "A"', "", "a, scene 1: right: each scene has"),
        ('right = "A"', 'right = ""', "name the letters of the choices that are true"),
        ('question = "G"', "", "a, scene 1: question: each scene has"),
        ("[scene.link]", 'see = { page = "P" }\n[scene.link]', "see: a picture has page, shows and link"),
        ("Observe: J", "See J", "begin with “Observe: ”"),
        ('"outcome"', '"outcom"', "did you mean “outcome”?"),
        ('of = "adam"', 'of = "adams"', "did you mean “adam”?"),
        ("equal to", "like", "no relation"),
        ('value = "converged"', "worth = 1", "worth"),
        ('[{ measure = "outcome", of = "adam", is = "equal to", value = "converged" }]', "[]", "at least one thing"),
    ],
)
def test_a_lesson_that_cannot_be_used_is_answered_in_a_sentence(before, after, says):
    assert before in LESSON
    with pytest.raises(LessonError, match=re.escape(says)):
        read(LESSON.replace(before, after, 1), "a")


def test_how_a_race_is_looked_at_leaves_it_as_it_is():
    setup = scene_setup("step", 1)
    assert not changed(replace(setup, view="map", step=3, size=2.0, muted=("gradient_descent",)))
    assert changed(replace(scene_setup("batches", 1), prepare="raw"))
    assert changed(replace(setup, seed=1)) and changed(setup.with_methods(["adam"]))


def test_nothing_is_judged_while_something_is_in_the_hand():
    assert told(shown(scene_setup("step", 1), live=True)).checks is None


def test_what_cannot_be_judged_is_said():
    """A reader may take away what a claim is about."""
    still = replace(scene_setup("minima", 3), fan=0)
    assert {check.sentence for check in judged(told(shown(still))) if not check.holds} == {
        "Noisy runs: none are drawn, so nothing can be said of them."
    }
    elsewhere = scene_setup("ravine", 1).with_surface("saddle")
    assert any("cannot be measured" in check.sentence for check in judged(told(shown(elsewhere))))


@pytest.mark.parametrize("place", SCENES, ids=str)
def test_until_the_reader_has_guessed_nothing_of_the_answer_is_told(place):
    scene, mine = scene_of(place), Session(scene_setup(*place))
    if of_networks(*place):
        return  # what is told of them is told alike, once they have been trained
    before = told(mine)
    assert before.waits and (before.answer, before.right, before.checks, before.chosen) == ((), "", None, "")
    assert before.seen == ()
    lesson, number = place
    assert guess(mine, lesson, number, scene.right[0])
    after = told(mine)
    assert not after.waits and after.answer and after.checks
    assert (after.chosen, after.right) == (scene.right[0], scene.right)


def test_a_picture_on_another_page_is_offered_with_the_answer():
    with_one = [place for place in SCENES if scene_of(place).see]
    assert ("newton", 1) in with_one and pictured(Setup()) is None
    for place in with_one:
        scene, mine = scene_of(place), Session(scene_setup(*place))
        assert told(mine).see is None and from_link(scene.see.link)[1] == []
        guess(mine, *place, scene.right[0])
        place_there, shown = pictured(mine.setup), told(mine).see
        assert place_there and shown and PAGES[place_there[0]].title == shown.page
        assert scene.see.link.items() <= to_link(place_there[1]).items()


def test_until_the_reader_has_guessed_the_stage_gets_no_track(opened, monkeypatch):
    got: list[tuple[Any, Any]] = []
    monkeypatch.setattr(ui.lessons, "stage", lambda tracks, fans, game=None: got.append((dict(tracks), game)))
    page = opened(lesson="step")
    page.switch_page("pages/lessons.py")
    ran(page)
    (tracks, game) = got[-1]
    assert not tracks and game.waits and game.kind == "scene"
    wish = {"serial": 1, "lesson": "step", "scene": 1, "letter": "B", "before": False}
    page_told(page, "lesson", "guess", wish, ui.lessons._guessed)
    (tracks, game) = got[-1]
    assert list(tracks) == ["gradient_descent"] and game is None


def test_a_guess_that_is_none_is_not_taken():
    mine = Session(scene_setup("step", 1))
    for lesson, number, letter in (("step", 9, "A"), ("steps", 1, "A"), ("step", 1, "D"), ("step", 1, "AB")):
        assert not guess(mine, lesson, number, letter)
    assert not mine.guesses


WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")
FREE = {"than", "that", "with", "from", "both", "only", "then", "when", "each", "path", "step", "steps", "after"}


@pytest.mark.parametrize("place", SCENES, ids=str)
def test_what_to_observe_does_not_tell_the_answer(place):
    """None of its words is found in the right answers alone, and none of its numbers is measured."""
    scene = scene_of(place)
    told_before = f"{scene.narration} {scene.question} {scene.title}"
    wrong = " ".join(text for text, letter in zip(scene.choices, "ABCD", strict=False) if letter not in scene.right)
    right = " ".join(text for text, letter in zip(scene.choices, "ABCD", strict=False) if letter in scene.right)
    giving = words(right) - words(wrong) - words(told_before) - FREE
    assert not giving & words(scene.observe)
    found = {
        filled(f"{{{of}: {name}}}", partial(seen, scene_setup(*place))) for of, name in PLACES.findall(scene.answer)
    }
    assert not found & words(scene.observe) - words(told_before)


def words(text):
    return {word.lower().rstrip(".,") for word in WORD.findall(text)}


def test_the_list_is_small_and_has_a_picture_of_every_lesson():
    cards = [card for part in listed().parts for card in part.lessons]
    assert [card.key for card in cards] == list(LESSONS)
    assert all(card.picture.startswith("<svg") and "nan" not in card.picture for card in cards)
    assert len(gzip.compress("".join(card.picture for card in cards).encode())) < 100_000


def test_the_list_opens_without_a_lesson(opened):
    page = opened()
    page.switch_page("pages/lessons.py")
    ran(page)
    assert set_up(page) == Setup() and said(page) == ""


def test_a_scene_opens_with_what_its_link_changes(opened):
    page = opened(lesson="step", **{"gradient_descent.lr": "0.2"})
    page.switch_page("pages/lessons.py")
    ran(page)
    assert set_up(page) == scene_setup("step", 1).with_hyper("gradient_descent", "lr", 0.2)
    assert said(page) == ""
