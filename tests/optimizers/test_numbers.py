"""Numbers as text: each form on the values at which it changes."""

import math

import pytest

from optimizers.base import numbers


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        (numbers.exact, 200, "200"),
        (numbers.exact, 0.1 + 0.2, "0.30000000000000004"),
        (numbers.exact, -1e-5, "-1e-5"),
        (numbers.short, -0.0123456, "−0.0123"),
        (numbers.short, 0.0000123456, "1.23e-5"),
        (numbers.short, 123456, "123000"),
        (numbers.on_axis, 0.001, "0.001"),
        (numbers.on_axis, 0.0005, "5e-4"),
        (numbers.on_axis, -100_000, "−1e5"),
        (numbers.on_axis, 99_999, "99999"),
        (numbers.on_axis, 0.0, "0"),
        (numbers.measured, 100_000, "1.00e5"),
        (numbers.measured, 99_900, "99900"),
        (numbers.measured, -math.inf, "−∞"),
        (numbers.to_digits, -1.23456e-7, "−1.235e−07"),
        (numbers.percent, 0.61349, "61.3 %"),
        (numbers.whole_percent, 0.0, "0 %"),
        (numbers.whole_percent, 0.004, "<1 %"),
        (numbers.whole_percent, 0.005, "0 %"),
        (numbers.times, 1, "once"),
        (numbers.times, 3, "3 times"),
        (numbers.point, (0.5, -1.23456), "(0.5, −1.23)"),
        (numbers.cell, math.nan, ""),
        (numbers.cell, 1 / 3, "0.3333333333333333"),
        (numbers.cell, 7, "7"),
    ],
)
def test_every_form(form, value, text):
    assert form(value) == text


@pytest.mark.parametrize("value", [1e-300, 0.1, 1 / 3, 2.0**53, 1.7976931348623157e308])
def test_what_is_exact_reads_back(value):
    assert float(numbers.exact(value)) == value
