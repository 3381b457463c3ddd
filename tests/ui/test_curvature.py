"""The page on curvature, without a browser: every surface opens, and what it sends to the map."""

import math

import numpy as np
import pytest

from experiments.readings.steps import steppers
from figures.layers import LAYERS, POINTS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.ui.page import APP, at, ran
from tests.ui.wire import received
from ui.curvature import looks_of, message
from ui.matrices import axes
from ui.session.link import from_link
from ui.session.pages import CURVATURE
from ui.session.session import Session
from ui.session.setup import Setup
from ui.three import message as three_message


@pytest.fixture
def opened(monkeypatch):
    """opened(**link) -> the page after its first run."""
    monkeypatch.chdir(APP.parent)

    def page(**link):
        return ran(at(CURVATURE, **link))

    return page


def sent(**link):
    """What the page is sent of a link."""
    setup, notes = from_link(link)
    assert notes == []
    return received(message(Session(setup=setup)))


@pytest.mark.slow("a page for every surface")
@pytest.mark.parametrize("surface", LANDSCAPES)
def test_every_surface_opens(opened, surface):
    opened(surface=surface)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("surface", LANDSCAPES)
def test_every_message_has_its_layer(surface, layer):
    header = sent(surface=surface, layer=layer)
    assert header["sentence"] is None
    assert header["field"]["heights"].shape == (POINTS, POINTS)
    assert [stepper["key"] for stepper in header["steppers"]] == list(steppers(1, 1, 1))


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ({"surface": "own", "formula": "|x| + y^2", "at": "0,1"}, "kink"),
        ({"surface": "own", "formula": "ln(x) + y^2", "at": "-1,1"}, "not defined"),
        ({"surface": "ackley", "at": "0,0"}, "no gradient"),
        ({"surface": "own", "formula": "exp(exp(x)) + y", "at": "1000,0"}, "beyond 64-bit arithmetic"),
        (
            {"surface": "own", "formula": "(1 - cos(x))/x^2 + y^2", "at": "0.00001,1", "window": "-5,5,-5,5"},
            "Rounding error hides the curvature here. Choose another point, or write the formula another way.",
        ),
    ],
)
def test_where_no_model_fits_a_sentence_stands(opened, link, says):
    opened(**link)
    header = sent(**link)
    assert says in header["sentence"]
    assert header["local"] is None and header["steppers"] is None


def test_a_point_is_the_start_until_one_is_chosen():
    assert sent()["start"] == list(Setup().point())
    assert sent(start="1,1")["start"] == [1, 1]
    assert sent(start="1,1", at="0.5,1")["start"] == [0.5, 1]
    assert Setup(at=(1, 1)).with_surface("beale").at is None


def test_what_has_no_finite_number_is_sent_as_it_is():
    header = sent(surface="own", formula="x - y^2", at="1,1")
    assert header["local"]["condition"] == math.inf and math.isnan(header["local"]["rate"])


def test_gradient_descent_has_the_races_rate():
    header = sent(**{"at": "1,0", "gradient_descent.lr": "0.25"})
    step = next(stepper for stepper in header["steppers"] if stepper["key"] == "gradient_descent")
    assert step["to"] == [0.75, 0]


@pytest.mark.parametrize("course", ["cosine(0.5,steps=100)", "pieces(0.5,60=0.1)"])
def test_a_rate_that_changes_during_the_race_is_that_of_its_first_step(course):
    header = sent(**{"at": "1,0", "gradient_descent.lr": course})
    step = next(stepper for stepper in header["steppers"] if stepper["key"] == "gradient_descent")
    assert step["to"] == [0.5, 0] and step["slider"] is None


def test_nobody_looks_like_another():
    racers = steppers(1, 1, 0.01)
    looks = list(looks_of(racers).values())
    assert len({look.light for look in looks}) == len({look.dark for look in looks}) == len(racers)
    assert len({look.marker for look in looks}) == len(racers)


def test_sliders_are_the_declared_ones():
    rows = {row["key"]: row["slider"] for row in sent(damping="3", radius="0.5")["steppers"] if row["slider"]}
    assert {key: row["value"] for key, row in rows.items()} == {
        "gradient_descent": OPTIMIZERS["gradient_descent"].hyper("lr").default,
        "damped_newton": 3,
        "trust_region": 0.5,
    }
    hyper = OPTIMIZERS["trust_region"].hyper("radius")
    assert (rows["trust_region"]["low"], rows["trust_region"]["high"]) == (hyper.low, hyper.high)


def test_a_model_has_its_four_matrices_and_what_they_are_to_each_other():
    rows = {row["key"]: row for row in sent(surface="moons")["matrices"]}
    assert list(rows) == ["empirical", "fisher", "covariance", "gauss_newton"]
    assert "differs from the true Fisher by" in rows["empirical"]["told"]
    assert rows["fisher"]["told"] == "Here it equals Gauss–Newton."
    assert rows["gauss_newton"]["told"] == "Here it equals the Hessian."
    larger = [rows[key]["axes"][0]["value"] for key in ("fisher", "gauss_newton")]
    assert larger[0] == pytest.approx(larger[1], rel=1e-12)
    at_minimum = ",".join(map(repr, LANDSCAPES["moons"].minima[0]))
    (covariance,) = [row for row in sent(surface="moons", at=at_minimum)["matrices"] if row["key"] == "covariance"]
    assert covariance["told"] == "Here it equals the empirical Fisher, because the mean gradient is zero."


def test_a_matrix_that_a_loss_does_not_have_is_told_why_and_other_surfaces_have_none():
    (row,) = [row for row in sent(surface="line_absolute")["matrices"] if row["key"] == "gauss_newton"]
    assert row["axes"] is None and "no curvature in the model's output" in row["told"]
    assert sent(surface="beale")["matrices"] == []


def test_the_axes_of_an_ellipse_are_the_eigenvectors_of_its_matrix():
    matrix = np.array([[3.0, -1.2], [-1.2, 0.7]])
    found = axes(matrix)
    values, vectors = np.linalg.eigh(matrix)
    assert [axis.value for axis in found] == pytest.approx(values[::-1])
    for axis, vector in zip(found, vectors.T[::-1], strict=True):
        assert abs(np.dot(axis.along, vector)) == pytest.approx(1)


def test_three_curves_are_those_of_the_link():
    setup, notes = from_link({"three": "-1.5,0.25,2,0,-2"})
    assert notes == []
    told = received(three_message(Session(setup=setup)))
    assert told["asked"] and told["values"] == [-1.5, 0.25, 2, 0, -2]
    assert [slider["value"] for slider in told["sliders"]] == told["values"]
    assert not received(three_message(Session(setup=Setup())))["asked"]


@pytest.mark.parametrize("text", ["1", "1,2,3,4,x", "-1,0.5,1,0,3", "nan,0.5,1,0,0"])
def test_three_curves_that_cannot_be_are_told(text):
    setup, notes = from_link({"three": text})
    assert setup.three is None and len(notes) == 1 and notes[0].startswith("three: ")
