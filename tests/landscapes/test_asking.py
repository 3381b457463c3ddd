"""A search asks for so many limits and no more, each counted once, whatever was asked before it."""

import numpy as np
import pytest

from landscapes import from_formula
from landscapes.formula.asking import TooManyLimits, as_floats_give, searching

AT_ONE = 17  # looks that a limit takes which there is


def smooth(own):
    """A surface that is 0/0 at (own, 0), where the limits are known."""
    return from_formula(f"cos(sqrt((x - {own})^2 + y^2))", domain=((-3.0, 3.0), (-3.0, 3.0)), start=(0.0, 1.0))


def test_a_place_counts_once(limits_asked):
    surface = smooth(0.5)
    with searching(AT_ONE):
        for _ in range(3):
            assert (surface.gradient([(0.5, 0.0), (0.5, 0.0)]) == 0).all()
    assert limits_asked == [(0.5, 0.0)]


def test_a_look_too_many_ends_the_search():
    with pytest.raises(TooManyLimits), searching(AT_ONE - 1):
        smooth(0.75).gradient((0.75, 0.0))
    assert (smooth(0.75).gradient((0.75, 0.0)) == 0).all()  # after it any number may be asked for


def test_what_was_known_before_counts_too():
    surface = smooth(0.25)
    surface.gradient((0.25, 0.0))
    with pytest.raises(TooManyLimits), searching(AT_ONE - 1):
        surface.gradient((0.25, 0.0))


def test_many_places_are_refused_at_once(limits_asked):
    line = np.stack([np.zeros(50), np.linspace(-1, 1, 50)], axis=-1)
    surface = from_formula("sqrt(x^2) + 9.5 y^2", domain=((-3.0, 3.0), (-3.0, 3.0)), start=(0.0, 1.0))
    with pytest.raises(TooManyLimits), searching(99):
        surface.gradient(line)
    assert limits_asked == []


def test_each_search_has_its_own_looks():
    surface = smooth(1.25)
    with searching(AT_ONE):
        surface.gradient((1.25, 0.0))
        with searching(AT_ONE):
            surface.gradient((1.25, 0.0))


def test_floats_alone_give_none(limits_asked):
    surface = smooth(1.5)
    with as_floats_give():
        assert np.isnan(surface.gradient((1.5, 0.0))).all()
        assert np.isnan(surface.hessian((1.5, 0.0))).all()
    assert limits_asked == []
    assert (surface.gradient((1.5, 0.0)) == 0).all()


def test_where_digits_have_a_value_it_takes_five_looks():
    with searching(5):
        slopes = from_formula("sqrt(e^(-1000x^2)) + 11.5 y").gradient((1.0, 0.5))
    assert slopes == pytest.approx((-1000 * np.exp(-500), 11.5), rel=1e-12, abs=0)


def test_a_kink_has_no_limit_though_digits_have_a_value_on_it():
    assert np.isnan(from_formula("abs(x) + sqrt(e^(-1000y^2)) + 11.5").gradient((0.0, 1.0))).any()
