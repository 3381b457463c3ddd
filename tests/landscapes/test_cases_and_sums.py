"""Functions people expect, sums over an index, and cases: what they are worth, how they are typeset, their slopes."""

import math

import numpy as np
import pytest

from landscapes import from_formula
from landscapes.formula.calls import REAL_ROOT
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.parser import parse, read

PLACES = [(-1.7, 0.3), (-0.4, -1.2), (0.6, 0.9), (2.3, -0.8)]


def root(x, n):
    return math.copysign(abs(x) ** (1 / n), x)


WORTH = {
    "cbrt(x)": lambda x, y: root(x, 3),
    "root(x, 5)": lambda x, y: root(x, 5),
    "x^(1/3)": lambda x, y: root(x, 3),
    "x^(2/3)": lambda x, y: abs(x) ** (2 / 3),
    "x^(-3/5)": lambda x, y: 1 / root(x, 5) ** 3,
    "log(x^2, 3) + log(x^2, 10)": lambda x, y: math.log(x * x, 3) + math.log10(x * x),
    "sec x + csc x + cot x": lambda x, y: 1 / math.cos(x) + 1 / math.sin(x) + 1 / math.tan(x),
    "floor(x) + ceil(y)": lambda x, y: math.floor(x) + math.ceil(y),
    "round(x)": lambda x, y: math.floor(x + 0.5),
    "trunc(x) + frac(y)": lambda x, y: math.trunc(x) + y - math.floor(y),
    "mod(x, 2) + y % 0.7": lambda x, y: x % 2 + y % 0.7,
    "relu(x) + leaky_relu(y)": lambda x, y: max(x, 0) + max(y, 0.01 * y),
    "leaky_relu(x, 3)": lambda x, y: x if x > 0 else 3 * x,
    "elu(x)": lambda x, y: x if x > 0 else math.exp(x) - 1,
    "silu(x)": lambda x, y: x / (1 + math.exp(-x)),
    "step(x) + clip(y, -1, 1/2)": lambda x, y: (x >= 0) + min(max(y, -1), 0.5),
    "hypot(x, y, 2)": lambda x, y: math.hypot(x, y, 2),
    "exp2(x) + square(y)": lambda x, y: 2**x + y * y,
    # sums and products
    "sum(i=1..5, i*cos((i+1)x+i))": lambda x, y: sum(i * math.cos((i + 1) * x + i) for i in range(1, 6)),
    "sum(i y, i = 1:4)": lambda x, y: 10 * y,
    "sum(i, 1, 3, x^i)": lambda x, y: x + x**2 + x**3,
    "Σ(k=0..2, y^k) + ∏(k=1..3, x+k)": lambda x, y: 1 + y + y**2 + (x + 1) * (x + 2) * (x + 3),
    r"\sum_{i=1}^{3} i x - y": lambda x, y: 6 * x - y,
    "sum(i*x for i in range(1, 4))": lambda x, y: 6 * x,
    "sum(i=1..2, prod(j=1..i, x + i j))": lambda x, y: (x + 1) + (x + 2) * (x + 4),
    "sum(i=1..3, [3, 5, 2][i] x^[[1, 2], [2, 1], [0, 3]][i][1])": lambda x, y: 3 * x + 5 * x**2 + 2,
    "sum(i=1..2, [x, y][i]^2)": lambda x, y: x * x + y * y,
    # cases
    "{x < 0: x^2, else: x}": lambda x, y: x * x if x < 0 else x,
    "{x < 0: 1; x < 1: y; else: 3}": lambda x, y: 1 if x < 0 else y if x < 1 else 3,
    "{x^2 if x <= 0; y, 0 < x <= 1; 3 otherwise}": lambda x, y: x * x if x <= 0 else y if x <= 1 else 3,
    r"\begin{cases} x^2, & \text{if } x < 0 \\ x & \text{otherwise} \end{cases}": lambda x, y: x * x if x < 0 else x,
    "where(0 < x < 1 and y > 0, 1, 2) + y": lambda x, y: (1 if 0 < x < 1 and y > 0 else 2) + y,
    "if(not (x < 0 or y < 0), x, y)": lambda x, y: x if x >= 0 and y >= 0 else y,
    "x^2 if x < y else y^2": lambda x, y: x * x if x < y else y * y,
    "x > 0 ? x : x > -1 ? y : 3": lambda x, y: x if x > 0 else y if x > -1 else 3,
    "piecewise(x < 0, sqrt(-x), sqrt(x))": lambda x, y: math.sqrt(abs(x)),
    "{x == y: 1, else: 2} + {x != y: 1, else: 2}": lambda x, y: 3,
    "|{x < 0: |x|, else: -x}|": lambda x, y: abs(x),
}


