"""The page of one step, without a browser: every method's opens, and what cannot be opened is met with a sentence."""

from typing import Any

import pytest

from experiments import refusal, run
from figures.palette import PARTS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base.latex import number
from optimizers.base.numbers import in_full
from tests.ui.page import APP, at, ran
from ui.anatomy import last_step
from ui.anatomy import opened as step_of
from ui.memory import message as memory_message
from ui.session.link import from_link
from ui.session.pages import ANATOMY
from ui.session.rule_lines import words
from ui.session.setup import Setup
from ui.session.sketches import sketches
from ui.session.tracks import track


@pytest.fixture
def opened(monkeypatch):
    """opened(**link) -> the page after its first run."""
    monkeypatch.chdir(APP.parent)

    def page(**link):
        return ran(at(ANATOMY, **link))

    return page


def said(page):
    return "\n".join(element.value for element in page.text)


def tables(page):
    return [element.value for element in page.markdown if element.value.startswith("| ")]


@pytest.mark.slow("a page for every method")
@pytest.mark.parametrize("key", OPTIMIZERS)
@pytest.mark.parametrize("drawn", [False, True], ids=["exact", "drawn"])
def test_a_step_of_every_method_opens(opened, key, drawn):
    surface = next(name for name in LANDSCAPES if refusal(LANDSCAPES[name], key) is None)
    over_data = LANDSCAPES[surface].data is not None
    chance: dict[str, Any] = {} if not drawn else {"batch": 2} if over_data else {"noise": 0.3}
    page = opened(method=key, step=3, steps=20, surface=surface, seed=2, **chance)
    assert said(page).startswith("Step 3 of 20 leads from (")
    assert ("carry the noise" in said(page)) == (drawn and not over_data)
    assert ("Its batch is sample" in said(page)) == (drawn and over_data)
    rule, digits = tables(page)
    path = run(LANDSCAPES[surface], key, LANDSCAPES[surface].start, steps=20, seed=2, **chance).path
    for coordinate in path[3, 0].tolist():
        assert number(coordinate)[0] in rule
        assert in_full(coordinate) in digits


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ({"step": "250", "steps": "100"}, "The race has 100 steps, so there is no step 250"),
        ({"step": "90", "momentum.lr": "1"}, "There is no step 90 to open; the last is"),
        ({"surface": "own", "formula": "ln(x) + y^2", "start": "-1,1"}, "f is not defined at the start"),
        ({"surface": "rastrigin", "method": "gauss_newton"}, "needs a"),
    ],
)
def test_a_step_that_is_not_there_is_met_with_a_sentence(opened, link, says):
    page = opened(**link)
    assert says in said(page)
    assert tables(page) == []


def test_the_step_at_which_a_run_goes_wrong_can_be_opened(opened):
    surface = LANDSCAPES["ravine"]
    ended = int(run(surface, "gradient_descent", surface.start, hypers={"lr": 1}).stopped[0])
    page = opened(method="gradient_descent", step=ended, **{"gradient_descent.lr": "1"})
    assert said(page).startswith(f"Step {ended} of 300")


CANCELS = {"surface": "own", "formula": "(1 - cos(x))/x^2 + y^2", "window": "-5,5,-5,5"}


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ({"method": "gradient_descent", "start": "0.000001,1"}, "rounding error hides the gradient: do not trust"),
        ({"method": "newton", "start": "0.00001,1"}, "rounding error hides the curvature: do not trust this step."),
        ({"method": "gradient_descent", "start": "0.00001,1"}, None),
        ({"method": "newton", "start": "1,1"}, None),
    ],
)
def test_a_step_that_goes_by_rounding_error_says_so(opened, link, says):
    told = said(opened(**CANCELS, **link, step=1, steps=5))
    assert told.startswith("Step 1 of 5 leads from (")
    assert says in told if says else "rounding" not in told


