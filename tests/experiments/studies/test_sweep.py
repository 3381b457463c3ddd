"""The map of two hyperparameters: every cell is a run, and every refusal a sentence."""

from dataclasses import replace

import numpy as np
import pytest

from experiments import Outcome, SettingError, refusal, run
from experiments.engine.race import Race
from experiments.geometry.known import lowest_known, target, tolerance
from experiments.readings.endings import ARRIVED, CODES, CONVERGED, LOCAL, MOVING, OUTCOMES
from experiments.studies.axes import Axis, axis_of
from experiments.studies.fan import fan, reach
from experiments.studies.sweep import setting_at, sweep
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from optimizers.schedules import cosine

RAVINE, LINE_FIT, HIMMELBLAU = LANDSCAPES["ravine"], LANDSCAPES["line_fit"], LANDSCAPES["himmelblau"]
TWO = [key for key, method in OPTIMIZERS.items() if len(method.hypers) >= 2]
RATES, BETAS = Axis("lr", 1e-3, 1, "log", 9), Axis("beta", 0, 0.99, "one-minus-log", 7)


def swept(surface=RAVINE, method="momentum", steps=100, hypers=None, across=RATES, up=BETAS, progress=None, **noise):
    race = Race(surface, method, surface.start, steps, hypers or {}, **noise)
    return sweep(race, across, up, progress=progress)


@pytest.mark.slow("sweeps of every method")
@pytest.mark.parametrize("noise", [0.0, 0.2])
@pytest.mark.parametrize("method", TWO)
def test_every_cell_of_every_method_is_that_run_alone(method, noise):
    surface = HIMMELBLAU if refusal(HIMMELBLAU, method) is None else LINE_FIT
    first, second, *_ = OPTIMIZERS[method].hypers
    across, up = axis_of(first, 6), axis_of(second, 5)
    found = sweep(Race(surface, method, surface.start, 20, noise=noise, seed=3), across, up)
    shape = up.points, across.points
    assert found.outcome.shape == found.stopped.shape == found.arrived.shape == found.gap.shape == shape
    lowest = lowest_known(surface)
    assert lowest is not None
    for row in range(up.points):
        for column in range(0, across.points, 2):
            values = setting_at(found, row, column)
            alone = run(
                surface,
                method,
                surface.start,
                steps=20,
                hypers=values,
                noise=noise,
                seed=3,
                target=target(surface),
            )
            lost = CODES[alone.outcome[0]] == len(OUTCOMES) - 1
            expected = np.nan if lost else surface.value(alone.last[0]) - lowest
            assert found.stopped[row, column] == alone.stopped[0]
            assert np.array_equal(found.arrived[row, column], alone.arrived[0], equal_nan=True)
            assert np.array_equal(found.gap[row, column], expected, equal_nan=True)


def test_what_is_not_on_an_axis_keeps_its_value_or_its_schedule():
    axes = {"across": Axis("lr", 0.01, 0.1, "log", 3), "up": Axis("beta2", 0.9, 0.99, "one-minus-log", 2)}
    plain, held = swept(method="adam", **axes), swept(method="adam", hypers={"beta1": 0.5, "lr": 7.0}, **axes)
    assert not np.array_equal(plain.gap, held.gap)
    cooled = swept(method="adam", hypers={"eps": cosine(0.1, steps=100)}, **axes)
    alone = run(
        RAVINE, "adam", RAVINE.start, steps=100, hypers={"eps": cosine(0.1, steps=100), **setting_at(cooled, 1, 2)}
    )
    assert cooled.gap[1, 2] == alone.value[-1, 0]


def test_a_run_belongs_to_the_class_of_its_outcome_and_of_its_height():
    """Of the three-hump camel, from starts about, every class but two is met; heights tell three of them apart."""
    surface = LANDSCAPES["three_hump_camel"]
    rates = Axis("lr", 1e-4, 2, "log", 40)
    found = swept(surface, across=rates, steps=60)
    met, spare = set(np.unique(found.outcome).tolist()), tolerance(surface)
    assert met >= {CONVERGED, ARRIVED, LOCAL, MOVING, len(OUTCOMES) - 1}
    assert (found.gap[found.outcome == CONVERGED] <= spare).all()
    assert (found.gap[found.outcome == ARRIVED] <= spare).all()
    assert (found.gap[found.outcome == LOCAL] > spare).all()
    assert (found.gap[found.outcome == MOVING] > spare).all()
    assert np.isnan(found.gap[found.outcome == len(OUTCOMES) - 1]).all()
    assert (found.arrived[found.outcome == CONVERGED] <= 300).all()


