"""The notebook is one that Jupyter opens, its cells run in order, and reader's text stands in code cells only."""

import json
import sys
from dataclasses import replace
from unittest.mock import MagicMock

import numpy as np

from landscapes import from_formula
from reproduce import notebook
from tests.reproduce.races import RACES, by_run, executed, padded


def cells(race):
    return json.loads(notebook(race))["cells"]


def test_it_is_an_nbformat_4_file():
    whole = json.loads(notebook(RACES["beale"]))
    assert (whole["nbformat"], whole["nbformat_minor"]) == (4, 5)
    assert set(whole) == {"cells", "metadata", "nbformat", "nbformat_minor"}
    assert whole["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in whole["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in whole["cells"]:
        more = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | more
        assert cell["cell_type"] in ("code", "markdown")
        assert all(line.endswith("\n") for line in cell["source"][:-1]) and "".join(cell["source"]).strip()


def test_its_cells_run_in_order_and_walk_the_same_paths(capsys):
    race = RACES["an own formula with schedules and noise"]
    code = ["".join(cell["source"]) for cell in cells(race) if cell["cell_type"] == "code"]
    *walked, picture = code
    names = executed("\n\n".join(walked))
    said = capsys.readouterr().out
    for key, path in by_run(race).items():
        np.testing.assert_array_equal(padded(names["PATHS"][key], race.steps), path)
        assert f"{key}: x = {path[-1, 0].item()!r}" in said
    assert "matplotlib" in picture
    compile(picture, "picture", "exec")


def test_the_picture_of_one_weight_is_its_curve(monkeypatch, capsys):
    race = replace(RACES["beale"], surface=from_formula("x^2 + 1"), start=(1.0, 0.0), methods={"momentum": {}})
    drawn = MagicMock()
    axes = MagicMock()
    drawn.subplots.return_value = MagicMock(), axes
    monkeypatch.setitem(sys.modules, "matplotlib", MagicMock(pyplot=drawn))
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", drawn)
    executed("\n\n".join("".join(cell["source"]) for cell in cells(race) if cell["cell_type"] == "code"))
    (x, f), *_ = [call.args[:2] for call in axes.plot.call_args_list]
    np.testing.assert_allclose(f, np.square(x) + 1)
    assert not axes.contour.called
    said = capsys.readouterr().out
    assert said.startswith("momentum: x = ") and "y =" not in said
    assert "f(x) = x^2 + 1" in "".join(map(str, cells(race)))


def test_what_a_reader_wrote_is_in_no_text_cell():
    race = RACES["beale"]
    hostile = "<img src=x onerror=alert(1)> **bold** $x$"
    named = replace(race, surface=replace(race.surface, name=hostile), link={"formula": hostile}, address=hostile)
    for cell in cells(named):
        assert cell["cell_type"] == "code" or hostile not in "".join(cell["source"])
