"""Tuning: a declared set of settings, the same number for each method, and the best of them."""

from dataclasses import replace

import numpy as np
import pytest

from experiments import SettingError, refusal, run
from experiments.engine.race import Race, Setting
from experiments.geometry.known import target
from experiments.readings import ties
from experiments.readings.ties import levels
from experiments.studies.cloud import cloud
from experiments.studies.tuning import STARTS, halton, medians, settings, tunable, tune
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from optimizers.schedules import cosine

RAVINE, BEALE = LANDSCAPES["ravine"], LANDSCAPES["beale"]


def test_the_halton_sequence_is_the_digits_mirrored():
    two, three = halton(2), halton(3)
    assert [next(two) for _ in range(7)] == [1 / 2, 1 / 4, 3 / 4, 1 / 8, 5 / 8, 3 / 8, 7 / 8]
    assert [next(three) for _ in range(5)] == pytest.approx([1 / 3, 2 / 3, 1 / 9, 4 / 9, 7 / 9])


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_what_is_tried_are_the_defaults_and_values_all_over_the_sliders(method):
    chosen = tunable(OPTIMIZERS[method])
    tried = settings(chosen, 64)
    assert set(tried) == {hyper.name for hyper in chosen} != set()
    for hyper in chosen:
        values = tried[hyper.name]
        assert len(values) == 64 and values[0] == hyper.default
        assert all(hyper.check(value) == value and hyper.low <= value <= hyper.high for value in values.tolist())
        assert len(np.unique(values)) >= min(60, hyper.high - hyper.low + 1) if hyper.allowed.whole else 60


def test_rates_and_memories_are_tuned_and_what_else_there_is_without_a_rate():
    names = {key: [hyper.name for hyper in tunable(OPTIMIZERS[key])] for key in ("adam", "lbfgs", "newton", "rprop")}
    assert names == {"adam": ["lr", "beta1", "beta2"], "lbfgs": ["lr"], "newton": ["damping"], "rprop": ["lr"]}


def test_values_have_few_digits_those_of_a_memory_counted_from_one():
    tried = settings(tunable(OPTIMIZERS["momentum"]), 20)
    assert all(float(f"{rate:.3g}") == rate for rate in tried["lr"].tolist())
    assert all(round(1 - float(f"{1 - beta:.3g}"), 12) == beta for beta in tried["beta"].tolist())


