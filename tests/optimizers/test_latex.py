"""The formula on the page is made from the code that runs."""

from dataclasses import replace

import pytest

from optimizers import OPTIMIZERS
from optimizers.base import learning_rate, momentum, where


def lines(method):
    inside = method.latex.removeprefix(r"\begin{aligned} ").removesuffix(r" \end{aligned}")
    return inside.split(r" \\ ")


def test_momentum():
    assert lines(OPTIMIZERS["momentum"]) == [r"b &\leftarrow \beta\,b + g", r"x &\leftarrow x - \alpha\,b"]


def test_nesterov_shows_where_it_looks():
    assert lines(OPTIMIZERS["nesterov"])[0] == r"g &\leftarrow \nabla f\left(x + \beta\,v\right)"


def test_adam():
    assert lines(OPTIMIZERS["adam"]) == [
        r"m &\leftarrow \beta_1\,m + \left(1 - \beta_1\right)\,g",
        r"v &\leftarrow \beta_2\,v + \left(1 - \beta_2\right)\,g^{2}",
        r"\hat m &\leftarrow \frac{m}{1 - \beta_1^{t}}",
        r"\hat v &\leftarrow \frac{v}{1 - \beta_2^{t}}",
        r"x &\leftarrow x - \frac{\alpha\,\hat m}{\sqrt{\hat v} + \varepsilon}",
    ]


def test_a_changed_rule_changes_its_latex():
    def step(x, g, b, *, lr, beta):
        b = beta * b + (1 - beta) * g
        return x - lr * b, b

    changed = replace(OPTIMIZERS["momentum"], step=step)
    assert lines(changed)[0] == r"b &\leftarrow \beta\,b + \left(1 - \beta\right)\,g"
    assert changed.latex != OPTIMIZERS["momentum"].latex


def test_a_changed_symbol_changes_its_latex():
    eta = replace(learning_rate(0.01), symbol=r"\eta")
    assert lines(replace(OPTIMIZERS["gradient_descent"], hypers=(eta,))) == [r"x &\leftarrow x - \eta\,g"]


def test_brackets_stand_where_the_code_needs_them():
    def step(x, g, b, *, lr, beta):
        b = -(beta - (b - g)) * lr
        d = lr / (b + 1) / beta
        return where(d > 0, x - (d + b), -x), b

    assert lines(replace(OPTIMIZERS["momentum"], step=step, hypers=(learning_rate(0.01), momentum()))) == [
        r"b &\leftarrow -\left(\beta - \left(b - g\right)\right)\,\alpha",
        r"d &\leftarrow \frac{\frac{\alpha}{b + 1}}{\beta}",
        r"x &\leftarrow \begin{cases} x - \left(d + b\right) & d > 0",
        r"-x & \text{otherwise} \end{cases}",
    ]


@pytest.mark.parametrize("method", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
def test_braces_and_brackets_balance(method):
    latex = method.latex
    assert latex.count("{") == latex.count("}")
    assert latex.count(r"\left") == latex.count(r"\right") + latex.count(r"\leftarrow")
    assert latex.count(r"\begin{") == latex.count(r"\end{")
    for hyper in method.hypers:
        assert hyper.symbol in latex


def test_what_has_no_latex_is_an_error_and_not_a_guess():
    def step(x, g, b, *, lr, beta):
        return x - lr**beta * g, b

    with pytest.raises(NotImplementedError, match=r"lr \*\* beta"):
        _ = replace(OPTIMIZERS["momentum"], step=step).latex
