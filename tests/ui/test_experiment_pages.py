"""The pages of the experiments, without a browser: what they ask, what they say, and what a cell stands for."""

import math
from dataclasses import replace

import numpy as np
import pytest
import streamlit as st

import ui.work
from experiments import run
from experiments.readings.endings import CONVERGED, OUTCOMES
from experiments.studies.basins import NOWHERE, basins
from experiments.studies.fair import MODES, compare
from experiments.studies.strip import words
from experiments.studies.sweep import setting_at
from figures.sweep import COLOURS
from optimizers import OPTIMIZERS
from tests.ui.page import APP, at, ran, said, set_up, typed
from tests.ui.wire import differing, received
from ui.session.fair_table import rows, why
from ui.session.file_name import file_name
from ui.session.jobs import Jobs
from ui.session.link import from_link, to_link
from ui.session.pages import BASINS, FAIR
from ui.session.pages import STRIP as STRIP_PAGE
from ui.session.pages import SWEEP as SWEEP_PAGE
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.settings import all_but, present, set_to
from ui.session.setup import Setup
from ui.session.span import Span
from ui.session.study_axes import STRIP, SWEEP
from ui.studies.basins import ends_of, meaning_of
from ui.studies.fair import compared, with_settings
from ui.studies.figure import StudyFigure, differences
from ui.studies.preview import CellRace, message
from ui.studies.strip import _strip, column_of
from ui.studies.sweep import _sweep, cell

EXPERIMENTS = {"sweep": SWEEP_PAGE, "basins": BASINS, "strip": STRIP_PAGE, "fair": FAIR}
SMALL = {"grid": "50", "steps": "40", "late": "32", "cloud": "5", "budget": "3", "methods": "momentum,adam"}


@pytest.fixture
def opened(monkeypatch):
    """opened(page, **link) -> a page of experiments after its first run, small unless the link says otherwise."""
    monkeypatch.chdir(APP.parent)

    def page(name, **link):
        return ran(at(EXPERIMENTS[name], **SMALL | link))

    return page


# --- every page --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXPERIMENTS)
@pytest.mark.parametrize(
    "link",
    [
        {"method": "momentum"},
        {"surface": "saddle", "method": "adam", "noise": "0.3"},
        {"surface": "own", "formula": "ln(x) + y^2", "start": "1,1", "method": "gradient_descent"},
        {"surface": "himmelblau", "turn": "30", "stretch": "2", "asked": "wins", "method": "newton"},
    ],
    ids=["plain", "no minimum, noisy", "partly undefined", "moved, winners"],
)
def test_a_page_opens_and_says_what_is_seen(opened, name, link):
    page = opened(name, **link)
    numbers = [text for text in said(page).split("\n") if any(letter.isdigit() for letter in text)]
    assert numbers and all(text.endswith(".") for text in numbers)


