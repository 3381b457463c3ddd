"""What is sent to the stage decodes to the very numbers that run() gives."""

import json
import struct

import numpy as np
import pytest

from experiments import metrics, run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from ui.race import tracks
from ui.setup import Setup, from_link
from ui.stage import TITLES, message
from ui.state import Session


def decoded(setup):
    """The header, and each method's series by name."""
    data = message(Session(setup=setup), tracks(setup))
    (length,) = struct.unpack("<I", data[:4])
    header = json.loads(data[4 : 4 + length])
    numbers = np.frombuffer(data[4 + length :], dtype="<f8")
    blocks = numbers.reshape(len(header["methods"]), len(header["series"]), -1) if header["methods"] else numbers
    return header, {
        method["key"]: dict(zip(header["series"], block, strict=True))
        for method, block in zip(header["methods"], blocks, strict=True)
    }


@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_stage_gets_the_numbers_of_the_run(key):
    setup = Setup(surface=key, methods=tuple(OPTIMIZERS), steps=50, noise=0.1, seed=4, hypers={("adam", "lr"): 0.03})
    header, series = decoded(setup)
    surface = LANDSCAPES[key]
    assert list(series) == list(OPTIMIZERS)
    for method, found in series.items():
        hypers = {"lr": 0.03} if method == "adam" else {}
        runs = run(surface, method, surface.start, steps=50, hypers=hypers, noise=0.1, seed=4)
        expected = {"x": runs.path[:, 0, 0], "y": runs.path[:, 0, 1], "value": runs.value[:, 0]}
        expected["gradient"] = metrics.gradient_norm(surface, runs)[:, 0]
        if surface.minima:
            expected["gap"] = metrics.loss_gap(surface, runs)[:, 0]
            expected["distance"] = metrics.distance_to_minimum(surface, runs)[:, 0]
        assert found.keys() == expected.keys()
        for name in expected:
            assert np.array_equal(found[name], expected[name], equal_nan=True), (method, name)
    assert header["start"] == list(surface.start)
    assert header["steps"] == 50


def test_the_header_describes_the_surface():
    header, _ = decoded(Setup(surface="himmelblau"))
    surface = LANDSCAPES["himmelblau"]
    assert header["surface"]["tree"] == json.loads(json.dumps(surface.tree))
    assert header["surface"]["minima"] == [list(point) for point in surface.minima]
    assert header["surface"]["domain"] == [list(side) for side in surface.domain]
    assert header["surface"]["scale"]["kind"] in ("linear", "log", "symlog")
    assert set(header["titles"]) <= set(TITLES) & set(header["series"])


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
    assert tracks(first)["adam"].runs.hypers["lr"][150] == pytest.approx(0.05)


def test_one_slider_recomputes_one_method():
    before = tracks(Setup())
    after = tracks(Setup(hypers={("adam", "lr"): 0.0317}))
    assert {key for key in before if before[key] is not after[key]} == {"adam"}
