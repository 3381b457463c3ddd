"""The page of exports, without a browser: what it offers, and that each file is that of the race as it is set."""

import csv
import json
from io import StringIO

import numpy as np
from starlette.applications import Starlette
from starlette.routing import Route

from reproduce import SCRIPTS
from tests.ui.asgi import asked
from tests.ui.page import opened, ran, said, set_up
from ui.export import LINES, LONGEST_LINE, OFFERED, beginning
from ui.server.shown import SHOWN
from ui.server.shown import page as shown_page
from ui.session.exports import LONGEST_NAME, MADE, file_of, lineup_of
from ui.session.files import FILES
from ui.session.link import from_link, to_link
from ui.session.pages import EXPORT
from ui.session.setup import Setup
from ui.session.tracks import tracks

LINK = {"surface": "own", "formula": "x^2 + 3y^2", "methods": "adam,newton", "steps": "20"}


def exported(**link):
    page = opened(**link)
    page.switch_page(EXPORT)
    return ran(page)


def test_every_file_is_previewed_and_can_be_saved():
    page = exported(**LINK)
    assert [file.label for file in FILES.values()] == page.radio(key="script").options
    for key, file in FILES.items():
        page.radio(key="script").set_value(key)
        ran(page)
        assert set_up(page).script == key
        assert file.about.format(picture="map") in said(page)
        (button,) = page.get("download_button")
        lineup = lineup_of(set_up(page))
        assert button.proto.label == f"Save {file_of(lineup, file)}"
        if file.preview in ("picture", "page"):
            assert not page.code
        elif file.preview == "notebook":
            cells = [
                cell for cell in json.loads(MADE[key](lineup, set_up(page)))["cells"] if cell["cell_type"] == "code"
            ]
            assert [code.value for code in page.code] == ["".join(cell["source"]).strip() for cell in cells]
        elif key in SCRIPTS:
            assert (page.code[0].value, page.code[0].language) == (SCRIPTS[key](lineup).strip(), file.preview)
        else:
            made = MADE[key](lineup, set_up(page)).splitlines()
            assert page.code[0].value.splitlines()[0] == made[0] and len(page.code[0].value.splitlines()) <= LINES
            more = len(made) - LINES
            assert any("more lines" in each.value for each in page.caption) == (more > 0)
            assert more <= 0 or any(f"{more:,} more lines" in each.value for each in page.caption)


def test_the_page_that_computes_is_shown_when_it_is_asked_for():
    page = exported(**LINK, script="alone")
    assert not page.get("iframe")
    page.button(key="show_alone").click()
    (frame,) = ran(page).get("iframe")
    folder, _, name = frame.proto.src.rpartition("/")
    assert folder.endswith(f"/{SHOWN}")
    answer = asked(Starlette(routes=[Route("/{name}", shown_page)]), f"/{name}")
    assert answer.body.decode() == OFFERED["alone"](lineup_of(set_up(page)), set_up(page))


def test_a_preview_is_the_beginning_of_a_long_text():
    assert beginning("one\ntwo") == ("one\ntwo", 0)
    text, more = beginning("\n".join(["x" * 1000] * 100))
    assert more == 100 - LINES and {len(line) for line in text.splitlines()} == {LONGEST_LINE + 1}


def test_without_a_method_it_says_what_to_do():
    page = exported(methods="none")
    assert "Choose a method at the left" in said(page)
    assert not page.code


def test_every_file_is_made_of_the_runs_that_are_raced():
    setup, notes = from_link(LINK | {"noise": "0.1", "adam.lr": "cosine(0.1,steps=20)"})
    assert notes == []
    race, found = lineup_of(setup, "http://here/"), tracks(setup)
    files = {key: made(race, setup) for key, made in MADE.items()}
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


def test_with_further_starts_each_file_says_which_runs_it_holds():
    page = exported(**LINK, starts="1,2;3,-1")
    for key, file in FILES.items():
        page.radio(key="script").set_value(key)
        ran(page)
        held = "runs from all of them" if file.further else "runs from the first start only"
        assert f"This race has 3 starts. This file holds the {held}." in said(page)
    setup, race = set_up(page), lineup_of(set_up(page))
    rows = list(csv.DictReader(StringIO(MADE["csv"](race, setup))))
    begun = {(float(row["x"]), float(row["y"])) for row in rows if row["step"] == "0"}
    assert begun == {setup.point(), (1, 2), (3, -1)}
    assert all(repr((1.0, 2.0)) in MADE[key](race, setup) for key in ("numpy", "torch", "notebook"))


def test_methods_that_cannot_run_here_are_left_out():
    setup, _ = from_link({"surface": "ackley", "methods": "adam,gauss_newton"})
    assert list(lineup_of(setup).methods) == ["adam"]


def test_a_file_has_a_name_of_bounded_length():
    race = lineup_of(Setup().with_methods(from_link({})[0].methods))
    assert file_of(race, FILES["torch"]) == "ravine-gradient-descent-momentum-rmsprop-adam-torch.py"
    every = lineup_of(Setup().with_methods([*tracks(Setup()), "newton", "bfgs", "lbfgs", "sam", "yogi"]))
    assert len(file_of(every, FILES["csv"])) <= LONGEST_NAME + len(".csv")


def test_each_file_can_be_made():
    assert set(SCRIPTS) <= set(MADE) and list(OFFERED) == list(FILES)
