"""What is sent to the stage decodes to the very numbers that run() gives."""

import json
from typing import Any

import numpy as np
import pytest

from experiments import refusal, run
from experiments.engine.noise import unit_draws
from experiments.engine.race import Race
from experiments.readings import metrics
from experiments.readings.stability import stability
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.dealt import dealt
from tests.known import known
from tests.ui.wire import received
from ui.race.stage import SHOWN, message, titles_on
from ui.session.link import from_link
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import fan_of, tracks


def decoded(setup, fans=None):
    """What the stage is sent, and each method's series by name, float64."""
    told = received(message(Session(setup=setup), tracks(setup), fans or {}))
    assert fans or all(method["fan"].size == 0 for method in told["methods"])
    return told, {
        method["key"]: {name: part for name, part in method.items() if getattr(part, "dtype", None) == "<f8"}
        for method in told["methods"]
    }


@pytest.mark.slow("every method, every surface")
@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_stage_gets_the_numbers_of_the_run(key):
    surface = LANDSCAPES[key]
    raced = tuple(method for method, other in dealt(OPTIMIZERS, LANDSCAPES, share=5) if other == key)
    chance: dict[str, Any] = {"noise": 0.1} if surface.data is None else {"batch": 3}
    setup = Setup(surface=key, methods=raced, steps=50, seed=4, hypers={("adam", "lr"): 0.03}, **chance)
    header, series = decoded(setup)
    assert list(series) == [method for method in raced if refusal(surface, method) is None]
    for method, found in series.items():
        hypers = {"lr": 0.03} if method == "adam" else {}
        runs = run(surface, method, surface.start, steps=50, hypers=hypers, seed=4, **chance)
        expected = {"x": runs.path[:, 0, 0], "y": runs.path[:, 0, 1], "value": runs.value[:, 0]}
        expected["gradient"] = metrics.gradient_norm(surface, runs)[:, 0]
        gap, distance = metrics.loss_gap(surface, runs), metrics.distance_to_minimum(surface, runs)
        assert not surface.minima or (gap is not None and distance is not None)
        known = {"gap": gap, "distance": distance}
        expected |= {name: numbers[:, 0] for name, numbers in known.items() if numbers is not None}
        race = Race(surface, method, surface.start, 50, hypers, seed=4, **chance)
        expected["stability"] = stability(race, runs.path[:, 0])
        ghost = run(surface, method, surface.start, steps=50, hypers=hypers).path[:, 0]
        expected |= {"ghost_x": ghost[:, 0], "ghost_y": ghost[:, 1]}
        assert found.keys() == expected.keys()
        for name in expected:
            assert np.array_equal(found[name], expected[name], equal_nan=True), (method, name)
    assert header["start"] == list(surface.start)
    assert header["steps"] == 50


def test_what_is_held_out_has_a_loss_along_the_path_and_stands_in_the_chart():
    setup = Setup(surface="moons", methods=("adam",), steps=20, held_out=0.25, batch=16)
    header, series = decoded(setup)
    held = setup.held_out_surface()
    assert held and held.data
    path = np.stack([series["adam"]["x"], series["adam"]["y"]], axis=-1)
    assert np.array_equal(series["adam"]["held_out"], held.value(path))
    assert "gap" not in header["titles"] and "held" in header["titles"]["value"]
    assert header["samples"]["columns"]["u"].tolist() == known(setup.landscape().data)["u"].tolist()
    assert header["samples"]["held_out"]["u"].tolist() == held.data["u"].tolist()
    begins, rows = header["batches"]["begins"], header["batches"]["rows"]
    assert len(begins) == 21 and begins[-1] == len(rows) and rows.max() < setup.count


def test_the_header_describes_the_surface():
    header, series = decoded(Setup(surface="himmelblau"))
    surface = LANDSCAPES["himmelblau"]
    assert header["surface"]["tree"] == json.loads(json.dumps(surface.tree_as_lists))
    assert header["surface"]["minima"] == [list(point) for point in surface.minima]
    assert header["surface"]["domain"] == [list(side) for side in surface.domain]
    assert header["surface"]["scale"]["kind"] in ("linear", "log", "symlog")
    assert set(header["titles"]) <= set(titles_on(Setup().landscape())) & set(next(iter(series.values())))


@pytest.mark.parametrize(
    "change",
    [
        {"weights": "y,x"},
        {"p.b": "3"},
        {"p.b": "3", "weights": "y,x"},
        {"formula": "a x^2 + 2b y^2"},
        {"formula": "a u^2 + b v^2"},
        {"window": "-2,3,-1,1"},
        {"turn": "30"},
        {"stretch": "2"},
    ],
)
def test_a_surface_that_is_drawn_otherwise_has_another_name_for_the_browser(change):
    link = {"surface": "own", "formula": "a x^2 + b y^2", "p.b": "10", "methods": "momentum", "steps": "5"}
    before, after = (decoded(from_link(each)[0])[0]["surface"] for each in (link, link | change))
    assert before["id"] != after["id"]
    assert before["programs"]["id"] != after["programs"]["id"]


