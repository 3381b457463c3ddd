"""The page of exports, without a browser: what it offers, and that each file is that of the race as it is set."""

import csv
import json
from io import StringIO

import numpy as np

from reproduce import SCRIPTS
from tests.ui.page import opened, ran, said, set_up
from ui.export import LABELS, OFFERED
from ui.session.exports import EXPORTS, LONGEST_NAME, file_of, lineup_of
from ui.session.link import from_link, to_link
from ui.session.pages import EXPORT
from ui.session.setup import Setup
from ui.session.tracks import tracks

LINK = {"surface": "own", "formula": "x^2 + 3y^2", "methods": "adam,newton", "steps": "20"}


def exported(**link):
    page = opened(**link)
    page.switch_page(EXPORT)
    return ran(page)


def test_it_shows_the_script_of_the_race_and_turns_to_the_others():
    page = exported(**LINK)
    assert page.code[0].value == SCRIPTS["numpy"](lineup_of(set_up(page))).strip()
    assert [button.proto.label for button in page.get("download_button")] == [each.label for each in OFFERED.values()]
    for script, has, language in (
        ("torch", "import torch", "python"),
        ("javascript", "export const PATHS", "javascript"),
    ):
        page.button_group(key="script").set_value(script)
        ran(page)
        assert set_up(page).script == script
        assert has in page.code[0].value and page.code[0].language == language


def test_without_a_method_it_says_what_to_do():
    page = exported(methods="none")
    assert "Choose a method at the left" in said(page)
    assert not page.code


def test_every_file_is_made_of_the_runs_that_are_raced():
    setup, notes = from_link(LINK | {"noise": "0.1", "adam.lr": "cosine(0.1,steps=20)"})
    assert notes == []
    race, found = lineup_of(setup, "http://here/"), tracks(setup)
    files = {key: export.made(race, setup) for key, export in EXPORTS.items()}
    walked = {key: track.runs.path[:, 0] for key, track in found.items()}
    rows = list(csv.DictReader(StringIO(files["csv"])))
    told = json.loads(files["json"])
    names = {"__name__": "race"}
    exec(compile(files["numpy"], "race.py", "exec", dont_inherit=True), names)
    for method in told["methods"]:
        path = walked[method["method"]]
        np.testing.assert_array_equal(np.transpose([method["path"]["x"], method["path"]["y"]]), path)
        np.testing.assert_array_equal(np.array(names["PATHS"][method["method"]])[:, :2], path)
        assert [float(row["x"]) for row in rows if row["method"] == method["method"]] == path[:, 0].tolist()
    assert told["link"] == to_link(setup)
    assert "optim.Adam(" in files["torch"] and json.loads(files["notebook"])["nbformat"] == 4


def test_methods_that_cannot_run_here_are_left_out():
    setup, _ = from_link({"surface": "ackley", "methods": "adam,gauss_newton"})
    assert list(lineup_of(setup).methods) == ["adam"]


def test_a_file_has_a_name_of_bounded_length():
    race = lineup_of(Setup().with_methods(from_link({})[0].methods))
    assert file_of(race, EXPORTS["torch"]) == "ravine-gradient-descent-momentum-rmsprop-adam-torch.py"
    every = lineup_of(Setup().with_methods([*tracks(Setup()), "newton", "bfgs", "lbfgs", "sam", "yogi"]))
    assert len(file_of(every, EXPORTS["csv"])) <= LONGEST_NAME + len(".csv")


def test_each_script_has_a_label():
    assert set(LABELS) == set(SCRIPTS) <= set(EXPORTS)
