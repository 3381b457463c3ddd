"""The stability limit, held against what runs do on either side of it."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.engine.race import Race
from experiments.readings.endings import CYCLING, DIVERGED, MOVING
from experiments.studies.axes import Axis
from experiments.studies.limit import home_of, limit
from experiments.studies.sweep import sweep
from landscapes import LANDSCAPES, from_formula
from optimizers.base import Hyper, Optimizer, learning_rate, momentum
from optimizers.base.hyper import POSITIVE
from optimizers.schedules import cosine

RAVINE = LANDSCAPES["ravine"]
RATES, BETAS = Axis("lr", 1e-3, 0.1, "log", 24), Axis("beta", 0, 0.9, "one-minus-log", 6)
BETA1 = Axis("beta1", 0, 0.9, "linear", 3)


def line_of(*asked):
    """The line of a limit that there is."""
    line = limit(*asked).line
    assert line is not None
    return line


@pytest.mark.parametrize("method", ["momentum", "nesterov"])
def test_on_a_quadratic_runs_diverge_beyond_the_line_and_nowhere_else(method):
    found = sweep(Race(RAVINE, method, RAVINE.start, 6000), RATES, BETAS)
    rates, betas = line_of(RAVINE, method, {}, RATES, BETAS).T
    edge = np.interp(BETAS.values, betas, rates)[:, None]
    assert ((found.outcome == DIVERGED) == (RATES.values > edge)).all()
    assert (found.outcome[RATES.values < edge / 1.02] < CYCLING).all()


def test_the_line_is_the_bound_over_the_curvature_whichever_way_the_axes_lie():
    line, turned = (line_of(RAVINE, "momentum", {}, *axes) for axes in ((RATES, BETAS), (BETAS, RATES)))
    assert np.array_equal(line, turned[:, ::-1])
    rates, betas = line.T
    assert rates == pytest.approx(2 * (1 + betas) / 180, rel=1e-12)  # λmax of the ravine
    assert (betas[0], betas[-1]) == (0, 0.9)
    assert "unstable at the minimum, λmax = 180." in limit(RAVINE, "momentum", {}, RATES, BETAS).note
    told = limit(RAVINE, "momentum", {"beta": 0.9}, RATES).note
    assert told.startswith("The line is the stability limit, where α·λmax is 3.8: beyond it Momentum is unstable")


def test_of_minima_that_may_be_more_there_are_at_least_so_many():
    formula = "0.5+(cos(sin(|x^2-y^2|))^2-0.5)/(1+0.001(x^2+y^2))^2"
    surface = from_formula(formula, domain=((-10, 10), (-10, 10)))
    note = limit(surface, "gradient_descent", {}, Axis("lr", 0.01, 1, "log", 3)).note
    assert "at the flattest of at least " in note


def test_of_several_minima_the_flattest_counts_and_nothing_comes_to_rest_beyond():
    surface = LANDSCAPES["himmelblau"]
    rates = Axis("lr", 1e-3, 1, "log", 60)
    found = limit(surface, "momentum", {}, rates, BETAS)
    assert "the flattest of 4 minima, λmax = 80.6." in found.note
    mapped = sweep(Race(surface, "momentum", surface.start, 300), rates, BETAS)
    assert found.line is not None
    beyond = rates.values > np.interp(BETAS.values, *found.line.T[::-1])[:, None]
    assert beyond.any() and not beyond.all()
    assert set(np.unique(mapped.outcome[beyond])) <= {MOVING, CYCLING, DIVERGED}


@pytest.mark.parametrize(
    "surface, method, across, up, why",
    [
        (RAVINE, "adam", RATES, BETA1, "Adam divides each coordinate by a size of its own"),
        (RAVINE, "lion", RATES, BETA1, "no bound on α·λmax is known for Lion"),
        (LANDSCAPES["saddle"], "momentum", RATES, BETAS, "no minimum with a curvature is found in the window"),
        (from_formula("|x| + |y|"), "momentum", RATES, BETAS, "no minimum with a curvature is found in the window"),
    ],
)
def test_where_there_is_no_limit_a_sentence_says_why(surface, method, across, up, why):
    found = limit(surface, method, {}, across, up)
    assert found.line is None
    assert found.note.startswith(f"No stability limit is drawn: {why}")


@pytest.fixture
def three(monkeypatch):
    """A method whose bound depends on two hyperparameters besides the learning rate."""

    def step(x, g, v, *, lr, beta, nu):
        v = beta * v + nu * g
        return x - lr * v, v

    method = Optimizer(
        name="Scaled momentum",
        order=0,
        family="descent",
        teaches="",
        source="",
        differs="",
        step=step,
        hypers=(learning_rate(0.01), momentum(), Hyper("nu", "ν", 1, 0.1, 2, "log", "Share: of g.", POSITIVE)),
        state={"v": 0.0},
        stability_limit=lambda beta, nu: 2 * (1 + beta) / nu,
    )
    monkeypatch.setattr("experiments.studies.limit.OPTIMIZERS", {"scaled": method})
    return "scaled"


def test_what_is_on_no_axis_counts_with_its_value_and_a_schedule_has_no_line(three):
    plain = line_of(RAVINE, three, {"nu": 0.5}, RATES, BETAS)
    assert plain[:, 0] == pytest.approx(4 * (1 + plain[:, 1]) / 180)
    assert "nu follows a schedule" in limit(RAVINE, three, {"nu": cosine(1, steps=9)}, RATES, BETAS).note
    assert "on no axis" in limit(RAVINE, three, {}, BETAS, Axis("nu", 0.1, 2, "log", 3)).note


def test_along_one_axis_it_is_one_rate():
    assert limit(RAVINE, "momentum", {"beta": 0.5}, RATES).line == pytest.approx(np.array([[3 / 180]]))
    assert "on no axis" in limit(RAVINE, "momentum", {}, BETAS).note


def test_it_is_the_same_wherever_a_run_starts():
    line = line_of(RAVINE, "momentum", {"beta": 0.5}, RATES, Axis("x", -2, 2, "linear", 5))
    assert line[:, 0] == pytest.approx(3 / 180)
    assert (line[0, 1], line[-1, 1]) == (-2, 2)


def test_the_limit_may_be_that_of_the_minimum_at_which_a_race_ends():
    """Himmelblau's minimum (3, 2) is steeper than its flattest; from (1, 1) gradient descent ends there."""
    surface, rates = LANDSCAPES["himmelblau"], Axis("lr", 0.02, 0.034, "linear", 3)
    race = Race(surface, "gradient_descent", (1.0, 1.0), 100, {"lr": 0.01})
    home = home_of(race)
    assert home is not None and (home.x, home.y) == pytest.approx((3, 2))
    steepest = np.linalg.eigvalsh(surface.hessian(np.array((3.0, 2.0))))[-1]
    assert limit(surface, "gradient_descent", {}, rates, home=home).line == pytest.approx(np.array([[2 / steepest]]))
    lost = replace(race, hypers={"lr": 1.0})  # it flies off, and the flow from its start leads to the same
    assert home_of(lost) == home