@pytest.mark.parametrize("text", WORTH)
def test_what_it_is_worth(text):
    surface = from_formula(text, start=(1, 1))
    for x, y in PLACES:
        assert surface.value((x, y)) == pytest.approx(WORTH[text](x, y), rel=1e-13, abs=1e-14)
        slope = [(surface.value((x + dx, y + dy)) - surface.value((x - dx, y - dy))) / 2e-6
                 for dx, dy in ((1e-6, 0), (0, 1e-6))]  # fmt: skip
        assert surface.gradient((x, y)) == pytest.approx(slope, rel=1e-6, abs=1e-6)


TYPESET = {
    "{x < 0: x^2, else: x}": r"\begin{cases} x^{2} & \text{if } x < 0 \\ x & \text{otherwise} \end{cases}",
    "{0 <= x < 1: 1; else: 2}": r"\begin{cases} 1 & \text{if } 0 \leq x < 1 \\ 2 & \text{otherwise} \end{cases}",
    "where(x > 0 or y != 1, x, y)": (
        r"\begin{cases} x & \text{if } x > 0 \text{ or } y \neq 1 \\ y & \text{otherwise} \end{cases}"
    ),
    "{x < 0: 1; x > 1: 2}": r"\begin{cases} 1 & \text{if } x < 0 \\ 2 & \text{if } x > 1 \end{cases}",
    "floor(x) + ceil(y)": r"\left\lfloor x\right\rfloor + \left\lceil y\right\rceil",
    "cbrt(x)": r"\sqrt[3]{x}",
    "hypot(x, y)^3": r"\left(\sqrt{x^{2} + y^{2}}\right)^{3}".replace(r"\left(", "").replace(r"\right)", ""),
    "sum(i=1..3, i x^i)": "x + 2 x^{2} + 3 x^{3}",
}


@pytest.mark.parametrize("text", TYPESET)
def test_the_typeset_formula_shows_what_was_understood(text):
    assert from_formula(text, start=(1, 1)).latex == TYPESET[text]


def test_a_branch_that_is_not_taken_has_no_say():
    """0 times a slope that is infinite would be no number."""
    surface = from_formula("{x > 0: sqrt(x) + ln(x) + 1/x, else: x^2 + y}", start=(1, 1))
    assert surface.gradient((-2, 1)).tolist() == [-4, 1] and surface.gradient((0, 1)).tolist() == [0, 1]
    assert surface.hessian((-2, 1)).tolist() == [[2, 0], [0, 0]]
    assert np.isfinite(surface.hessian((2, 1))).all()


def test_where_no_case_holds_f_is_undefined():
    surface = from_formula("{x < 0: 1; x > 1: y}", start=(-1, 1))
    assert np.isnan(surface.value((0.5, 2))) and surface.value([(-1, 2), (2, 2)]).tolist() == [1, 2]
    for covered in ("{x < 0: 1; 0 <= x < 1: 2; x >= 1: 3}", "{x < y: 1; x >= y: 2}"):
        assert "sqrt" not in str(parse(covered))


@pytest.mark.parametrize(("text", "told"), [("x^(1/3)", True), ("(x^2 + 1)^(1/3)", False), ("x^(1/2)", False)])
def test_a_note_says_that_a_root_is_the_real_one(text, told):
    assert (REAL_ROOT in read(text).notes) is told


def test_exact_digits():
    tiny, large = from_formula("log1p(x) + expm1(x)"), from_formula("hypot(x, y)")
    assert tiny.value((1e-20, 0)) == 2e-20
    assert large.value((3e300, 4e300)) == 5e300


def test_a_part_that_occurs_twice_counts_twice():
    """frac(u) has u two times: eight of them, one in the other, would be 256."""
    with pytest.raises(ValueError, match="would take too long"):
        from_formula("frac(" * 8 + "sin(x)" + ")" * 8)


LARGE = [
    "/".join(f"(x + {i} y)" for i in range(2, 60)),
    "sum(i=1..20, sum(j=1..20, x^i y^j))",
    "prod(i=1..200, x + i y)",
    "sum(i=1..200, sum(j=1..200, sum(k=1..200, i j k)))",
    "{" + "; ".join(f"x < {i}: sin({i} x y)/(x + y)^{i}" for i in range(19)) + "; else: 0}",
]


@pytest.mark.parametrize("text", LARGE)
def test_formulas_whose_derivatives_take_too_long_are_refused(text):
    with pytest.raises(ValueError, match=r"would take too long|up to 200 terms"):
        from_formula(text)


def test_no_evaluator_has_to_know_what_is_written_with_others():
    known = {*FUNCTIONS, *"+-*/^", "neg"}

    def operations(tree):
        return {tree[0]}.union(*map(operations, tree[1:])) if isinstance(tree, tuple) else set()

    assert all(operations(parse(text)) <= known for text in WORTH)