@pytest.mark.parametrize(
    ("name", "link", "says"),
    [
        ("sweep", {"method": "adam", "across": "lr,-1,1"}, "lr: a log scale needs ends above 0, and -1.0 is not."),
        ("sweep", {"method": "adam", "across": "lr,-1,1,linear"}, "α must be above 0; −1 is not."),
        ("sweep", {"method": "adam", "up": "beta1,0.5,1.5,linear"}, "below 1; 1.5 is not."),
        ("sweep", {"method": "lbfgs", "up": "memory,1.5,4"}, "m must be a whole number"),
        ("sweep", {"method": "newton", "across": "lr"}, "Newton has no lr to put on this axis; damping is shown."),
        ("sweep", {"method": "adam", "across": "beta1", "up": "beta1"}, "beta1 is on the other axis; lr is shown."),
        ("sweep", {"surface": "own", "formula": "x y", "method": "gauss_newton"}, "squares"),
        ("basins", {"asked": "wins", "methods": "adam"}, "choose another one."),
        ("basins", {"asked": "wins", "surface": "saddle", "criterion": "steps"}, "compare the lowest loss."),
        (
            "sweep",
            {"method": "newton", "up": "x,0,2e6"},
            "a start lies within 10⁶ of the origin; 2\xa0×\xa010⁶ does not.",
        ),
        ("strip", {"steps": "20"}, "steps must be a whole number from 32"),
        ("strip", {"late": "100"}, "late must be a whole number from 32 to 40"),
        ("strip", {"swept": "x"}, "has no x to put on this axis; lr is shown."),
        ("fair", {"methods": "none"}, "choose a method."),
    ],
)
def test_what_cannot_be_done_is_said(opened, name, link, says):
    assert says in said(opened(name, **link))


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_what_takes_long_can_be_stopped_and_gone_on_with(opened, monkeypatch, name):
    monkeypatch.setattr(ui.work, "SOON", -1)

    def half(jobs, lazy, heard):
        """The reader wants something else when half of the work is done."""
        heard(0.5, 0)
        st.stop()

    page = opened(name, seed="7", steps="41")
    assert not page.get("progress") and not {"stop", "go_on"} & {button.key for button in page.button}
    monkeypatch.setattr(Jobs, "result", half)
    typed(page, "seed", 8)
    (bar,) = page.get("progress")
    assert "steps each" in bar.proto.text or "settings tried by each" in bar.proto.text
    monkeypatch.undo()
    monkeypatch.chdir(APP.parent)
    page.button(key="stop").click()
    ran(page)
    assert said(page).count("Stopped: ") == 1 and set_up(page).seed == 8
    assert not page.get("progress")
    page.button(key="go_on").click()
    ran(page)
    assert "Stopped" not in said(page) and "." in said(page)


# --- axes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_every_method_has_a_map_and_a_strip(method):
    setup = Setup(method=method)
    across, up = SWEEP.axes(setup)
    assert across.name != up.name
    (swept,) = STRIP.axes(setup)
    names = [hyper.name for hyper in OPTIMIZERS[method].hypers]
    assert swept.name == across.name == ("lr" if "lr" in names else names[0])
    assert SWEEP.missed(setup) == STRIP.missed(setup) == []


def test_what_is_put_on_an_axis_changes_places_with_what_was_there(opened):
    page = opened("sweep", method="adam")
    assert (page.selectbox(key="across").value, page.selectbox(key="up").value) == ("lr", "beta1")
    page.selectbox(key="up").set_value("lr")
    ran(page)
    assert (page.selectbox(key="across").value, page.selectbox(key="up").value) == ("beta1", "lr")
    page.selectbox(key="across").set_value("eps")
    ran(page)
    assert (set_up(page).across, set_up(page).up) == (Span("eps"), Span("lr"))


def test_another_method_keeps_of_the_axes_what_it_has(opened):
    page = opened("sweep", method="adam", across="lr,0.01,0.1", up="beta2")
    page.selectbox(key="method").set_value("momentum")
    ran(page)
    assert (page.selectbox(key="across").value, page.selectbox(key="up").value) == ("lr", "beta")
    assert page.text_input(key="across_low").value == "0.01"
    assert "Momentum has no beta2 to put on this axis; beta is shown." in said(page)


def test_a_range_is_typed(opened):
    page = opened("sweep", method="momentum")
    page.text_input(key="across_low").set_value("1e-3")
    ran(page)
    assert set_up(page).across == Span("lr", 0.001)
    page.selectbox(key="across_scale").set_value("linear")
    ran(page)
    assert to_link(set_up(page))["across"] == "lr,0.001,,linear"
    page.text_input(key="across_low").set_value("0.0001")
    page.selectbox(key="across_scale").set_value("log")
    ran(page)
    assert set_up(page).across == Span("lr")


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("across_low", "much", "From: “much” is not a number. The old value is kept."),
        ("across_low", "", "From is empty. The old value is kept."),
        ("across_low", "inf", "From: “inf” is not a finite number. The old value is kept."),
        ("across_low", "0", "and 0.0 is not. The old value is kept."),
        ("across_low", "3", "the range is reversed"),
        ("across_high", "0.0001", "the range is empty"),
        ("up_high", "1", "needs ends below 1, and 1.0 is not. The old value is kept."),
    ],
)
def test_a_range_that_cannot_be_is_told_and_the_one_before_kept(opened, key, text, says):
    page = opened("sweep", method="momentum")
    before, setup = page.text_input(key=key).value, set_up(page)
    page.text_input(key=key).set_value(text)
    ran(page)
    assert says in said(page)
    assert page.text_input(key=key).value == before and set_up(page) == setup


