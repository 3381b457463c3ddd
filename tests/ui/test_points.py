"""Critical points as the page knows them: found when they are needed, numbered, and not searched for in mid-drag."""

from dataclasses import replace

import numpy as np
import pytest

from experiments import run
from experiments.geometry.critical import Survey, survey
from experiments.readings.scoreboard import ended_at
from landscapes import from_formula
from tests.ui.wire import received
from ui.race.scoreboard import reached_column
from ui.session import points as module
from ui.session.points import MANY, marked, surveyed
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import tracks


def sent(**fields):
    return received(marked(surveyed(Session(setup=Setup(**fields)))))


def found_on(setup):
    """The points and whether they are all, known because nothing is in the hand."""
    found = surveyed(Session(setup=setup))
    assert found is not None
    return found


def test_himmelblau_has_nine():
    data = sent(surface="himmelblau")
    assert data["counts"] == {"minimum": 4, "saddle": 4, "maximum": 1}
    lowest = data["points"][0]
    assert lowest["value"] == pytest.approx(0, abs=1e-12) and lowest["condition"] >= 1


def test_of_many_only_the_minima_are_marked():
    data = sent(surface="rastrigin")
    assert data["counts"]["saddle"] > MANY
    assert {point["kind"] for point in data["points"]} == {"minimum"}


def test_a_surface_without_any_is_not_marked():
    assert sent(surface="own", formula="x + y") == {"counts": {}, "minima": 0, "whole": True, "points": []}


def test_a_line_of_minima_is_sent_as_a_line():
    data = sent(surface="own", formula="(x^2+y^2-1)^2")
    trough, top = data["points"]
    assert (trough["kind"], trough["place"], top["kind"], data["minima"]) == ("trough", 1, "maximum", 1)
    assert [x**2 + y**2 for x, y in trough["line"]] == pytest.approx([1] * len(trough["line"])) and top["line"] == []


@pytest.fixture(scope="module")
def fourth():
    """Schaffer's fourth surface, on which maxima and minima lie closer together than a grid or a run tells apart."""
    formula = "0.5+(cos(sin(|x^2-y^2|))^2-0.5)/(1+0.001(x^2+y^2))^2"
    return from_formula(formula, domain=((-10, 10), (-10, 10)))


def test_a_count_that_may_grow_is_sent_as_the_least(fourth):
    assert not received(marked(survey(fourth)))["whole"]
    assert sent(surface="rastrigin")["whole"]


def test_a_run_ends_at_a_point_of_the_kind_that_it_came_to_rest_at(fourth):
    surface, found = fourth, survey(fourth)
    draw = np.random.default_rng(0)
    runs = run(surface, "bfgs", draw.uniform(-6, 6, (60, 2)), steps=200)
    tell = [ended_at(surface, found, runs, each) for each in range(60)]
    reached = [(told, outcome) for told, outcome in zip(tell, runs.outcome, strict=True) if told]
    assert len(reached) > 10
    assert all(told.startswith("minimum") == (outcome == "converged") for told, outcome in reached)
    ends = [told.partition(" of ")[2] for told, outcome in reached if outcome == "converged"]
    assert not found.whole and set(ends) == {f"at least {len(found.minima):,}"}


def test_nothing_is_searched_for_while_a_surface_is_in_the_hand(monkeypatch):
    searched = []

    def search(surface):
        searched.append(surface)
        return Survey((), True)

    monkeypatch.setattr(module, "survey", search)
    mine = Session(setup=Setup(turn=12.25), live=True)
    assert surveyed(mine) is None and marked(None) is None and searched == []
    mine.live = False
    assert surveyed(mine) == Survey((), True) and len(searched) == 1
    mine.live = True
    assert surveyed(mine) == Survey((), True) and len(searched) == 1


def test_which_minimum_was_reached_is_said_where_there_are_several():
    (column,) = reached_column(Setup(surface="himmelblau"), waiting=False)
    assert column.key == "reached" and column.missing == "–"
    assert reached_column(Setup(surface="himmelblau", turn=30.0), waiting=True)[0].missing == "…"
    assert reached_column(Setup(), waiting=False) == reached_column(Setup(turn=30.0), waiting=True) == ()


@pytest.mark.parametrize("start", [(3, 2.5), (-3, 3), (-4, -3), (3.5, -2)])
@pytest.mark.parametrize("shape", [{}, {"turn": 40.0, "stretch": 1.5}])
def test_the_minimum_that_is_told_is_the_nearest(start, shape):
    setup = Setup(surface="himmelblau", start=start, methods=("gradient_descent",), **shape)
    surface, found = setup.landscape(), found_on(setup)
    runs = tracks(setup)["gradient_descent"].runs
    told = ended_at(surface, found, runs)
    assert told is not None
    place = int(told.split()[1])
    assert told == f"minimum {place} of 4"
    reached = found.minima[place - 1]
    assert (reached.x, reached.y) == pytest.approx(runs.last[0], abs=1e-2)


def test_a_run_that_stalls_on_a_saddle_is_said_to_and_one_on_its_way_is_not():
    setup = Setup(surface="himmelblau", start=(0.0866775, 2.8842547), methods=("gradient_descent",), steps=5)
    runs = tracks(setup)["gradient_descent"].runs
    assert ended_at(setup.landscape(), found_on(setup), runs) == "saddle"
    setup = replace(setup, start=(0.0, 0.0))
    runs = tracks(setup)["gradient_descent"].runs
    assert ended_at(setup.landscape(), found_on(setup), runs) is None
