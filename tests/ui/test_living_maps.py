"""What the browser is told so that a map follows a slider: its runs, and the settings that can be dragged."""

from dataclasses import replace

import numpy as np

from experiments.engine.noise import unit_draws
from experiments.geometry.scale import near
from experiments.studies.axes import START
from experiments.studies.basins import basins
from experiments.studies.sweep import sweep
from optimizers import OPTIMIZERS
from optimizers.schedules import cosine
from tests.ui.wire import received
from ui.session.session import Session
from ui.session.settings import all_but
from ui.session.setup import Setup
from ui.session.study_axes import SWEEP
from ui.studies.figure import StudyFigure, message
from ui.studies.living import basins_alive, sweep_alive
from ui.studies.settings import described


def alive(setup):
    race = all_but(setup.race(setup.method), START)
    return basins_alive(setup, race, basins(race, setup.landscape().domain, 8))


def test_the_runs_of_basins_are_told():
    setup = Setup(surface="himmelblau", method="adam", steps=30, noise=0.2, seed=3, hypers={("adam", "beta1"): 0.5})
    told, surface = alive(setup), setup.landscape()
    assert (told.method, told.steps, told.level, len(told.minima)) == ("adam", 30, 0.2, 4)
    assert told.hypers["beta1"] == 0.5 and set(told.hypers) == {"lr", "beta1", "beta2", "eps"}
    assert np.array_equal(told.draws, unit_draws(3, 30))
    assert (told.near, told.short) == (near(surface), 0.1 * near(surface))
    assert [(axis.name, axis.values[0], len(axis.values)) for axis in (told.across, told.up)] == [
        ("x", surface.domain[0][0], 8),
        ("y", surface.domain[1][0], 8),
    ]


def test_a_map_tells_its_axes_and_what_follows_a_schedule():
    setup = Setup(surface="beale", method="adam", steps=20, grid=50, hypers={("adam", "eps"): cosine(1e-6, steps=20)})
    across, up = SWEEP.axes(setup)
    race = all_but(setup.race("adam"), (across.name, up.name))
    told = sweep_alive(setup, race, sweep(race, across, up), "outcome")
    assert told is not None
    assert np.array_equal(told.across.values, across.values) and np.array_equal(told.up.values, up.values)
    assert np.shape(told.hypers["eps"]) == (20,) and told.minima == ()
    sent = received(message(StudyFigure("", lambda _: _drawn(), "", "", (across, up), living=told), {"settings": 7}))
    assert sent["answered"] == {"settings": 7} and len(sent["living"]["hypers"]["eps"]) == 20


def test_a_line_of_minima_is_left_to_the_server():
    assert alive(Setup(surface="own", formula="(x - y)^2", method="momentum", steps=20)) is None


def test_the_settings_that_are_on_no_axis_can_be_dragged():
    setup = Setup(method="adam", lock=("methods",), hypers={("adam", "beta2"): 0.9})
    mine = Session(setup=setup, answered={"settings": 5}, problems={"adam": "no."})
    told = described(mine, {"lr", "beta1"})
    assert [(row.name, row.value) for row in told.rows] == [("beta2", 0.9), ("eps", 1e-8), ("every", 5), ("clip", 1)]
    assert all(row.locked for row in told.rows) and (told.serial, told.problem) == (5, "no.")
    assert not any(row.locked for row in described(Session(replace(setup, lock=())), ()).rows)
    assert len(described(mine, ()).rows) == len(OPTIMIZERS["adam"].settings)


def _drawn():
    from plotly.graph_objects import Figure

    return Figure()
