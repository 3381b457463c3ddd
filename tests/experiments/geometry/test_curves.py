"""A surface of one weight is a curve: its minima are points, and nothing of it is a valley or a saddle."""

import numpy as np
import pytest

from experiments import run
from experiments.geometry.critical import survey
from experiments.geometry.known import away, lowest_called, tolerance
from experiments.geometry.outset import outset
from experiments.geometry.rest import Place, beside
from experiments.readings.events import events
from landscapes import from_formula

FOUND: dict[str, list[tuple[float, str]]] = {  # of each formula where it turns, and the kinds of these points
    "x^2": [(0, "minimum")],
    "x^4 - 3x^2 + x": [(-1.300840, "minimum"), (0.169938, "maximum"), (1.130901, "minimum")],
    "abs(x - 2)": [(2, "tip")],
    "sqrt(abs(x))": [(0, "tip")],
    "x^4": [(0, "degenerate minimum")],
    "abs(x)^1.5": [(0, "minimum")],
    "x^3": [],
    "exp(-x)": [],
    "1/x + x": [(-1, "maximum"), (1, "minimum")],
    "max(0, abs(x) - 1)": [(0, "floor")],
}


@pytest.mark.parametrize("formula", FOUND)
@pytest.mark.parametrize("factor", [1, 1e-6])
def test_where_a_curve_turns(formula, factor):
    found = survey(from_formula(f"{factor} ({formula})"))
    points = sorted((point.x, point.kind) for point in found.points)
    assert [kind for _, kind in points] == [kind for _, kind in FOUND[formula]] and found.whole
    assert [x for x, _ in points] == pytest.approx([x for x, _ in FOUND[formula]], abs=1e-6)


def test_whatever_the_other_coordinate_is_a_point_is_beside_its_minimum():
    surface = from_formula("x^4 - 3x^2 + x")
    points = np.array([[1.13, 4.0], [0.17, -3.0], [-1.301, 0.0], [3.0, 0.0]])
    found, kinds = beside(surface, points)
    assert kinds.tolist() == [Place.MINIMUM, Place.MAXIMUM, Place.MINIMUM, Place.SLOPE]
    assert found[:, 1].tolist() == points[:, 1].tolist()
    known = away(surface, np.array([[-1.300840, 7.0]]))
    assert known is not None and known[0] < 1e-5
    assert lowest_called(surface) == "the minimum" and tolerance(surface) > 0


def test_a_start_on_a_curve_is_in_no_valley():
    here = outset(from_formula("x^2"), (3.0, 2.0), np.array([[0.0, 0.0]]))
    assert here.single and not here.valley and (here.low, here.high, here.astray) == (2, 2, 0)


WORDS = (
    "valley",
    "across",
    "saddle",
    "every direction",
    "one direction",
    "line of minima",
    "λmax",
    "condition",
    "all around",
    "(",
    "y =",
)


@pytest.mark.parametrize("formula", FOUND)
def test_nothing_is_said_of_a_second_weight(formula):
    surface = from_formula(formula)
    for method in ("gradient_descent", "momentum", "rmsprop"):
        for x, lr in ((1.9, 0.02), (-1.7, 0.45), (0.1701, 0.002)):
            runs = run(surface, method, (x, 0.0), steps=60, hypers={"lr": lr})
            for told in [runs.sentence(), *(event.sentence for event in events(surface, runs))]:
                plain = told.replace("(slope", "").replace("(β", "").replace("(α·f″", "").replace("(its slope", "")
                plain = plain.replace("(rounding", "")
                assert not [word for word in WORDS if word in plain], told


def test_a_run_that_stays_on_a_maximum_says_so():
    runs = run(from_formula("cos(x)"), "gradient_descent", (0.0, 0.0), steps=50)
    assert runs.sentence() == (
        "Gradient descent stalled at the maximum at x = 0 at step 0: the curve is level there, but lower on both sides."
    )