@pytest.mark.parametrize(("start", "of_loss"), [("100,2", "gap"), ("9999,2", "value")])
def test_a_loss_below_the_known_minimum_is_not_said_to_be_above_it(start, of_loss):
    setup = from_link({"surface": "eggholder", "start": start, "methods": "gradient_descent"})[0]
    header, series = decoded(setup)
    assert {"gap", "value"} & header["titles"].keys() == {of_loss}
    assert (series["gradient_descent"]["gap"].min() < 0) == (of_loss == "value")


def test_no_method_is_a_message_too():
    header, series = decoded(Setup(methods=()))
    assert (header["methods"], series) == ([], {})


def test_a_formula_with_a_constant_gradient_is_a_message_too():
    setup, notes = from_link({"surface": "own", "formula": "3"})
    assert notes == []
    header, series = decoded(setup)
    assert header["surface"]["tree"] == 3
    assert np.array_equal(series["adam"]["value"], np.full(301, 3.0))


def test_paths_that_diverge_are_sent_as_they_are():
    setup = Setup(surface="bowl", methods=("gradient_descent",), hypers={("gradient_descent", "lr"): 5.0}, steps=60)
    header, series = decoded(setup)
    stopped = header["methods"][0]["stopped"]
    assert header["methods"][0]["outcome"] == "diverged"
    assert np.abs(series["gradient_descent"]["x"][stopped]) > 1e4
    assert np.isnan(series["gradient_descent"]["x"][stopped + 1 :]).all()


def test_a_race_with_a_schedule_is_walked_once():
    first, again = (from_link({"adam.lr": "cosine(0.1,steps=300)"})[0] for _ in range(2))
    assert tracks(first)["adam"] is tracks(again)["adam"]
    table = tracks(first)["adam"].runs.hypers["lr"]
    assert isinstance(table, list) and table[150] == pytest.approx(0.05)


def test_one_slider_recomputes_one_method():
    before = tracks(Setup())
    after = tracks(Setup(hypers={("adam", "lr"): 0.0317}))
    assert {key for key in before if before[key] is not after[key]} == {"adam"}


@pytest.mark.parametrize("runs", [7, 120])
def test_each_method_has_its_fan(runs):
    setup = Setup(surface="beale", methods=("gradient_descent", "adam"), steps=100, noise=0.2, fan=runs)
    fans = {key: fan_of(setup, key).found() for key in setup.methods}
    header, _ = decoded(setup, fans)
    shown = min(runs, SHOWN)
    noise = header["noise"]
    drawn = np.array(noise.pop("draws"))
    of_fan = {"runs": runs, "shown": shown, "steps": [*range(0, 101, 2)], "within": setup.within()}
    assert noise == {**of_fan, "level": 0.2}
    assert drawn.shape == (2, 100) and drawn.tolist() == unit_draws(setup.seed, 100).tolist()
    for method, fan in zip(header["methods"], fans.values(), strict=True):
        assert method["fan"].shape == (shown, 2, 51) and method["fan"].dtype == np.float32
        assert np.array_equal(method["fan"], fan.path[:, :shown].transpose(1, 2, 0).astype(np.float32))


def test_what_is_too_far_to_be_drawn_is_sent_all_the_same():
    setup = Setup(surface="beale", methods=("newton",), noise=1.0, fan=10)
    header, _ = decoded(setup, {"newton": fan_of(setup, "newton").found()})
    assert np.isnan(header["methods"][0]["fan"]).any()


def test_without_noise_nothing_is_said_of_it():
    header, series = decoded(Setup())
    assert header["noise"] is None
    assert not any(name.startswith("ghost") for found in series.values() for name in found)


def test_noisy_gradient_descent_has_another_name():
    names = [{method["key"]: method["name"] for method in decoded(Setup(noise=n))[0]["methods"]} for n in (0.0, 0.1)]
    assert [found["gradient_descent"] for found in names] == ["Gradient descent", "SGD"]
    assert [found["adam"] for found in names] == ["Adam", "Adam"]


def test_one_slider_walks_one_fan_again():
    before, after = Setup(noise=0.5), Setup(noise=0.5, hypers={("adam", "lr"): 0.0317})
    assert {key for key in before.methods if fan_of(before, key) is not fan_of(after, key)} == {"adam"}
