"""The window that a typed formula is shown in: something is to be seen there, and it is always the same one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import from_formula

USUAL = ((-5, 5), (-5, 5))


@pytest.mark.parametrize(
    "text",
    [
        "x^2 + 10y^2",
        "x^2 - y^2",
        "exp(x)",
        "x^100 + y^100",
        "sin x cos y",
        "x + y",
        "|x| + |y|",
        "1/x + 1/y",
        "x^3 - 3x y^2",
        "ln x + sqrt y",
    ],
)
def test_what_can_be_seen_around_the_origin_is_shown_around_the_origin(text):
    assert from_formula(text).domain == USUAL


@pytest.mark.parametrize(
    ("text", "place", "widest"),
    [
        ("(x - 3)^2 + (y + 7)^2", (3, -7), 20),
        ("(x - 100)^2 + (y - 100)^2", (100, 100), 20),
        ("-exp(-1000(x^2 + y^2))", (0, 0), 1),
        ("(x - 60)^2 - (y - 60)^2", (60, 60), 300),
        ("(x^2 - 64)^2 + (y^2 - 64)^2", (8, -8), 20),
        ("-cos(x) cos(y) exp(-(x - pi)^2 - (y - pi)^2)", (np.pi, np.pi), 20),
    ],
)
def test_the_place_of_interest_is_inside_and_large(text, place, widest):
    (x0, x1), (y0, y1) = from_formula(text).domain
    assert x0 < place[0] < x1 and y0 < place[1] < y1
    assert x1 - x0 == y1 - y0 <= widest


@pytest.mark.parametrize("text", ["sqrt(x - 50)", "ln(1 - x^2 - y^2)", "sqrt(1 - 1e4(x^2 + y^2))", "exp(x^100)"])
def test_a_good_part_of_it_is_defined(text):
    surface = from_formula(text)
    axes = [np.linspace(low, high, 50) for low, high in surface.domain]
    assert np.isfinite(surface.value(np.stack(np.meshgrid(*axes), axis=-1))).mean() > 0.25


@pytest.mark.parametrize("text", ["3", "0x", "sqrt(-1 - x^2)"])
def test_where_nothing_is_to_be_seen_it_is_the_usual_one(text):
    assert from_formula(text).domain == USUAL


@given(st.integers(-400, 400), st.integers(-400, 400))
def test_a_bowl_is_found_wherever_it_stands(a, b):
    (x0, x1), (y0, y1) = from_formula(f"(x - ({a}))^2 + 3(y - ({b}))^2").domain
    assert x0 < a < x1 and y0 < b < y1 and x1 - x0 <= 60
