"""One step of several methods from a point: where each must lead, and what is said where it cannot."""

from itertools import pairwise

import numpy as np
import pytest

from experiments import run
from experiments.geometry.taylor import local
from experiments.readings.steps import Stepper, step, steppers
from landscapes import LANDSCAPES, from_formula, moved

RAVINE = LANDSCAPES["ravine"]
TURNED = moved(RAVINE, 30, 1)
AT = (-1.5, 0.6)


def to(surface, key, at=AT, damping=1.0, radius=1.0, rate=0.01):
    return step(steppers(damping, radius, rate)[key].race(surface, at)).to


@pytest.mark.parametrize("surface", [RAVINE, TURNED, LANDSCAPES["booth"]], ids=["ravine", "turned", "booth"])
@pytest.mark.parametrize("key", ["newton", "saddle_free_newton"])
def test_on_a_bowl_they_end_at_the_minimum(surface, key):
    assert to(surface, key) == pytest.approx(surface.minima[0], abs=1e-9)


def test_diagonal_newton_does_so_only_along_the_axes():
    assert to(RAVINE, "diagonal_newton") == pytest.approx((0, 0), abs=1e-12)
    assert np.hypot(*to(TURNED, "diagonal_newton")) > 0.1


def test_gradient_descent_takes_the_rate_it_is_given():
    assert to(RAVINE, "gradient_descent", rate=0.02) == pytest.approx(np.array(AT) - 0.02 * RAVINE.gradient(AT))


def test_the_exact_step_ends_where_the_slope_along_it_vanishes():
    end = np.array(to(TURNED, "exact_step"))
    assert TURNED.gradient(end) @ (end - AT) == pytest.approx(0, abs=1e-9)


def test_more_damping_makes_shorter_steps_and_none_is_newtons():
    lengths = [np.hypot(*(np.array(to(TURNED, "damped_newton", damping=d)) - AT)) for d in (0, 1, 10, 100)]
    assert all(longer > shorter for longer, shorter in pairwise(lengths))
    assert to(TURNED, "damped_newton", damping=0) == to(TURNED, "newton")


def test_the_trust_region_goes_as_far_as_its_radius_or_to_the_minimum():
    assert np.hypot(*(np.array(to(TURNED, "trust_region", radius=0.3)) - AT)) == pytest.approx(0.3)
    assert to(TURNED, "trust_region", radius=10) == pytest.approx((0, 0), abs=1e-9)


@pytest.mark.parametrize("key", steppers(1, 1, 0.01))
@pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=list(LANDSCAPES))
def test_a_step_is_the_methods_own(surface, key):
    stepper = steppers(2, 0.5, 0.001)[key]
    runs = run(surface, stepper.method, surface.start, steps=1, hypers=stepper.hypers)
    taken = step(stepper.race(surface, surface.start))
    assert taken.to == (tuple(runs.path[1, 0]) if np.isfinite(runs.path[1, 0]).all() else None)
    if taken.to:
        assert taken.value == surface.value(taken.to)


def test_what_is_unusual_is_said():
    saddle = LANDSCAPES["saddle"]
    assert step(Stepper("newton").race(saddle, (1, 1))).note == "fell back"
    assert step(Stepper("saddle_free_newton").race(saddle, (1, 1))).note == ""
    assert step(Stepper("gradient_descent", {"lr": 1.0}).race(from_formula("-ln(x)"), (-1.0, 1))).to is None
    assert (
        step(Stepper("gradient_descent", {"lr": 1.0}).race(from_formula("y^2 + ln(x)"), (0.9, 1))).note == "f undefined"
    )
    assert (
        step(Stepper("gradient_descent", {"lr": 1.0}).race(LANDSCAPES["goldstein_price"], (-0.5, 0.4))).note
        == "diverges"
    )
    assert step(Stepper("trust_region").race(LANDSCAPES["rastrigin"], LANDSCAPES["rastrigin"].start)).note == "stays"


def test_only_quadratics_are_seen_through_by_newton():
    """On a surface that is no quadratic Newton ends at the bottom of the model, not of the surface."""
    surface = LANDSCAPES["rosenbrock"]
    here, end = local(surface, surface.start), np.array(to(surface, "newton", at=surface.start))
    xx, xy, yy = here.hessian
    assert np.array([[xx, xy], [xy, yy]]) @ (end - surface.start) == pytest.approx(-np.array(here.gradient))
    assert end != pytest.approx(surface.minima[0], abs=0.1)
