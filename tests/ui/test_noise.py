"""A noisy race without a browser: its controls, its fans, and what the scoreboard says of them."""

import math
import threading
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from streamlit.delta_generator import DeltaGenerator

import ui.race.fans
import ui.work
from experiments.studies.fan import Fan
from tests.ui.page import number, ran, said, set_up, typed
from tests.ui.wire import received
from ui.panel.numbers import composed
from ui.race.scoreboard import fan_columns, fan_note, fan_values
from ui.session.jobs import Job
from ui.session.link import to_link
from ui.session.messages.scoreboard import RaceRow
from ui.session.setup import Setup
from ui.session.tracks import fan_of


def judged_by(page):
    return composed(page.session_state["ravine"], ("run", "fan")).fan


@pytest.fixture
def walked(monkeypatch):
    """The methods whose fans the page has asked for."""
    asked = []

    def spied(setup, method):
        asked.append(method)
        return fan_of(setup, method)

    monkeypatch.setattr(ui.race.fans, "fan_of", spied)
    return asked


def test_what_a_noisy_race_is_judged_by_is_asked_only_of_a_noisy_race(opened):
    page = opened()
    assert judged_by(page) is None
    typed(page, "noise", 0.5)
    assert [field.value for field in judged_by(page).fields] == [50, 0.08]
    typed(page, "noise", 0.0)
    assert judged_by(page) is None


def test_a_fan_and_a_tolerance_are_taken(opened):
    page = opened(noise="0.5")
    typed(page, "fan", 20)
    typed(page, "tolerance", 0.25)
    assert (set_up(page).fan, set_up(page).tolerance) == (20, 0.25)
    assert to_link(set_up(page)) == {"surface": "ravine", "noise": "0.5", "fan": "20", "tolerance": "0.25"}
    typed(page, "tolerance", 0.08)
    assert set_up(page).tolerance is None


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [("fan", 201, "Noisy runs: 201 is outside 0 to 200"), ("tolerance", 0.0, "Success within")],
)
def test_a_number_out_of_range_keeps_the_one_before(opened, key, value, says):
    page = opened(noise="0.5")
    before = set_up(page)
    typed(page, key, value)
    assert says in said(page) and "kept" in said(page)
    assert set_up(page) == before


def test_over_data_runs_are_on_batches(opened):
    page = opened(surface="line_fit", batch="2")
    typed(page, "fan", 201)
    assert "Runs on batches: 201 is outside 0 to 200" in said(page)


def test_another_surface_has_its_own_tolerance(opened):
    page = opened(noise="0.5", tolerance="0.3", surface="beale")
    assert number(page, "tolerance") == 0.3
    page.session_state["ravine"].setup = set_up(page).with_surface("beale")
    ran(page)
    assert set_up(page).tolerance is None and number(page, "tolerance") == 0.2


def test_fans_are_walked_only_for_a_noisy_race(opened, walked):
    page = opened(methods="adam,newton")
    assert walked == []
    typed(page, "noise", 0.5)
    assert walked == ["adam", "newton"]
    typed(page, "fan", 0)
    assert walked == ["adam", "newton"]


def test_fans_wait_while_something_is_in_the_hand(opened, walked):
    page = opened(noise="0.5", methods="adam")
    walked.clear()
    page.session_state["ravine"].live = True
    ran(page)
    assert walked == []


def test_what_takes_long_says_so_and_is_silent_when_done(opened, monkeypatch):
    told, a_word = [], threading.Event()
    progress, tell = DeltaGenerator.progress, Job.tell

    def spied(self, value, text):
        told.append((value, text))
        a_word.set()
        return progress(self, value, text)

    def after_a_word(job, part):
        if ui.work.SOON < 0:  # else nothing is said
            assert a_word.wait(20)
        tell(job, part)

    monkeypatch.setattr(DeltaGenerator, "progress", spied)
    monkeypatch.setattr(Job, "tell", after_a_word)
    page = opened(noise="0.5", methods="gradient_descent,adam")
    assert told == []
    monkeypatch.setattr(ui.work, "SOON", -1)
    typed(page, "seed", 987_654)
    assert list(dict.fromkeys(text for _, text in told)) == [
        "50 noisy runs of SGD, 300 steps each",
        "50 noisy runs of Adam, 300 steps each",
    ]
    parts = [value for value, _ in told]
    assert parts == sorted(parts) and parts[0] < 0.5 and parts[-1] == 1
    assert not page.get("progress")


def test_a_fan_given_up_is_walked_anew():
    lazy = fan_of(Setup(noise=0.5, seed=876_543), "adam")

    def enough(part):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        lazy.found(enough)
    assert lazy.found().path.shape[1] == 50
    assert lazy.found(enough) is lazy.found()


SADDLE = Setup(surface="saddle", noise=0.5)


def test_the_scoreboard_has_columns_for_a_fan():
    assert fan_columns(Setup(), waiting=False) == fan_columns(Setup(noise=0.5, fan=0), waiting=False) == ()
    success, median = fan_columns(Setup(noise=0.5), waiting=False)
    assert "50 noisy runs within 0.08 of a minimum at the last step" in success.title
    assert (success.missing, median.label) == ("–", "Median above minimum")
    assert {column.missing for column in fan_columns(Setup(noise=0.5), waiting=True)} == {"…"}


def test_where_no_minimum_is_known_the_scoreboard_says_so():
    success, median = fan_columns(SADDLE, waiting=False)
    assert (success.missing, median.label) == ("no known minimum", "Median loss")
    assert fan_values(fan_of(SADDLE, "adam").found())["success"] is None
    assert "No minimum of this surface is known" in fan_note(SADDLE)


def test_the_note_says_what_success_is():
    assert fan_note(Setup()) == ""
    assert "within 0.08 of a minimum at the last step" in fan_note(Setup(noise=0.5))


def test_rows_with_infinite_numbers_can_be_sent():
    lost = fan_values(Fan(np.empty(0), np.empty((0, 0, 2)), 0.0, (1.0, math.inf, math.inf)))
    other: dict[str, Any] = dict.fromkeys(each.name for each in fields(RaceRow)) | {"loss": -math.inf}
    row = received(RaceRow(**other | lost))
    assert row == other | {"success": 0.0, "median": math.inf, "low": 1.0, "high": math.inf}
