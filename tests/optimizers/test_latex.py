"""The formula on the page is made from the code that runs."""

from dataclasses import replace

import pytest

from optimizers import OPTIMIZERS
from optimizers.base import learning_rate, momentum, where
from optimizers.base.latex import symbol


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


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("gx", "g_x"),
        ("hxx", "h_{xx}"),
        ("c1", "c_1"),
        ("rho", r"\rho"),
        ("m_hat", r"\hat m"),
        ("beta1_t", r"\beta_1^{t}"),
        ("v_max", r"v^{\max}"),
        ("fallbacks", r"\text{fallbacks}"),
        ("first_try", r"\text{first try}"),
        ("_", r"\cdot"),
        ("stride", r"\Delta"),
    ],
)
def test_names_are_symbols(name, latex):
    assert symbol(name, {"stride": r"\Delta"})[0] == latex


def test_newton():
    matrix = r"\begin{pmatrix} h_{xx} & h_{xy} \\ h_{xy} & h_{yy} \end{pmatrix}"
    latex = OPTIMIZERS["newton"].latex
    assert r"\begin{pmatrix} g_x \\ g_y \end{pmatrix} &\leftarrow \nabla f\left(x, y\right)" in latex
    assert matrix + r" &\leftarrow \nabla^2 f\left(x, y\right)" in latex
    assert rf"\begin{{pmatrix}} s_x \\ s_y \end{{pmatrix}} &\leftarrow {matrix}^{{-1}}" in latex
    assert r"x &\leftarrow \begin{cases} x + s_x & \text{bowl}" in latex


def test_a_search_is_named_and_its_matrix_is_drawn():
    assert (
        r"a &\leftarrow \operatorname{backtracking}\left(x, y, -g_x, -g_y, \text{slope}, \alpha, c_1, \tau\right)"
        in (OPTIMIZERS["line_search"].latex)
    )
    matrix = r"\begin{pmatrix} h_{xx} & h_{xy} \\ h_{xy} & h_{yy} \end{pmatrix}"
    assert rf"\operatorname{{trust~step}}\left(g_x, g_y, {matrix}, r\right)" in OPTIMIZERS["trust_region"].latex


def test_a_choice_within_a_choice_goes_on_below_it():
    assert (
        r"\begin{cases} \eta_+ & s > 0 \\ \eta_- & s < 0 \\ 1 & \text{otherwise} \end{cases}"
        in OPTIMIZERS["rprop"].latex
    )


def test_a_minus_sign_is_bracketed_only_within():
    def step(x, g, b, *, lr, beta):
        b = -b * lr * (-beta)
        return x + -b - -g, b

    assert lines(replace(OPTIMIZERS["momentum"], step=step)) == [
        r"b &\leftarrow -b\,\alpha\,\left(-\beta\right)",
        r"x &\leftarrow x + \left(-b\right) - \left(-g\right)",
    ]


def unknown_function(x, g, b, *, lr, beta):
    return round(x) * lr * beta, b


def unknown_line(x, g, b, *, lr, beta):
    if g > 0:
        b = beta * g
    return x - lr * b, b


def unknown_question(x, g, b, *, lr, beta):
    return lr.wish(x, beta), b


@pytest.mark.parametrize("step", [unknown_function, unknown_line, unknown_question])
def test_what_no_rule_uses_yet_is_an_error(step):
    with pytest.raises(NotImplementedError):
        _ = replace(OPTIMIZERS["momentum"], step=step).latex
