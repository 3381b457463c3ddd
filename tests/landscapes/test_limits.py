"""Derivatives whose formula is 0/0 at a point at which f is finite: their limit, where they have one."""

import numpy as np
import pytest

from experiments import Outcome, run
from landscapes import LANDSCAPES, from_formula
from landscapes.formula.limits import many, power

DROP_WAVE = "-(1 + cos(12 sqrt(x^2 + y^2))) / (0.5 (x^2 + y^2) + 2)"
WINDOW = ((-5.0, 5.0), (-5.0, 5.0))
ORIGIN = (0.0, 0.0)


def surface(formula):
    return from_formula(formula, domain=WINDOW, start=ORIGIN)


@pytest.mark.parametrize(
    "formula, point, gradient, hessian",
    [
        ("cos(sqrt(x^2 + y^2))", (0, 0), (0, 0), (-1, 0, -1)),
        (DROP_WAVE, (0, 0), (0, 0), (72.5, 0, 72.5)),
        ("cos(sqrt((x - 1)^2 + (y + 2)^2)) + 3x", (1, -2), (3, 0), (-1, 0, -1)),
        ("cosh(2 sqrt(x^2 + 3 y^2))", (0, 0), (0, 0), (4, 0, 12)),
        ("(x^2 + y^2)^1.5 + x y", (0, 0), (0, 0), (0, 1, 0)),
        ("sqrt(x^4 + y^4) * x", (0, 0), (0, 0), None),  # x r² bends by 6x along the axes: its limit is 0 as well
        ("cos(sqrt(x^2))", (0, 3), (0, 0), (-1, 0, 0)),
        ("exp(-1/(x^2 + y^2))", (0, 0), (0, 0), (0, 0, 0)),
    ],
)
def test_a_removable_gap_is_filled_with_the_limit(formula, point, gradient, hessian):
    found = surface(formula)
    assert found.gradient(point) == pytest.approx(gradient, rel=1e-15, abs=0)
    if hessian:
        entries = found.hessian(point).ravel()[[0, 1, 3]]
        assert entries == pytest.approx(hessian, rel=1e-15, abs=0)


@pytest.mark.parametrize(
    "formula", ["sqrt(x^2 + y^2)", "(x^2 + y^2)^0.3", "sqrt(x^2) + y^2", "sqrt(sqrt(x^2 + y^2)) + x"]
)
def test_a_tip_has_no_gradient_and_no_hessian(formula):
    found = surface(formula)
    assert np.isfinite(found.value(ORIGIN))
    assert not np.isfinite(found.gradient(ORIGIN)).all()
    assert not np.isfinite(found.hessian(ORIGIN)).all()


def test_ackley_s_tip_stays_one():
    assert np.isnan(LANDSCAPES["ackley"].gradient(ORIGIN)).all()


def test_what_underflows_beside_the_point_counts_as_the_point():
    """The square of 1e-170 is 0 as a float, so the root is 0 there as well."""
    found = surface(DROP_WAVE)
    assert found.gradient((1e-170, -3e-200)).tolist() == [0, 0]
    assert found.hessian((1e-170, 0)).tolist() == [[72.5, 0], [0, 72.5]]


@pytest.mark.parametrize("method", ["gradient_descent", "adam", "sam", "newton", "trust_region", "bfgs", "shampoo"])
def test_a_run_goes_on_from_such_a_point_alone_as_in_a_crowd(method):
    """Drop-wave's minimum, where its gradient is 0: whoever stands there stays; a slope carries them on."""
    starts = np.array([ORIGIN, (0.3, 0.2), (1e-170, 0.0)])
    for formula, stays in ((DROP_WAVE, True), (f"{DROP_WAVE} + (x + 3)^2/10", False)):
        crowd = run(surface(formula), method, starts, steps=30)
        alone = run(surface(formula), method, starts[0], steps=30)
        assert np.isfinite(crowd.path).all()
        assert np.array_equal(alone.path[:, 0], crowd.path[:, 0])
        assert (abs(alone.path[-1]).max() == 0) == stays
    assert run(surface(DROP_WAVE), method, ORIGIN, steps=30).outcome[0] == Outcome.CONVERGED


PARTS = {
    "squares": ("(cos(sqrt(x^2 + y^2)) + x)^2 + (y - 1)^2", (1, 0, 1)),
    "samples": ("(cos(sqrt(x^2 + y^2)) + (y - 1)^2)/2", (0, 0, 2)),
}


@pytest.mark.parametrize("part", PARTS)
def test_products_of_slopes_have_limits_too(part):
    formula, entries = PARTS[part]
    programs = surface(formula)
    x, y = np.array([0.0, 1.0, 1e-170]), np.array([0.0, 0.5, 0.0])
    found = np.array(getattr(programs.arrays, part)(x, y))
    assert found[:, 0] == pytest.approx(entries, abs=1e-15) and np.array_equal(found[:, 0], found[:, 2])
    plain = np.array(getattr(programs.floats, part)(1.0, 0.5))
    assert np.array_equal(found[:, 1], plain)


@pytest.mark.parametrize("method", ["gauss_newton", "levenberg_marquardt", "natural_gradient"])
def test_methods_that_ask_for_them_go_on_alone_as_in_a_crowd(method):
    found = surface(PARTS["samples" if method == "natural_gradient" else "squares"][0])
    starts = np.array([ORIGIN, (0.3, 0.2), (1e-170, 0.0)])
    crowd = run(found, method, starts, steps=10)
    alone = run(found, method, starts[0], steps=10)
    assert np.isfinite(crowd.path).all() and abs(alone.path[-1]).max() > 0
    assert np.array_equal(alone.path[:, 0], crowd.path[:, 0])


@pytest.mark.parametrize("formula", [DROP_WAVE, "cos(sqrt(x^2)) + y^2", "exp(-1/(x^2 + y^2))", "sqrt(x^2 + y^2)"])
def test_a_grid_has_what_each_of_its_points_has(formula):
    found = surface(formula)
    points = np.stack(np.meshgrid(*[np.linspace(-1, 1, 5)] * 2), axis=-1)
    for asked in (found.gradient, found.hessian):
        alone = np.array([[asked(point) for point in row] for row in points])
        assert np.array_equal(asked(points), alone, equal_nan=True)


def test_smooth_formulas_are_not_looked_after():
    """Where a formula has no edge its programs are the plain ones: the usual path costs nothing."""
    from landscapes.formula.programs import compiled

    alone = {key: surface.formula for key, surface in LANDSCAPES.items() if surface.data is None}
    assert {key for key, formula in alone.items() if not compiled(formula).smooth} == {
        *("ackley", "drop_wave", "schaffer_2", "schaffer_4", "schwefel", "eggholder"),
        *("bukin_6", "cross_in_tray", "holder_table"),
    }


def test_powers_of_many_digits_stay_of_a_size_that_is_soon_worked_on():
    """A tower such as x^(1/x)^ln(y)^y made numbers whose exponents had a million digits, and took a minute."""
    assert power(many.mpf(0.5), many.mpf(1e30)) == 0 == power(many.mpf(2), many.mpf(-1e30))
    with pytest.raises(OverflowError):
        power(many.mpf(2), many.mpf(1e30))
    assert power(1 + many.mpf(1e-30), many.mpf(1e30)) == pytest.approx(np.e, rel=1e-15)
