"""What is said to be wrong with a surface, and that nothing is said of one with which nothing is wrong."""

import numpy as np
import pytest
from hypothesis import given, settings

from experiments.geometry.faults import KINDS, faults
from landscapes import LANDSCAPES, FormulaError, from_formula, moved
from tests.landscapes.test_formula_refused import values

WINDOW = ((-4, 6), (-5, 5))


def wrong(text, domain=WINDOW):
    """kind -> the equations of where, as LaTeX."""
    found = faults(from_formula(text, domain=domain))
    said = {name: {edge.latex("=") for edge in at} for name, at in found.at.items() if at}
    beyond = {edge.latex(edge.beyond) for edge in found.beyond}
    return said | ({"beyond": beyond} if beyond else {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1/x", {"pole": {"x = 0"}}),
        ("1/(x y)", {"pole": {"x = 0", "y = 0"}}),
        ("1/(x^2 + y^2)", {"pole": {"x = y = 0"}}),
        ("1/(x - y)^2", {"pole": {"x = y"}}),
        ("x^-2", {"pole": {"x = 0"}}),
        ("ln|x|", {"pole": {"x = 0"}}),
        ("tan x", {"pole": {r"\cos\left(x\right) = 0"}}),
        ("exp(1/x)", {"pole": {"x = 0"}}),
        ("|x| + |y - 1|", {"kink": {"x = 0", "y = 1"}}),
        ("sqrt(x^2 + y^2)", {"kink": {"x = y = 0"}}),
        ("max(x, y)", {"kink": {"y = x"}}),
        ("min(x^2, 1)", {"kink": {"x^{2} = 1"}}),
        ("sqrt|x|", {"kink": {"x = 0"}}),
        ("sign(x) + y", {"jump": {"x = 0"}}),
        ("atan2(y, x)", {"jump": {"y = 0"}}),
        ("atan(1/x)", {"jump": {"x = 0"}}),
        ("floor(x)", {"jump": {r"x \text{ is a whole number}"}}),
        ("mod(y, 2)", {"jump": {r"\frac{y}{2} \text{ is a whole number}"}}),
        ("relu(x) + y", {"kink": {"x = 0"}}),
        ("{x < 0: x^2, else: x}", {"kink": {"x = 0"}}),
        ("{x < 0: x^2, else: x + 1}", {"jump": {"x = 0"}}),
        ("{x < 0: x^2, else: x^3}", {}),
        ("{0 < x < 1: 1, else: 0}", {"jump": {"x = 0", "x = 1"}}),
        ("{x < 0: ln(1 - x), else: sqrt(x)} + y", {"kink": {"x = 0"}}),
        ("cbrt(x)", {"kink": {"x = 0"}}),
        ("sqrt(x - 1)", {"beyond": {"x - 1 < 0"}}),
        ("x^1.5", {"beyond": {"x < 0"}}),
        ("ln(y) + x^2", {"beyond": {"y < 0"}, "pole": {"y = 0"}}),
        ("asin(x)", {"beyond": {"x > 1", "x < -1"}}),
        ("acosh(y)", {"beyond": {"y < 1"}}),
    ],
)
def test_it_is_named(text, said):
    assert wrong(text) == said


@pytest.mark.parametrize(
    "text",
    ["|x|^2", "|x|^3 + y", "1/(x^2 + 1)", "sqrt(x^2 + 1)", "sin(x)/x", "x/(x^2 + y^2 + 0.1)", "(x^2 - 1)/(x - 1)"],
)
def test_what_only_looks_suspicious_is_not(text):
    assert wrong(text) == {}


def test_only_the_window_counts():
    assert wrong("1/x", ((1, 2), (1, 2))) == {}
    assert wrong("1/(x - 1000)", ((999, 1001), (0, 2))) == {"pole": {"x = 1000"}}


@pytest.mark.parametrize(("text", "part"), [("sqrt(x - 1)", 0.5), ("ln(x)", 0.4), ("x + y", 0), ("sqrt(-1 - x^2)", 1)])
def test_how_much_is_undefined(text, part):
    assert faults(from_formula(text, domain=WINDOW)).undefined == pytest.approx(part, abs=0.02)


@pytest.mark.parametrize("text", ["exp(x^7)", "exp(x^7) - exp(x^7) + y", "y/exp(x^7)*exp(x^7)"])
def test_what_is_too_large_is_not_called_undefined(text):
    found = faults(from_formula(text, domain=WINDOW))
    assert found.undefined == 0 and found.infinite > 0.3


@pytest.mark.parametrize(
    ("text", "constant"), [("3", 3), ("0x - 2", -2), ("x - x", 0), ("x", None), ("1 + 1e-9x", None)]
)
def test_a_constant_is_known_by_its_values(text, constant):
    assert faults(from_formula(text, domain=WINDOW)).constant == constant


KINKED = ("ackley", "eggholder", "bukin_6", "cross_in_tray", "holder_table", "line_absolute", "relu_unit")


def test_nothing_is_wrong_with_the_catalogue_but_kinks():
    for key, surface in LANDSCAPES.items():
        found = faults(surface)
        assert found.undefined == found.infinite == 0 and found.constant is None
        assert [name for name, at in found.at.items() if at] == (["kink"] if key in KINKED else []), key


def test_it_turns_with_the_surface():
    found = faults(moved(from_formula("|x|", domain=((-5, 5), (-5, 5))), turn=90))
    assert [edge.latex("=") for edge in found.at["kink"]] == ["y = 0"]


def test_many_edges_are_not_all_looked_at():
    assert faults(from_formula(" + ".join(f"|x - {at}|" for at in range(20)))).more
    assert not faults(from_formula("|x| + |y|")).more


@given(values)
@settings(max_examples=60, deadline=None)
def test_whatever_is_accepted_is_judged_without_a_fuss(text):
    """Warnings are errors here."""
    try:
        surface = from_formula(text)
    except FormulaError:
        return
    found = faults(surface)
    assert set(found.at) <= set(KINDS)
    assert 0 <= found.undefined <= 1 and np.isfinite(found.infinite)
