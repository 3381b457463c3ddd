"""The formula without a browser: what is said of it, its derivatives, its window; and nothing typed is lost."""

import pytest

from landscapes.data.fitted import overflow
from tests.ui.page import formulated, framed, said, set_up, typed
from ui.panel.shape import window
from ui.session.faults import said_of
from ui.session.own import OWN
from ui.session.setup import Setup
from ui.session.tracks import tracks

OWN_LINK = {"surface": OWN, "view": "map"}


def captions(page):
    return "\n".join(element.value for element in page.caption)


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("sqrt(x - 1)", "Undefined in 60 % of this window, hatched in the picture: where $x - 1 < 0$."),
        ("1/x + 1/y", "Has a pole where $x = 0$ and where $y = 0$."),
        ("|x| + y^2", "Has a kink where $x = 0$, and no gradient there."),
        ("sign(x) + y", "Jumps where $x = 0$."),
        ("sqrt(-1 - x^2)", "f is undefined everywhere in this window. Try"),
        ("7", "f is the same everywhere in this window"),
        (
            "(1 - cos(x))/x^2 + y^2",
            "Rounding error hides the curvature close to where $x = 0$: write the formula another",
        ),
        ("(cos(x) - 1 + x^2/2)/x^4", "Rounding error hides f, the gradient and the curvature close to where $x = 0$"),
        ("(x + 1e12)^2 - 1e24 - 2e12 x", "Rounding error hides f in "),
    ],
)
def test_what_is_wrong_is_said(opened, formula, says):
    assert says in captions(opened(**OWN_LINK, formula=formula))


def test_what_is_too_large_is_not_said_to_be_undefined(opened):
    told = captions(opened(**OWN_LINK, formula="exp(x^7) - exp(x^7) + y", window="-5,5,-5,5"))
    assert "Beyond 64-bit arithmetic in 2" in told and "Undefined" not in told


def test_nothing_is_said_where_nothing_is_wrong(opened):
    assert "where" not in captions(opened(**OWN_LINK, formula="x^2 + 10y^2"))


def test_a_formula_gets_a_window_of_its_own(opened):
    page = opened(**OWN_LINK, formula="x^2 + y^2")
    formulated(page, "(x - 100)^2 + (y - 100)^2")
    assert set_up(page).window is None
    low, high, *_ = shown(page)
    assert low < 100 < high and high - low <= 20


def shown(page):
    """The limits of the window, as the panel has them."""
    return window(page.session_state["ravine"]).limits


def test_a_window_can_be_typed_and_put_back(opened):
    page = framed(opened(**OWN_LINK), -1.0, 3.0, 0.0, 4.0)
    assert set_up(page).window == ((-1, 3), (0, 4))
    assert page.query_params["window"] in ("-1,3,0,4", ["-1,3,0,4"])
    assert set_up(page).landscape().domain == ((-1, 3), (0, 4))
    assert set_up(framed(page)).window is None
    assert shown(page) == (-5, 5, -5, 5)


def test_the_surfaces_own_window_is_no_change(opened):
    assert set_up(framed(opened(**OWN_LINK), -5.0, 5.0, -5.0, 5.0)).window is None


def test_a_window_that_is_not_square_is_told(opened):
    page = framed(opened(**OWN_LINK), -1.0, 3.0, 0.0, 1.0)
    assert window(page.session_state["ravine"]).note == "This window is not square, so the map distorts angles."


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        ((3.0, -3.0, 0.0, 1.0), "x from 3 to −3 is the wrong way round"),
        ((0.0, 1.0, 2.0, 2.0), "y from 2 to 2 has no width"),
        ((0.0, 1.0, 2.0, 1e9), "y to: 1000000000 is outside"),
        ((999999.0, 999999.1, 2.0, 3.0), "too narrow"),
    ],
)
def test_a_window_that_cannot_be_drawn_is_refused(opened, limits, says):
    page = framed(opened(**OWN_LINK), *limits)
    assert set_up(page) == Setup(surface=OWN, view="map")
    assert says in said(page) and "kept" in said(page)
    assert said(framed(page, -1.0, 1.0, -1.0, 1.0)) == ""


@pytest.mark.parametrize("window", ["5,-5,0,1", "1,1,0,1", "0,inf,0,1", "0,1,2", "a,b,c,d", "nan,1,0,1"])
def test_a_window_in_a_link_that_cannot_be_drawn_is_told(opened, window):
    page = opened(**OWN_LINK, window=window)
    assert set_up(page).window is None
    assert "window: " in said(page) and "he surface's own window is used instead" in said(page)


@pytest.mark.parametrize("surface", ["beale", OWN])
def test_another_surface_has_its_own_window(opened, surface):
    assert opened(surface=surface, window="-1,3,0,4").session_state["ravine"].setup.with_surface("bowl").window is None


def test_a_start_where_f_is_undefined_is_told(opened):
    page = opened(**OWN_LINK, formula="ln x + y^2", start="-1,0")
    assert "f is not defined at this start" in said(page)
    assert said(typed(page, "x", 1.0)) == ""


@pytest.mark.parametrize(
    ("formula", "start", "says"),
    [
        (
            "sqrt(x^2 + y^2)",
            "0,0",
            "f has a value but no gradient at this start, so no method can take a step: click next to",
        ),
        ("exp(x^7)", "4,0", "f, or a number on the way to it, is beyond 64-bit arithmetic at this start"),
    ],
)
def test_a_start_from_which_no_method_can_step_is_told(opened, formula, start, says):
    assert says in said(opened(**OWN_LINK, formula=formula, start=start, window="-5,5,-5,5"))


def test_a_start_outside_the_window_is_told(opened):
    assert "outside the window" in said(opened(**OWN_LINK, start="7,0"))


def test_derivatives_are_typeset_only_when_asked_for(opened):
    latex = [element.value for element in opened(**OWN_LINK, formula="x^3 + y^2").latex]
    assert any("x^{3}" in each for each in latex) and not any("partial" in each for each in latex)


@pytest.mark.parametrize(
    "formula",
    [
        "ln(1+exp(x))+ln(1+exp(-y))",
        "ln(1+exp(-x))+ln(1+exp(-y))",
        "(ln(1+exp(x))+ln(1+exp(-y))+ln(1+exp(x-y)))/3",
        "exp(x)+exp(-y)",
        "sqrt(max(x^2+y^2-1, 0))",
    ],
)
def test_a_loss_that_falls_for_ever_is_raced_on(formula):
    setup = Setup(surface=OWN, formula=formula, steps=40)
    found = tracks(setup)
    assert list(found) == list(setup.methods)
    for each in found.values():
        assert all(len(series) == 41 for series in each.series.values())


def test_a_loss_that_overflows_for_the_scale_of_its_data_says_so():
    setup = Setup(surface=OWN).sampled(data="faithful", formula="(t-e^(w*u^9+b))^2")
    assert said_of(setup)[0] == overflow("in 50 % of this window")
    assert "Standardise the data" not in " ".join(said_of(setup.learning(prepare="standardised")))
    assert "Beyond 64-bit arithmetic" in said_of(Setup(surface=OWN, formula="e^(900x) + y^2"))[0]
    (level,) = said_of(Setup(surface=OWN).sampled(data="cars", formula="t + 0*w"))
    assert level.endswith("Use w or b in the formula.")