def one_by_one(surface, method, steps, budget):
    """The settings tried, each a dict, their median gaps and their median steps to tolerance."""
    tried = settings(tunable(OPTIMIZERS[method]), budget)
    each = [dict(zip(tried, values, strict=True)) for values in zip(*(v.tolist() for v in tried.values()), strict=True)]
    starts, lowest, found = cloud(surface, STARTS, 3, "tuning"), surface.value(surface.minima[0]), []
    for hypers in each:
        runs = run(surface, method, starts, steps=steps, hypers=hypers, target=target(surface))
        lost = np.isin(runs.outcome, ["diverged", "undefined", "no step"])
        numbers = np.where(lost, np.nan, runs.value[-1] - lowest), runs.arrived
        found.append([np.sort(np.nan_to_num(number, nan=np.inf))[STARTS // 2 - 1] for number in numbers])
    return each, *np.array(found).T


@pytest.mark.parametrize("surface, method, steps", [("beale", "momentum", 60), ("bowl", "adam", 60)])
def test_the_best_is_the_lowest_of_all_settings_worked_out_one_by_one(surface, method, steps):
    each, gaps, arrived = one_by_one(LANDSCAPES[surface], method, steps, 24)
    race = Race(LANDSCAPES[surface], method, LANDSCAPES[surface].start, steps, seed=3)
    found = tune(race, 24)
    assert found.race == replace(race, hypers=each[np.argmin(gaps)])
    assert found.gap == pytest.approx(gaps.min())
    assert found.tuned == tuple(each[0])
    assert surface == "beale" or np.argmin(arrived) != np.argmin(gaps)  # it is not who arrives first that is kept


def test_of_settings_that_differ_by_rounding_the_sooner_is_the_best():
    surface = LANDSCAPES["himmelblau"]
    each, gaps, arrived = one_by_one(surface, "gradient_descent", 300, 64)
    race = Race(surface, "gradient_descent", surface.start, 300, seed=3)
    found = tune(race, 64)
    alike = levels(gaps, ties.alike(surface)) == 0
    assert alike.sum() > 5 and found.gap < ties.alike(surface)
    sooner = each[np.argmin(np.where(alike, arrived, np.inf))]
    assert found.race == replace(race, hypers=sooner) and sooner != each[np.argmin(gaps)]


def test_of_settings_that_are_equal_the_defaults_come_first():
    """Newton is exact on a quadratic with no damping at all, its default; any damping makes it slower."""
    assert tune(Race(RAVINE, "newton", RAVINE.start, 50, {"damping": 3.0}), 16).race.hypers == {"damping": 0.0}


def test_a_budget_of_one_is_the_defaults_and_what_is_not_tuned_is_kept():
    given: dict[str, Setting] = {"lr": cosine(0.5, steps=30), "eps": 0.01}
    found = tune(Race(BEALE, "adam", BEALE.start, 30, given), 1)
    assert found.race.hypers == {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 0.01}


def test_where_all_runs_are_lost_there_is_no_gap():
    hopeless = from_formula("sqrt(-1 - x^2) + y", domain=((-1, 1), (-1, 1)))
    with pytest.raises(SettingError, match="f is defined hardly anywhere"):
        tune(Race(hopeless, "momentum", hopeless.start, 20), 4)
    falling = from_formula("-x^4 - y^4", domain=((1, 2), (1, 2)))
    assert tune(Race(falling, "gradient_descent", falling.start, 200), 2).gap == np.inf


def test_under_noise_every_setting_meets_the_same_draws():
    """So the best, wherever it stands among the others, has the score that it has alone."""
    bowl = LANDSCAPES["bowl"]
    found = tune(Race(bowl, "momentum", bowl.start, 40, noise=0.5, seed=1), 24)
    assert found.race.hypers != {"lr": 0.01, "beta": 0.9}  # the defaults stand first, and would be alike in any case
    starts = cloud(bowl, STARTS, 1, "tuning")
    alone = run(bowl, "momentum", starts, steps=40, hypers=found.race.hypers, noise=0.5, seed=1)
    assert found.gap == medians(alone.value[-1], 1)[0]


@pytest.mark.parametrize("budget", [0, -1, 1.5, 1001, True])
def test_a_budget_that_is_none_is_refused(budget):
    with pytest.raises(SettingError, match="budget must be a whole number from 1 to 1,000"):
        tune(Race(RAVINE, "adam", RAVINE.start, 10), budget)


def test_medians_are_numbers_that_occur():
    assert medians(np.array([1.0, 2, 3, 4, np.nan, 9, np.nan, np.nan]), 2).tolist() == [2, np.inf]


def test_clouds_lie_in_the_window_and_where_f_has_a_value():
    half = from_formula("ln(x) + y^2", domain=((-1, 1), (-3, 3)))
    points = cloud(half, 500, 0, "report")
    assert points.shape == (500, 2)
    assert (points[:, 0] > 0).all() and np.ptp(points[:, 1]) > 5.5
    assert np.array_equal(cloud(half, 60, 0, "report"), points[:60])
    assert not np.array_equal(cloud(half, 60, 0, "tuning"), points[:60])
    assert not np.array_equal(cloud(half, 60, 1, "report"), points[:60])


@pytest.mark.parametrize("method", [key for key in OPTIMIZERS if refusal(BEALE, key) is None])
def test_every_method_can_be_tuned(method):
    found = tune(Race(BEALE, method, BEALE.start, 15), 4)
    assert set(found.tuned) <= set(found.race.hypers)