def test_every_outcome_has_a_class():
    assert set(CODES) == set(Outcome)
    assert len({ending.name for ending in OUTCOMES}) == len(OUTCOMES)


def test_where_no_minimum_is_known_the_gap_is_f_itself():
    found = swept(LANDSCAPES["saddle"], across=Axis("lr", 1e-4, 1e-3, "log", 3), steps=5)
    assert not found.known
    assert (found.gap < 3).all()
    assert np.isnan(found.arrived).all()
    alone = run(LANDSCAPES["saddle"], "momentum", LANDSCAPES["saddle"].start, steps=5, hypers=setting_at(found, 4, 2))
    assert found.gap[4, 2] == alone.value[-1, 0]


def test_where_f_is_not_defined_at_the_start_every_run_went_wrong():
    found = sweep(Race(from_formula("ln(x) + y^2"), "momentum", (-1, 0), 5), RATES, BETAS)
    assert (found.outcome == len(OUTCOMES) - 1).all() and np.isnan(found.gap).all()


@pytest.mark.parametrize(
    "method, across, up, sentence",
    [
        ("momentum", RATES, Axis("lr", 0.1, 1, "log", 3), "The axes need different settings; both are lr."),
        ("momentum", RATES, Axis("rho", 0, 0.9, "linear", 3), "There is no setting of Momentum called “rho”"),
        ("adam", RATES, Axis("beta1", 0, 2, "linear", 3), "beta1 must be at least 0 and below 1; 2 is not."),
        ("lbfgs", RATES, Axis("memory", 1, 20, "linear", 7), "memory takes whole numbers only: from 1 to 20"),
        ("levenberg_marquardt", RATES, BETAS, "There is no setting of Levenberg–Marquardt called “lr”"),
    ],
)
def test_axes_that_do_not_suit_the_method_are_refused(method, across, up, sentence):
    with pytest.raises(SettingError) as refused:
        swept(method=method, across=across, up=up)
    assert refused.value.message.startswith(sentence)


@pytest.mark.parametrize("start", [(1,), (1, 2, 3), ("a", "b"), (np.nan, 0), None])
def test_a_start_that_is_none_is_refused(start):
    with pytest.raises(SettingError, match="start"):
        sweep(Race(RAVINE, "momentum", start, 10), RATES, BETAS)


def test_progress_is_told_and_can_end_the_walk():
    told: list[float] = []
    swept(progress=told.append)
    assert told[-1] == 1 and told == sorted(told)

    def leave(part):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        swept(progress=leave)


@pytest.mark.parametrize("turned", [False, True])
def test_a_coordinate_of_the_start_can_be_an_axis(turned):
    axes = RATES, Axis("y", -1, 1.5, "linear", 4)
    across, up = reversed(axes) if turned else axes
    found = swept(method="gradient_descent", across=across, up=up, noise=0.1, seed=5)
    setting = setting_at(found, 1, 2)
    assert setting.keys() == {"lr", "y"}
    start = RAVINE.start[0], setting["y"]
    alone = run(RAVINE, "gradient_descent", start, hypers={"lr": setting["lr"]}, steps=100, noise=0.1, seed=5)
    assert found.stopped[1, 2] == alone.stopped[0]
    assert found.gap[1, 2] == alone.value[-1, 0]
    both = swept(across=Axis("x", -1, 1, "linear", 3), up=Axis("y", -2, 2, "linear", 2))
    assert both.gap[1, 0] == run(RAVINE, "momentum", (-1, 2), steps=100).value[-1, 0]


def test_under_noise_those_runs_have_arrived_that_succeed():
    """Nobody settles there; what counts is what the race's own fan counts."""
    race = Race(RAVINE, "momentum", RAVINE.start, 120, noise=0.5, seed=3)
    within = reach(RAVINE)
    found = sweep(race, RATES, BETAS, within=within)
    arrived = found.outcome == ARRIVED
    assert arrived.any() and not arrived.all() and not (found.outcome == CONVERGED).any()
    assert (arrived != (sweep(race, RATES, BETAS).outcome == ARRIVED)).any(), "the tolerance of f is another"
    for row, column in np.ndindex(arrived.shape):
        own = replace(race, hypers=setting_at(found, row, column))
        assert arrived[row, column] == fan(own, runs=1, tolerance=within).success