def test_a_step_to_where_f_lacks_something_says_what(opened):
    link = {"surface": "own", "window": "-5,5,-5,5", "start": "1,0", "gradient_descent.lr": "1"}
    told = said(opened(**link, formula="sqrt(x^2 + y^2)", method="gradient_descent", step=1, steps=5))
    assert "f has a value but no gradient there." in told
    told = said(opened(**link, formula="ln(x) + x^2/2", method="gradient_descent", step=1, steps=5))
    assert "f is not defined there." in told


def test_any_method_can_be_picked(opened):
    page = opened(step=2)
    picker = page.selectbox(key="opened")
    assert picker.options[: len(Setup().methods)] == [OPTIMIZERS[key].name for key in Setup().methods]
    assert len(picker.options) == len(OPTIMIZERS)
    picker.set_value("rprop").run()
    assert not page.exception
    assert page.query_params["method"] in ("rprop", ["rprop"])
    assert r"\Delta" in tables(page)[0]


def test_numbers_wear_the_colours_of_their_arrows(opened):
    rule = tables(opened(method="adam", step=2))[0]
    for part in ("gradient", "momentum", "squares"):
        assert rf"\textcolor{{{PARTS[part]['light']}}}" in rule


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ({"surface": "rosenbrock", "method": "adam", "step": "3"}, "points uphill here, because the method still"),
        (
            {"surface": "beale", "method": "adam", "step": "10", "adam.every": "5", "adam.pull": "0.7"},
            "go back here, to",
        ),
        ({"gradient_descent.lr": "0.02", "method": "gradient_descent"}, "points downhill, but it is so long that f"),
        ({"method": "gradient_descent"}, None),
    ],
)
def test_it_says_why_f_rises(link, why):
    setup, _ = from_link(link)
    told = words(step_of(setup), setup.landscape(), setup.steps)
    assert ("f rises" in told) == (why is not None) and (why or "f falls") in told


def remembered(**link):
    """What the picture of the memory is sent of a link."""
    setup, notes = from_link(link)
    assert notes == []
    race = track(setup, setup.method)
    last = last_step(race)
    return memory_message(setup, race, sketches(race.runs.race, last), last)


@pytest.mark.parametrize(
    ("method", "says", "bars", "arrows"),
    [
        ("gradient_descent", "remembers nothing: each step follows from the gradient of", 0, 0),
        ("newton", "follows from the gradient and the Hessian of that step alone", 0, 0),
        ("momentum", "The step is a weighted sum of the gradients so far.", 1, 2),
        ("adam", "The step is a weighted sum of the gradients so far.", 2, 2),
        ("lion", "The step takes only its sign in each coordinate.", 1, 2),
        ("rmsprop", "a multiple of the present gradient. Its size also follows from past squares", 1, 0),
        ("trust_region", "remembers no gradient. It keeps r only", 0, 0),
        ("lbfgs", "no gradient has a weight of its own in the step", 0, 0),
        ("rprop", "no gradient has a weight of its own in the step", 0, 0),
        ("momentum_plateau", "also asks for f, and its steps follow from the answers", 0, 0),
        ("nelder_mead", "asks for no gradient", 0, 0),
    ],
)
def test_it_says_what_a_method_remembers(method, says, bars, arrows):
    told = remembered(method=method, steps="30", surface="rosenbrock")
    assert says in told.sentence
    assert (len(told.bars), len(told.arrows)) == (bars, arrows)
    assert len(told.gradient_x) == (told.last if arrows else 0)


def test_the_marks_of_the_memory_are_those_of_the_rule():
    assert [bars.title for bars in remembered(method="adam", steps="9").bars] == [
        "Weight of each gradient in m\u0302",
        "Weight of each square in v\u0302",
    ]
    assert remembered(method="lion", steps="9").sum == "−c"
    assert remembered(method="adamw", steps="9").rest == "weight decay, which pulls x itself"
    nesterov = remembered(method="nesterov", steps="9")
    assert (nesterov.sum, nesterov.rest, nesterov.bars[0].about) == ("the step", "", "in units of α")