# --- cells -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", [{"method": "adam"}, {"method": "newton"}, {"method": "momentum", "noise": "0.5"}])
def test_a_cell_is_the_run_that_the_race_of_it_has(link):
    setup, _ = from_link(SMALL | link | {"surface": "beale"})
    across, up = SWEEP.axes(setup)
    race = all_but(setup.race(setup.method), (across.name, up.name))
    result = _sweep(race, across, up).found()
    for row, column in ((0, 0), (20, 30), (up.points - 1, across.points - 1)):
        shown = cell(setup, result, row, column)
        loaded, notes = from_link(to_link(shown.setup))
        assert notes == [] and setup.method in loaded.methods
        assert present(loaded, across.name, up.name) == setting_at(result, row, column)
        alone = run(
            loaded.landscape(),
            setup.method,
            loaded.point(),
            steps=loaded.steps,
            hypers=loaded.hypers_of(setup.method),
            noise=loaded.noise,
            seed=loaded.seed,
        )
        facts = dict(shown.facts)
        assert facts["Outcome"] == OUTCOMES[result.outcome[row, column]].name
        assert alone.outcome[0] in OUTCOMES[result.outcome[row, column]].of or facts["Outcome"] in (
            "arrived",
            "local minimum",
        )
        assert alone.stopped[0] == result.stopped[row, column]


def test_a_cell_below_the_known_minimum_says_so():
    """McCormick falls without end outside of its window: “above the minimum −3.14” stood there."""
    setup, _ = from_link(SMALL | {"method": "gradient_descent", "surface": "mccormick", "start": "-2.5,-2.9"})
    setup = replace(setup, steps=300)
    across, up = SWEEP.axes(setup)
    result = _sweep(all_but(setup.race(setup.method), (across.name, up.name)), across, up).found()
    below = np.argwhere(result.gap < 0)
    assert len(below)
    for row, column in below[:3].tolist():
        facts = dict(cell(setup, result, row, column).facts)
        assert facts["Below the known minimum"] == -result.gap[row, column] and "Above the minimum" not in facts


def test_a_column_is_the_run_of_its_value():
    setup, _ = from_link(
        SMALL | {"method": "gradient_descent", "surface": "himmelblau", "swept": "lr,0.01,0.05,linear"}
    )
    (axis,) = STRIP.axes(setup)
    result = _strip(all_but(setup.race(setup.method), ("lr",)), axis, "x", 32).found()
    column = 100
    shown = column_of(setup, result, 0, column)
    path = run(shown.setup.landscape(), setup.method, shown.setup.point(), steps=40, hypers={"lr": axis.values[column]})
    facts = dict(shown.facts)
    assert facts["Last iterates"] == words(result, column)
    assert (facts["Lowest x"], facts["Highest x"]) == (path.path[-32:, 0, 0].min(), path.path[-32:, 0, 0].max())


def test_a_start_is_set_on_a_surface_that_was_moved():
    setup = Setup(surface="beale", turn=30, method="adam")
    assert set_to(setup, {"x": 1.0, "y": 0.5}).point() == pytest.approx((1, 0.5))
    assert set_to(setup, {"x": 1.0}).point() == pytest.approx((1, setup.point()[1]))


def test_a_cell_that_cannot_be_raced_says_why(opened, monkeypatch):
    page = opened("sweep", method="momentum", up="x,0,9e5", turn="45", start="0,9e5")
    race = page.session_state["ravine"].setup
    with pytest.raises(Unusable):
        set_to(race, {"x": 9e5})
    page.session_state["cell"] = (f"momentum {' '.join(map(str, SWEEP.axes(race)))}", 49, 0)
    ran(page)
    assert "This cell cannot be raced: would put the start farther than 10⁶ from the origin" in said(page)


