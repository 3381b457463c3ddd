"""What is refused: the sentence, and the character it points at."""

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import FormulaError, from_formula
from landscapes.formula.calls import MADE
from landscapes.formula.derivatives import hessian
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.latex import latex
from landscapes.formula.parser import parse
from landscapes.formula.source import source

# (formula, position, words of the sentence)
REFUSED = [
    # nothing there
    ("", 0, "Type a formula"),
    ("   ", 3, "Type a formula"),
    ("z =", 3, "Type a formula"),
    # two readings
    ("x2", 1, "x2 can mean x^2 or x_2"),
    ("x2 + y2", 1, "x2 can mean x^2 or x_2"),
    ("2a10 + b", 2, "a10 can mean a^10 or a_10"),
    ("x½", 1, "a product or a power"),
    ("x 2", 2, "a product or a power"),
    ("2 3", 2, "a product or a power"),
    ("(x+1)2", 5, "a product or a power"),
    ("sin x(y+1)", 5, "It is not clear where the value of sin ends"),
    ("ln|x||y|", 5, "It is not clear where the value of ln ends"),
    ("sin^-1 x", 3, "asin(x) or 1/sin(x)"),
    ("sin⁻¹(x)", 3, "asin(x) or 1/sin(x)"),
    ("ln^-1 x", 2, "the inverse or 1/ln(x)"),
    ("sin^x y", 3, "at the end, as in sin(x)^2"),
    ("sin^(2 x", 3, "at the end"),
    (r"\tan^{-1}(y/x)", 4, "atan(x) or 1/tan(x)"),
    ("f(x + 1)", 0, "No function f is defined here"),
    ("sin^2.5 x", 3, "at the end"),
    ("log2x", 4, "brackets after log2"),
    ("1,5", 1, "with a point, as in 1.5"),
    ("x + 1,5", 5, "with a point"),
    ("sin(1,5)", 5, "with a point"),
    ("(1,5)", 2, "with a point"),
    # other letters and digits
    ("х+1", 0, "This looks like x, but it is U+0445 cyrillic small letter ha"),
    ("χ", 0, "U+03C7"),
    ("x + ٣", 4, "U+0663"),
    ("x\u202e", 1, "U+202E right-to-left override"),
    ("x\x00", 1, "U+0000"),
    # names
    ("foo(x)", 0, "do not know foo"),
    ("foo x", 0, "do not know foo"),
    ("cso x", 0, "did you mean cos?"),
    ("sinax", 0, "did you mean sin(ax)?"),
    ("x with y", 2, "Leave out what is no formula, from “with” on"),
    ("2sinn(x)", 1, "did you mean sin?"),
    ("sine(x)", 0, "did you mean sin?"),
    ("cosine x", 0, "did you mean cos?"),
    ("sqr(x)", 0, "did you mean sqrt?"),
    ("i", 0, "not a real number"),
    ("x + nan", 4, "nan is not a number"),
    ("oo", 0, "finite number"),
    ("infinity", 0, "finite number"),
    ("∞", 0, "finite number"),
    ("x + z", 4, "z is the height itself"),
    # constants
    ("sqrt(-1)", 0, "no real value"),
    ("x + ln(0)", 4, "no real value"),
    ("asin 2", 0, "no real value"),
    ("(-8)^(1/4)", 4, "no real value"),
    ("1/0", 1, "divides by zero"),
    ("x/(1 - 1)", 1, "divides by zero"),
    ("0^-1", 1, "divides by zero"),
    ("exp(exp(10))", 0, "larger than 10¹⁰⁰"),
    ("10^99*10^99", 5, "larger than 10¹⁰⁰"),
    ("cosh(1000)", 0, "larger than 10¹⁰⁰"),
    # limits
    ("x^101", 2, "up to 100"),
    ("x^-100.5", 2, "up to 100"),
    ("9**9**9", 3, "up to 100"),
    ("x²³⁴", 1, "up to 100"),
    ("1e999999999", 0, "between 10⁻³⁰ and 10³⁰"),
    ("1e-31", 0, "between 10⁻³⁰ and 10³⁰"),
    ("x + 1e-400", 4, "between 10⁻³⁰ and 10³⁰"),
    ("1" * 25, 0, "up to 24 characters"),
    ("x" * 2001, 2000, "up to 2,000 characters"),
    ("sin(" * 24 + "x" + ")" * 24, 0, "nested too deeply"),
    ("(" * 70 + "x" + ")" * 70, 64, "nested too deeply"),
    ("-" * 70 + "x", 64, "nested too deeply"),
    # signs that have no place
    ("x!", 1, "factorial"),
    ("x < 1", 0, "as in {x < 0: x^2, else: x}"),
    ("x ≤ 1", 0, "as in {x < 0: x^2, else: x}"),
    ("(x > 1) + x", 1, "as in {x < 0: x^2, else: x}"),
    ("y = x^2 + y", 2, "Leave out the equals sign"),
    ("x^2 + y^2 = z", 10, "Leave out the equals sign"),
    ("x = 1", 2, "Leave out the equals sign"),
    ("x == y", 0, "as in {x < 0: x^2, else: x}"),
    ("x.real", 1, "point belongs inside a number"),
    ("'x'", 0, "quotation marks"),
    ("x;y", 1, "semicolon"),
    ("[x)", 0, "bracket is not closed"),
    ("(x}", 0, "bracket is not closed"),
    ("2_1", 1, "underscore"),
    (r"\foo x", 0, "LaTeX command \\foo"),
    (r"x + \begin{matrix}", 4, "LaTeX command \\begin{matrix}"),
    (r"\frac{x}{2", 8, "brace is not closed"),
    (r"\frac{x", 5, "brace is not closed"),
    (r"\frac{x}", 8, "value is missing"),
    (r"x_{i,j} + \pi", 1, "An index is a number or letters"),
    (r"1 + \cdots + x", 4, "Write out all terms"),
    ("x ± 1", 2, "with + or with -"),
    ("x′", 1, "prime"),
    ("50%", 2, "per cent"),
    ("90°", 2, "radians"),
    ("x & y", 2, "The sign & has no meaning"),
    ("1.2.3", 3, "only one decimal point"),
    ("x⁻", 1, "raised sign"),
    # brackets, bars, things left out
    ("(x", 0, "bracket is not closed"),
    ("2(x(y)", 1, "bracket is not closed"),
    ("x)", 1, "closing bracket has no opening one"),
    ("()", 0, "nothing between these brackets"),
    ("sin()", 3, "nothing between these brackets"),
    ("|x", 0, "bar is not closed"),
    ("(|x)|", 1, "bar is not closed"),
    ("x +", 3, "value is missing at the end"),
    ("sin", 3, "value is missing at the end"),
    ("sin^2", 5, "value is missing at the end"),
    ("*x", 0, "missing before *."),
    ("x + * y", 4, "missing before *."),
    ("x^)", 2, "missing before )."),
    # how many values
    ("max(x)", 0, "needs two values"),
    ("atan2(x)", 0, "needs two values"),
    ("max x", 0, "values of max in brackets"),
    ("atan2(x, y, 1)", 10, "atan2 takes two values"),
    ("max(1,2,3,4,5,6,x)", 15, "At most 6 values"),
]


