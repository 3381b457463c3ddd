"""Numbers as text: each form on the values at which it changes, and what holds of every number."""

import json
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizers.base import numbers

CASES = json.loads(Path("tests/golden/numbers.json").read_text())  # what the browser's twin is tested against too
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def read(text: str) -> float:
    """The number that a text says."""
    size = text.replace("−", "-").replace(",", "")
    size = re.sub(r"^(-?)(?=10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])", "\\g<1>1\u00a0×\u00a0", size)
    digits, _, power = size.partition("\u00a0×\u00a010")
    return float(f"{digits}e{power.translate(RAISED)}" if power else digits)


@pytest.mark.parametrize("case", CASES, ids=[case["value"] for case in CASES])
def test_every_case_is_written_as_in_the_browser(case):
    value = float(case["value"])
    assert numbers.in_text(value) == case["in_text"]
    assert numbers.in_full(value) == case["in_full"]


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        (numbers.exact, 200, "200"),
        (numbers.exact, 0.1 + 0.2, "0.30000000000000004"),
        (numbers.exact, -1e-5, "-1e-5"),
        (numbers.in_text, math.nan, "undefined"),
        (numbers.in_full, math.nan, "undefined"),
        (numbers.on_axis, 0.1 + 0.2, "0.3"),
        (numbers.on_axis, 12.3456, "12.3456"),
        (numbers.on_axis, -100_000, "−10⁵"),
        (numbers.percent, 0.61349, "61.3 %"),
        (numbers.whole_percent, 0.0, "0 %"),
        (numbers.whole_percent, 0.004, "<1 %"),
        (numbers.whole_percent, 0.005, "0 %"),
        (numbers.times, 1, "once"),
        (numbers.times, 1300, "1,300 times"),
        (numbers.point, (0.5, -1.23456), "(0.5, −1.23)"),
        (numbers.cell, math.nan, ""),
        (numbers.cell, 1 / 3, "0.3333333333333333"),
        (numbers.cell, 7, "7"),
    ],
)
def test_every_form(form, value, text):
    assert form(value) == text


@given(st.floats(-1e308, 1e308, allow_subnormal=False))
def test_any_number_reads_back_to_three_digits_and_has_no_more(value):
    text = numbers.in_text(value)
    assert read(text) == pytest.approx(value, rel=0.00501)
    assert "e" not in text
    assert "-" not in text
    digits = re.sub(r"\u00a0.*|^−?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$", "", text).translate(str.maketrans("", "", "−,."))
    assert len(digits.strip("0")) <= 3 or value == int(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_exact_or_in_full_reads_back(value):
    assert float(numbers.exact(value)) == value
    assert read(numbers.in_full(value)) == value


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ((0.295, 0.335, 0.1, 0.26, 0.01), ["30 %", "33 %", "10 %", "26 %", "1 %"]),
        ((1 / 3, 1 / 3, 1 / 3), ["34 %", "33 %", "33 %"]),
        ((0.29, 0.709, 0.001, 0.0), ["29 %", "71 %", "<1 %", "0 %"]),
    ],
)
def test_the_shares_of_a_legend_add_up(shares, told):
    assert numbers.whole_percents(shares) == told
