"""Critical points as the page knows them: found when they are needed, numbered, and not searched for in mid-drag."""

from dataclasses import replace

import pytest

from experiments.geometry.critical import Survey, minima
from experiments.readings.scoreboard import ended_at
from landscapes import LANDSCAPES
from tests.ui.wire import received
from ui.race.scoreboard import reached_column
from ui.session import points as module
from ui.session.points import MANY, marked, points, surveyed
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import tracks


def sent(**fields):
    return received(marked(surveyed(Session(setup=Setup(**fields)))))


def found_on(setup):
    """The points, which are known because nothing is in the hand."""
    found = points(Session(setup=setup))
    assert found is not None
    return found


@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_surface_has_its_points_sent(key):
    data = sent(surface=key)
    total = sum(data["counts"].values())
    assert len(data["points"]) == (total if total <= MANY else data["minima"])
    assert [p["place"] for p in data["points"] if p["place"]] == list(range(1, data["minima"] + 1))


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


def test_nothing_is_searched_for_while_a_surface_is_in_the_hand(monkeypatch):
    searched = []

    def search(surface):
        searched.append(surface)
        return Survey((), True)

    monkeypatch.setattr(module, "survey", search)
    mine = Session(setup=Setup(turn=12.25), live=True)
    assert points(mine) is None and marked(None) is None and searched == []
    mine.live = False
    assert points(mine) == () and len(searched) == 1
    mine.live = True
    assert points(mine) == () and len(searched) == 1


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
    reached = minima(found)[place - 1]
    assert (reached.x, reached.y) == pytest.approx(runs.last[0], abs=1e-2)


def test_a_run_that_stalls_on_a_saddle_is_said_to_and_one_on_its_way_is_not():
    setup = Setup(surface="himmelblau", start=(0.0866775, 2.8842547), methods=("gradient_descent",), steps=5)
    runs = tracks(setup)["gradient_descent"].runs
    assert ended_at(setup.landscape(), found_on(setup), runs) == "saddle"
    setup = replace(setup, start=(0.0, 0.0))
    runs = tracks(setup)["gradient_descent"].runs
    assert ended_at(setup.landscape(), found_on(setup), runs) is None
