"""Where a formula jumps or bends is told by the simplest equation, and a remainder is typeset as one."""

import pytest

from landscapes import from_formula


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("mod(y, 1) + x^2", [r"y \text{ is a whole number}"]),
        ("mod(x, 2) + y^2", [r"\frac{x}{2} \text{ is a whole number}"]),
        ("leaky_relu(y) + x^2", ["y = 0"]),
        ("max(3x, x) + y^2", ["x = 0"]),
        ("sqrt(0.5(x^2 + y^2))", ["x = y = 0"]),
        ("sqrt(x^2 + 2y^2)", ["x^{2} + 2 y^{2} = 0"]),
        ("sqrt(3(x - 1)) + y^2", ["x - 1 = 0"]),
        ("max(x, -y)", ["-y = x"]),
    ],
)
def test_an_edge_is_told_by_its_simplest_equation(formula, told):
    assert [edge.latex("=") for edge in from_formula(formula).edges] == told


def test_a_remainder_is_typeset_as_one():
    assert from_formula("mod(x + y, 3) + x^2").latex == r"\left(\left(x + y\right) \bmod 3\right) + x^{2}"
    assert "floor" in from_formula("x - 2floor(y/2)").latex