@pytest.mark.parametrize("course", ["cosine(0.1,steps=40)", "pieces(0.1,20=0.02)"])
def test_where_a_setting_changes_during_the_race_that_has_no_place_on_the_map(course):
    setup, _ = from_link({"adam.lr": course, "method": "adam"})
    assert present(setup, "lr", "beta1") is None
    assert present(setup, "beta1") == {"beta1": 0.9}


def test_a_preview_tells_every_number_as_it_is():
    facts: list[tuple[str, float | str]] = [
        ("nothing", math.nan),
        ("endless", math.inf),
        ("without end", -math.inf),
        ("some", 0.1),
        ("word", "so"),
    ]
    told = received(message(Session(), CellRace(Setup(), ["adam", "momentum"], "title", facts), None))
    assert math.isnan(told["lines"][0]["value"])
    assert [line["value"] for line in told["lines"][1:5]] == [math.inf, -math.inf, 0.1, "so"]
    assert [method[axis].shape for method in told["methods"] for axis in "xy"] == [(301,)] * 4


# --- the figure --------------------------------------------------------------------------------------------------


def test_only_what_differs_on_a_dark_page_is_sent_twice():
    light = {"data": [{"z": [1, 2], "colour": "white"}, {"x": [1]}], "layout": {"a": {"b": 1, "c": 2}}}
    dark = {"data": [{"z": [1, 2], "colour": "black"}, {"x": [1]}], "layout": {"a": {"b": 1, "c": 3}}}
    assert differences(light, dark) == {"data": {"0": {"colour": "black"}}, "layout": {"a": {"c": 3}}}
    assert differences([1, 2], [1]) == [1]


def test_a_figure_knows_its_cells():
    axes = tuple(SWEEP.axes(Setup(method="momentum", grid=50)))
    shown = StudyFigure("id", lambda theme: None, "title", "label", axes)
    assert shown.has(0, 49) and shown.has(49, 0)
    assert not any(shown.has(*cell) for cell in ((-1, 0), (0, 50), (50, 0), (0.5, 0), ("0", 0), (None, 0)))
    assert StudyFigure("id", lambda theme: None, "title", "label", axes[:1]).has(0, 49)
    assert not StudyFigure("id", lambda theme: None, "title", "label").has(0, 0)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Adam on Beale, 300 steps", "adam-on-beale-300-steps"), ("../x/<b>", "x-b"), ("Ångström × 2", "ngstr-m-2")],
)
def test_a_file_is_named_in_plain_letters(title, name):
    assert file_name(title) == name


@pytest.mark.parametrize("colour", [colour for colour in COLOURS if colour != Setup.colour])
def test_what_colours_say_is_chosen_and_kept(opened, colour):
    page = opened("sweep", method="adam", colour=colour)
    assert set_up(page).colour == colour
    assert page.query_params["colour"] in (colour, [colour])


@pytest.mark.parametrize(("steps", "shown"), [("300", "outcome"), ("1", "gap")])
def test_the_colour_that_tells_most_is_the_final_gap_where_nearly_all_end_alike(opened, steps, shown):
    page = opened("sweep", surface="ravine", method="momentum", grid="50", steps=steps, colour="telling")
    assert page.session_state["colour"] == shown
    assert ("of the settings end alike" in "".join(each.value for each in page.caption)) == (shown == "gap")


def test_a_map_of_a_link_without_a_colour_shows_outcomes(opened):
    page = opened("sweep", surface="ravine", method="momentum", grid="50", steps="1")
    assert page.session_state["colour"] == set_up(page).colour == "outcome"


# --- the comparison ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held", MODES)
def test_a_comparison_is_raced_as_it_was_compared(opened, held):
    page = opened("fair", held=held, rate="0.03", **{"adam.beta1": "0.5"})
    setup = set_up(page)
    comparison = compared(setup).found().result
    race = with_settings(setup, comparison)
    for standing in comparison.standings:
        assert present(replace(race, method=standing.method), *standing.hypers) == dict(standing.hypers)
    assert set(race.methods) == {"momentum", "adam"}


