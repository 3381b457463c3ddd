"""from_formula: the facts it fills in, and the facts it is given."""

import numpy as np
import pytest

from landscapes import FormulaError, Landscape, from_formula


def test_the_facts_it_fills_in():
    surface = from_formula("x^2 + 10y^2")
    assert isinstance(surface, Landscape)
    assert (surface.name, surface.formula, surface.minima) == ("Your formula", "x^2 + 10y^2", ())
    assert surface.domain == ((-5, 5), (-5, 5))


def test_the_facts_it_is_given():
    surface = from_formula("x^2", name="Trough", domain=((0, 2), (0, 2)), start=(1, 1), minima=((0, 0),))
    assert (surface.name, surface.start, surface.minima) == ("Trough", (1, 1), ((0, 0),))
    assert surface.domain == ((0, 2), (0, 2))


@pytest.mark.parametrize("text", ["x^2", "ln x + sqrt y", "ln(-x)", "sqrt(x - 4.5)", "1/(x y)", "sqrt(1 - x^2 - y^2)"])
def test_the_start_is_where_value_and_slope_are_finite(text):
    surface = from_formula(text)
    (x0, x1), (y0, y1) = surface.domain
    x, y = surface.start
    assert x0 < x < x1 and y0 < y < y1
    assert np.isfinite(surface.value(surface.start)) and np.isfinite(surface.gradient(surface.start)).all()


def test_the_start_lies_in_the_window_it_is_given():
    x, y = from_formula("x + y", domain=((10, 11), (20, 22))).start
    assert 10 < x < 11 and 20 < y < 22


def test_a_formula_defined_nowhere_starts_in_the_middle():
    assert from_formula("sqrt(-1 - x^2)").start == (0, 0)


def test_the_same_text_gives_the_same_landscape():
    assert from_formula("sin(3x) y") == from_formula("sin(3x) y")
    assert hash(from_formula("sin(3x) y")) == hash(from_formula("sin(3x) y"))


def test_a_bad_formula_is_refused_at_once_even_with_a_start():
    with pytest.raises(FormulaError):
        from_formula("x +", start=(0, 0))


def test_a_fact_that_does_not_exist_is_refused():
    with pytest.raises(TypeError, match="colour"):
        from_formula("x", colour="red")
