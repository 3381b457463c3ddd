"""Further starts of a race: where they lie, how many there can be, and what the stage is told of them."""

import math
from dataclasses import replace

import numpy as np
import pytest

from experiments.engine.runner import run_race
from ui.race.stage import further, message
from ui.session.beside import MOST_STEPS
from ui.session.link import from_link, to_link
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.starts import MOST, Starts
from ui.session.tracks import tracks


def test_a_ring_goes_with_the_first_start_and_is_round_on_a_square_map():
    setup, _ = from_link({"surface": "rosenbrock", "starts": "ring(8)", "start": "0.5,1"})
    told = further(setup)
    assert told.around and len(told.points) == 8
    (x0, x1), (y0, y1) = setup.landscape().domain
    radii = [math.hypot(across / (x1 - x0), up / (y1 - y0)) for across, up in told.points]
    assert radii == pytest.approx([0.2] * 8)
    assert setup.further() == tuple((0.5 + across, 1 + up) for across, up in told.points)


def test_a_grid_lies_evenly_in_the_window():
    setup, _ = from_link({"surface": "beale", "starts": "grid(5)"})
    told = further(setup)
    assert not told.around and len(set(told.points)) == 25
    assert sorted({x for x, _ in told.points}) == pytest.approx([-3.6, -1.8, 0, 1.8, 3.6])


def test_points_move_with_the_surface_and_come_back():
    setup = Setup(surface="beale", turn=30.0, stretch=2.0).also_from([(0.5, -1.0), (2.0, 0.25)])
    assert [each for point in setup.further() for each in point] == pytest.approx([0.5, -1.0, 2.0, 0.25])
    assert from_link(to_link(setup))[0] == setup
    assert setup.with_surface("bowl").starts is None


def test_more_than_there_can_be_is_refused_in_a_sentence():
    assert len(Setup().also_from([(1.0, 1.0)] * MOST).further()) == MOST
    with pytest.raises(Unusable, match="at most 50 further starts are possible; remove one first"):
        Setup().also_from([(1.0, 1.0)] * (MOST + 1))
    with pytest.raises(Unusable, match="outside"):
        Setup().also_from([(1e9, 1.0)])
    assert "has 51 starts; 50 are the most" in from_link({"starts": ";".join(["1,1"] * 51)})[1][0]


def test_without_any_there_are_none():
    assert Setup().also_from([]).starts is None and further(Setup()).points == ()


def test_a_lock_on_the_start_holds_the_further_ones():
    mine = Session(Setup(lock=("start",)))
    assert not mine.take(Setup(lock=("start",), starts=Starts("ring", 8)))
    assert mine.setup.starts is None and "Start: this link locks it" in mine.notes[0]


def told(mine):
    return message(mine, tracks(mine.setup), {}).beside


def test_runs_that_the_browser_lacks_are_told_as_long_as_the_race_is_the_same():
    link = {"surface": "ackley", "starts": "grid(5)", "methods": "adam,sam", "noise": "0.1", "steps": "30"}
    setup, notes = from_link(link)
    assert not notes
    mine = Session(setup, lacking={"sam": setup.race("sam")})
    (walk,) = told(mine).runs
    assert (walk.method, walk.paths.shape, len(walk.arrived)) == ("sam", (25, 2, 31), 25)
    for place in (0, 12):
        alone = run_race(replace(setup.race("sam"), start=setup.further()[place]))
        np.testing.assert_array_equal(walk.paths[place], alone.path[:, 0].T.astype(np.float32))
    assert not told(replace(mine, live=True)).runs
    assert not told(replace(mine, setup=replace(setup, seed=3))).runs
    assert not told(replace(mine, setup=replace(setup, starts=None))).runs


def test_too_many_steps_of_them_are_refused_in_a_sentence():
    setup, _ = from_link({"surface": "ackley", "starts": "ring(50)", "methods": "adam,sam", "steps": "501"})
    found = told(Session(setup, lacking={key: setup.race(key) for key in setup.methods}))
    assert not found.runs and f"at most {MOST_STEPS:,} steps, and these are 50,100" in found.lack