def test_the_report_says_what_each_raced_with():
    settings = {"adam.beta1": "cosine(0.5,steps=40)", "adam.beta2": "pieces(0.99,9=0.9)"}
    setup, _ = from_link(SMALL | settings | {"held": "lr", "surface": "saddle"})
    report = {row.method: row for row in rows(compared(setup).found().result)}
    assert report["momentum"].settings == "α = 0.01, β = 0.9"
    assert "beta1 = cosine(0.5,steps=40), beta2 = 0.99, then 0.9 from step 9" in report["adam"].settings
    assert report["adam"].success is None
    assert all(differing(row, received(row)) == [] for row in report.values())


def test_only_what_has_a_say_is_asked(opened):
    def asked(**link):
        return {"cloud", "seeds", "budget", "rate"} & {field.key for field in opened("fair", **link).number_input}

    assert asked(held="tuned") == {"cloud", "budget"}
    assert asked(held="lr", noise="0.1") == {"cloud", "seeds", "rate"}
    assert asked(held="evals") == {"cloud"}


# --- the basins' sentence ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("surface", "met", "settled", "begins", "ends"),
    [
        (
            "himmelblau",
            4,
            4,
            "100 % of 4 starts end at a minimum: ",
            " All of these runs settled, half of them within 7 steps.",
        ),
        (
            "himmelblau",
            2,
            1,
            "50 % of 4 starts end at a minimum: ",
            " 50 % of these runs settled, half of them within 7 steps.",
        ),
        (
            "himmelblau",
            2,
            0,
            "50 % of 4 starts end at a minimum: ",
            " None of these runs had settled by the last step.",
        ),
        (
            "ravine",
            4,
            1,
            "100 % of 4 starts end at the minimum. ",
            " 25 % of these runs settled, half of them within 7 steps.",
        ),
    ],
)
def test_the_basins_say_how_many_ended_and_how_many_had_settled(surface, met, settled, begins, ends):
    race = Setup(surface=surface).race("momentum")
    square, place = (2, 2), np.arange(4).reshape(2, 2)
    result = replace(
        basins(race, race.surface.domain, 2),
        reached=np.where(place < met, 0, NOWHERE),
        outcome=np.where(place < settled, CONVERGED, -1),
        stopped=np.full(square, 7),
    )
    told = ends_of(result)
    assert told.startswith(begins) and told.endswith(ends)
    by_chance = replace(result, within=0.08)
    assert "settled" not in ends_of(by_chance) and "end within 0.08 of" in ends_of(by_chance)
    assert ("settled" in meaning_of(result)) and ("settled" not in meaning_of(by_chance))


@pytest.mark.parametrize(
    ("surface", "said"),
    [("himmelblau", "; all of them are equally deep."), ("styblinski_tang", "; 1 is the lowest."), ("ravine", "ends.")],
)
def test_one_minimum_is_the_lowest_only_where_others_are_higher(surface, said):
    race = Setup(surface=surface).race("momentum")
    assert said in meaning_of(basins(race, race.surface.domain, 2))


@pytest.mark.parametrize(
    ("gaps", "steps", "said"),
    [
        (
            (1e-30, 1e-32),
            (32.0, 53.0),
            "Adam is best: half of its runs arrive by step 32; gradient descent needs 53 steps.",
        ),
        (
            (0.0, 0.0),
            (8.0, 8.0),
            "Adam and gradient descent do equally well: half of the runs of each arrive by step 8.",
        ),
        (
            (0.0, 0.5),
            (8.0, math.inf),
            "Adam is best: half of its runs end at the minimum; "
            "half of those of gradient descent end at most 0.5 above the minimum.",
        ),
        (
            (0.2, math.inf),
            (math.inf, math.inf),
            "Adam is best: half of its runs end at most 0.2 above the minimum; "
            "at least half of those of gradient descent diverge.",
        ),
    ],
)
def test_a_comparison_says_by_what_a_method_is_best(gaps, steps, said):
    found = compare([Setup().race(key) for key in ("adam", "gradient_descent")], "evals", starts=2)
    standings = [
        replace(each, gap=(gap, gap, gap), steps=step)
        for each, gap, step in zip(found.standings, gaps, steps, strict=True)
    ]
    assert why(replace(found, standings=tuple(standings))) == said
