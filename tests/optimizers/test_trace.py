"""A step taken line by line gives what the rule gives, and its lines are the rule's own."""

from dataclasses import replace

import pytest

from optimizers import OPTIMIZERS
from optimizers.base import on_floats, where
from optimizers.base.latex import number, update_as_latex
from optimizers.base.trace import trace


def step_with(step, **arguments):
    """The names after one step on floats, and each line's numbers and results."""
    taken = trace(on_floats(step), arguments)
    return taken.names, [(line.numbers(), line.results()) for line in taken.lines]


def test_the_numbers_of_a_step():
    names, lines = step_with(OPTIMIZERS["momentum"].step, x=1.5, g=-1.9, b=0.132, lr=0.01, beta=0.9)
    assert lines == [
        (r"0.9 \cdot 0.132 + \left(-1.9\right)", "-1.78"),
        (r"1.5 - 0.01 \cdot \left(-1.78\right)", "1.52"),
    ]
    assert (names["x"], names["b"]) == OPTIMIZERS["momentum"].step(1.5, -1.9, 0.132, lr=0.01, beta=0.9)


def test_a_changed_rule_changes_its_latex_and_its_numbers():
    def step(x, g, b, *, lr, beta):
        b = beta * b + (1 - beta) * g
        return x - lr * b, b

    numbers = dict(x=1.5, g=-1.9, b=0.132, lr=0.01, beta=0.9)
    before, after = OPTIMIZERS["momentum"], replace(OPTIMIZERS["momentum"], step=step)
    assert before.latex != after.latex
    names, lines = step_with(after.step, **numbers)
    assert lines[0] == (r"0.9 \cdot 0.132 + \left(1 - 0.9\right) \cdot \left(-1.9\right)", "-0.0712")
    assert lines != step_with(before.step, **numbers)[1]
    assert names["b"] != trace(before.step, numbers).names["b"]


def test_what_is_set_at_once_is_taken_before_it_changes():
    """A line that needs the old x comes before x moves; where no order serves, all of them move at once."""

    def remembers(x, g, b, *, lr, beta):
        return x - lr * g, x

    def swaps(x, g, b, *, lr, beta):
        x, b = b, x
        return x - lr * g, b * beta

    numbers = dict(x=2.0, g=1.0, b=3.0, lr=0.5, beta=0.5)
    for step in (remembers, swaps):
        names, _ = step_with(step, **numbers)
        assert (names["x"], names["b"]) == step(2.0, 1.0, 3.0, lr=0.5, beta=0.5)
    assert update_as_latex(remembers, None, {}, {}).index(r"b &\leftarrow x") < update_as_latex(
        remembers, None, {}, {}
    ).index(r"x &\leftarrow x")
    assert r"\left(x, b\right) &\leftarrow \left(b, x\right)" in update_as_latex(swaps, None, {}, {})


def test_a_choice_shows_its_condition_in_numbers():
    def step(x, g, b, *, lr, beta):
        up = b > 0
        return where(up, x, where(g > 0, -x, b)), b * beta * lr

    _, lines = step_with(step, x=2.0, g=1.0, b=-3.0, lr=0.5, beta=0.5)
    assert lines[0] == ("-3 > 0", r"\text{no}")
    assert lines[1] == (r"\begin{cases} 2 & \text{no} \\ -2 & 1 > 0 \\ -3 & \text{otherwise} \end{cases}", "-2")


def test_numbers_wear_the_colour_of_their_names():
    (first, *_) = trace(OPTIMIZERS["momentum"].step, dict(x=1.5, g=2.0, b=4.0, lr=0.01, beta=0.9)).lines
    assert first.numbers(lambda name, latex: f"<{latex}>" if name == "g" else latex) == r"0.9 \cdot 4 + <2>"
    assert first.results(lambda name, latex: f"[{name} {latex}]") == "[b 5.6]"


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (3, "3"),
        (12345.0, "12{,}345"),
        (1234.567, "1{,}230"),
        (-1 / 3, "-0.333"),
        (0.001, "0.001"),
        (1e-8, "10^{-8}"),
        (-1e-8, "-10^{-8}"),
        (1.25e-5, r"1.25{\times}10^{-5}"),
        (123456.7, r"1.23{\times}10^{5}"),
        (0.99941234, "0.999412"),  # three digits of what is missing to 1
        (True, r"\text{yes}"),
        (((1.0, 2.0),), r"\text{1 entry}"),
        (float("nan"), r"\text{undefined}"),
        (float("-inf"), r"-\infty"),
    ],
)
def test_numbers_as_they_are_read(value, latex):
    assert number(value)[0] == latex
