"""A scene that trains networks: what its page shows, and that it is changed, put back and taken along as a race is."""

from dataclasses import replace

import pytest

from networks.training.walk import walk
from tests.ui import page as browser
from tests.ui.page import at, ran, set_up
from ui import lessons
from ui.networks import stage
from ui.session.lazy import Lazy
from ui.session.link import to_link
from ui.session.networks.learners import learner
from ui.session.networks.trainings import Trainings
from ui.session.pages import LESSONS
from ui.session.scene import changed, judgement, told
from ui.session.scene_setup import scene_setup

SCENE = {"lesson": "initialisation", "scene": 2}
OWN = scene_setup(*SCENE.values())


@pytest.fixture
def visit(monkeypatch):
    """visit(**link) -> the scene's page after its first run; no process trains."""
    monkeypatch.chdir(browser.APP.parent)
    monkeypatch.setattr(Trainings, "_follow", lambda *_: None)
    monkeypatch.setattr(stage, "TRAININGS", Trainings())
    return lambda **link: guessed(ran(at(LESSONS, **SCENE, **link)))


def guessed(page):
    guess = {"serial": 1, **SCENE, "letter": "A", "before": False}
    return browser.told(page, "lesson", "guess", guess, lessons._guessed)


def claims(page):
    return told(page.session_state["ravine"]).checks


def test_the_training_runs_beside_its_scene_and_its_claims_are_measured(visit):
    page = visit()
    assert set_up(page) == OWN and not page.text
    course = stage.TRAININGS.find(OWN.net.digest)
    assert course and not course.resting
    assert page.text_input(key="net_hidden").value == "8, 8", "the fold has the settings of the training"
    assert told(page.session_state["ravine"]).trains
    assert claims(page) and all(claim.holds for claim in claims(page))


def test_until_the_reader_has_guessed_the_training_is_covered(visit, monkeypatch):
    mounted: list[object] = []
    monkeypatch.setattr(lessons, "the_networks", lambda: mounted.append(True))
    page = ran(at(LESSONS, **SCENE))
    assert not mounted
    assert stage.TRAININGS.find(OWN.net.digest), "it goes on meanwhile"
    assert claims(page) is None and told(page.session_state["ravine"]).answer == ()
    guessed(page)
    assert mounted and claims(page)


def test_a_changed_training_is_judged_as_it_is_now_and_put_back(visit):
    page = visit()
    page.selectbox(key="net_init").set_value("he")
    ran(page)
    assert page.query_params["net.init"] == "he" and changed(set_up(page))
    assert not all(claim.holds for claim in claims(page))
    page = browser.told(page, "lesson", "back", {"serial": 2}, lessons._put_back)
    assert set_up(page) == OWN and "net.init" not in page.query_params
    assert all(claim.holds for claim in claims(page))


def test_how_a_training_is_looked_at_leaves_it_as_it_is(visit):
    assert not changed(set_up(visit(**{"net.tab": "layers"})))


def test_a_training_is_taken_along_to_the_networks(visit):
    page = browser.told(visit(**{"net.steps": 50}), "lesson", "try", {"serial": 2}, lessons._tried)
    assert not set_up(page).lesson and page.text_input(key="net_hidden").value == "8, 8"
    assert to_link(set_up(page))["net.init"] == "constant" and page.query_params["net.steps"] == "50"


def test_a_race_follows_a_training_and_a_training_a_race(visit):
    page = visit()
    for lesson, trains in (("dimensions", False), ("initialisation", True)):
        page = browser.told(page, "lesson", "go", {"serial": 2, "lesson": lesson, "scene": 1}, lessons._went)
        assert set_up(page) == scene_setup(lesson, 1) and told(page.session_state["ravine"]).trains == trains


def test_a_training_that_the_reader_stops_is_not_judged(visit, monkeypatch):
    page = visit()
    monkeypatch.setattr(lessons, "judgement", lambda _: page.session_state["ravine"].stopped)
    page.session_state["ravine"].stopped = Lazy(lambda progress: pytest.fail("the reader has stopped it"))
    ran(page)
    assert [each.value for each in page.text] == ["Stopped: training what this scene measures. All settings are kept."]


def test_the_work_is_told_of_and_done_once():
    parts: list[float] = []
    work = judgement(replace(OWN, net=replace(OWN.net, steps=20)))
    found = work.found(parts.append)
    assert parts == sorted(parts) and 0 < parts[0] < parts[-1] < 1
    assert work.known is found


def test_a_method_is_measured_as_it_trains_beside_the_others():
    drawn = replace(OWN.net, init="he", steps=20)
    for net in (drawn, replace(drawn, apart=True)):
        *_, state = walk(net.training())
        for theta, method in zip(state.theta, net.methods, strict=True):
            assert (learner(net, method).found().last == theta).all()
    assert learner(OWN.net, "adam") is learner(replace(OWN.net, tab="layers"), "adam")
