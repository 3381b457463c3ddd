"""The known minima: those declared; of a formula that declares none, the same ones found."""

import numpy as np
import pytest

from experiments import run
from experiments.geometry.known import away, known_minima, lowest_known, single_minima
from experiments.readings.metrics import distance_to_minimum, steps_to_tolerance
from experiments.studies.fan import success
from landscapes import LANDSCAPES, from_formula


@pytest.mark.parametrize("key", LANDSCAPES)
def test_a_surface_that_declares_no_minima_knows_the_same_ones(key):
    declared = LANDSCAPES[key]
    typed = from_formula(declared.formula, domain=declared.domain)
    assert typed.minima == () and known_minima(declared) == declared.minima
    found = known_minima(typed)
    assert sorted(np.round(found, 6).tolist()) == sorted(np.round(declared.minima, 6).tolist())
    if declared.minima:
        assert lowest_known(typed) == pytest.approx(lowest_known(declared), abs=1e-12)


@pytest.mark.parametrize("formula", ["x^2 - y^2", "x + y", "exp(x) + y^2", "ln(1+e^(-5x)) + y^2"])
def test_where_f_has_no_minimum_none_is_known(formula):
    surface = from_formula(formula)
    assert known_minima(surface) == () and lowest_known(surface) is None and away(surface, np.zeros((3, 2))) is None


def test_a_typed_himmelblau_is_measured_as_the_declared_one():
    declared = LANDSCAPES["himmelblau"]
    typed = from_formula(declared.formula, domain=declared.domain)
    starts = [(-3, 3), (4, 4), (0, -4)]
    mine, its = (run(surface, "adam", starts, steps=300, hypers={"lr": 0.1}) for surface in (typed, declared))
    assert distance_to_minimum(typed, mine) == pytest.approx(distance_to_minimum(declared, its), abs=1e-6)
    steps, expected = steps_to_tolerance(typed, mine), steps_to_tolerance(declared, its)
    assert steps is not None and expected is not None and steps.tolist() == expected.tolist()
    assert success(typed, mine.last, 0.1) == success(declared, its.last, 0.1)


def test_of_a_trough_the_whole_line_is_known():
    surface = from_formula("(x+y-1)^2 + 7")
    points = np.random.default_rng(0).uniform(-3, 3, (50, 2))
    assert away(surface, points) == pytest.approx(abs(points.sum(axis=1) - 1) / np.sqrt(2), abs=1e-7)
    assert lowest_known(surface) == pytest.approx(7) and single_minima(surface) == ()
    lost = away(surface, np.full((1, 2), np.nan))
    assert lost is not None and np.isnan(lost).all()