@pytest.mark.parametrize(("text", "position", "words"), REFUSED, ids=[repr(text[:20]) for text, _, _ in REFUSED])
def test_refused(text, position, words):
    with pytest.raises(FormulaError) as caught:
        from_formula(text)
    error = caught.value
    assert words in error.message and error.position == position
    assert str(error) == error.message and isinstance(error, ValueError)
    assert error.message[-1] in ".?" and len(error.message) < 120 and "\n" not in error.message


@pytest.mark.parametrize("text", ["", "t = w*u", "z - t", "t - shoe"])
def test_over_data_sentences_name_weights_and_columns(text):
    with pytest.raises(FormulaError) as caught:
        from_formula(text, data={"u": [1, 2], "t": [2, 3]})
    message = caught.value.message
    assert "two weights (such as w and b)" in message and "the columns u, t" in message and "x and y" not in message


# Formulas meant to run code, to hang or to crash; each is text to be refused, and nothing more.
HOSTILE = [
    "__import__('os').system('true')",
    "x.__class__.__mro__",
    "x.__class__.__mod__.__globals__",
    "sin(\"open('/etc/passwd')\")",
    "().__class__",
    "[c for c in ()]",
    "lambda: x",
    "x if x else y",
    "exec(x)",
    "eval(x)",
    "globals()",
    "__builtins__",
    "f'{x}'",
    "x; import os",
    "x\nimport os",
    "ｅｖａｌ(x)",
    "x := 3",
    "@x",
    "x#comment",
    "\\x41",
    "9**9**9",
    "9^9^9^9^9",
    "(9^99)^99",
    "((0.9^100)^100)^100 + 1/((0.9^100)^100)^100",
    "1e999999999",
    "1" * 300,
    "10^100000",
    "factorial(10^8)",
    "gamma(10^8)",
    "100!",
    "(" * 10_000,
    "(" * 10_000 + "x" + ")" * 10_000,
    "[" * 10_000,
    "-" * 10_000 + "x",
    "sin " * 10_000,
    "|" * 299,
    "x^" * 149 + "x",
    "sin" * 99 + "x",
    "(" * 149 + "x" + ")" * 149,
    "e^" * 30 + "x",
    "max(" * 60,
    "x\x00y",
    "\ud800",
    "x\u202ey",
    "²" * 200,
    "\\frac" * 400,
    "\\frac{" * 300,
    "\\sqrt[" * 300,
    "\\" * 2000,
    "{" * 2000,
    "x_" * 1000,
    "_{" * 1000 + "\\pi",
    "½" * 2000,
    "xᵃ" * 1000,
    "x2" * 1000,
    "x(1)" * 500,
    "lambda " + "x, " * 600,
    "f(" + "x_," * 600 + ") = x",
    "f=" * 1000,
    "np." * 660 + "(",
    "  " * 999 + ";",
    ";" * 1999 + "x",
    "(" * 999 + "x" + "]" * 999,
    "kappa" * 400,
    "⁽" * 2000,
    "\u2062" * 2000,
    "$" * 2000,
    "1/n" + " " * 1990 + "(",
    "f" + " " * 1990 + "(",
    "f(x" + " " * 1980 + "= x",
    "sum(" + "i " * 990,
    "lambda " + "x " * 980,
    "{" + "x, if " * 300,
    "\\begin{cases}" * 100,
    "\\sum_{i=1}^{9}" * 140 + "x",
    "x.sin()" * 280,
    "log_" * 499,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_refused(text):
    with pytest.raises(FormulaError) as caught:
        from_formula(text)
    assert 0 <= caught.value.position <= len(text)


def test_the_error_survives_copies_and_processes():
    error = FormulaError("No.", 3)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (again.message, again.position, str(again)) == ("No.", 3, "No.")


PIECES = [*FUNCTIONS, *"xyezabwθ=0123456789+-*/^()|,. ²⁻√π_{}[]\\½ˣ₁⁽⁾;$", "pi", "**", "(x)", "^2", "1e5"]
PIECES += [
    *MADE,
    "sum(i=1..3,",
    "Σ",
    "_{i=1}^{3}",
    "if",
    "else",
    "<",
    ">=",
    ":",
    "and ",
    "where(",
    "{x<0:",
    "i",
    "..",
    "%",
]
PIECES += [
    r"\frac",
    r"\sqrt",
    r"\left",
    r"\right",
    r"\sin ",
    r"\cdot ",
    r"\theta",
    r"\mathrm{e}",
    "{x}",
    "_{1}",
    "[0]",
    "(1)",
]
PIECES += [
    "f(x,y) = ",
    "lambda x: ",
    "@(x) ",
    "np.",
    "x1",
    "x2",
    "x => ",
    "return ",
    "\u2061",
    "\u2062",
    "log",
    "σ(",
    "x.",
]
texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(texts)
@settings(max_examples=600, deadline=None)
def test_any_text_is_read_or_refused(text):
    try:
        tree = parse(text)
    except FormulaError as error:
        assert 0 <= error.position <= len(text)
        return
    assert latex(tree)
    compile(source([tree]), "<formula>", "exec")


values = st.recursive(
    st.sampled_from(["x", "y", "2", "0.5", "pi", "e", "3"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/^"), inner).map(lambda t: f"({t[0]}){t[1]}({t[2]})"),
        st.tuples(st.sampled_from(list(FUNCTIONS)), inner, inner).map(
            lambda t: f"{t[0]}({t[1]})" if FUNCTIONS[t[0]].least == 1 else f"{t[0]}({t[1]}, {t[2]})"
        ),
    ),
    max_leaves=25,
)


@given(values)
@settings(max_examples=200, deadline=None)
def test_whatever_is_accepted_has_two_derivatives(text):
    try:
        surface = from_formula(text, start=(1, 1))
    except FormulaError:
        return
    assert surface.hessian([[0.3, 0.4], [2.0, 3.0]]).shape == (2, 2, 2)
    # Bounded by the formula's size, so that no formula can take long: 60 nodes at most for each of its own.
    parts = str(surface.tree_as_lists).count(",") + 1
    assert source(hessian(parse(text))).count(" ") < 60 * 3 * parts + 200
