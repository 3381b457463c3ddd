"""What is refused: the sentence, and the character it points at."""

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import FormulaError, from_formula
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
    ("x2", 1, "a product or a power"),
    ("x 2", 2, "a product or a power"),
    ("2 3", 2, "a product or a power"),
    ("(x+1)2", 5, "a product or a power"),
    ("sin x y", 6, "It is not clear where the value of sin ends"),
    ("sin 2 x", 6, "It is not clear where the value of sin ends"),
    ("sin x(y+1)", 5, "It is not clear where the value of sin ends"),
    ("ln|x||y|", 5, "It is not clear where the value of ln ends"),
    ("√2x", 2, "It is not clear where the value of √ ends"),
    ("sin^-1 x", 3, "asin(x) or 1/sin(x)"),
    ("sin⁻¹(x)", 3, "asin(x) or 1/sin(x)"),
    ("ln^-1 x", 2, "the inverse or 1/ln(x)"),
    ("sin^x y", 3, "at the end, as in sin(x)^2"),
    ("sin^(2) x", 3, "at the end"),
    ("sin^2.5 x", 3, "at the end"),
    ("log2x", 4, "brackets after log2"),
    ("1,5", 1, "with a point, as in 1.5"),
    ("x + 1,5", 5, "with a point"),
    ("sin(1,5)", 5, "with a point"),
    ("(1,5)", 2, "with a point"),
    # other letters and digits
    ("х+1", 0, "This looks like x, but it is U+0445 cyrillic small letter ha"),
    ("2ｘ", 1, "U+FF58 fullwidth latin small letter x"),
    ("χ", 0, "U+03C7"),
    ("x + ٣", 4, "U+0663"),
    ("x\u200b", 1, "U+200B zero width space"),
    ("x\x00", 1, "U+0000"),
    ("𝑥", 0, "This looks like x"),
    # names
    ("foo(x)", 0, "do not know the name foo"),
    ("2sinn(x)", 1, "did you mean sin?"),
    ("sine(x)", 0, "did you mean sin?"),
    ("cosine x", 0, "did you mean cos?"),
    ("sqr(x)", 0, "did you mean sqrt?"),
    ("arctg x", 0, "did you mean arctan?"),
    ("x + a", 4, "do not know the name a"),
    ("i", 0, "not a real number"),
    ("x + nan", 4, "nan is not a number"),
    ("oo", 0, "finite number"),
    ("infinity", 0, "finite number"),
    ("∞", 0, "finite number"),
    ("x + z", 4, "z is the height itself"),
    ("pow(x, 2)", 0, "as in x^2"),
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
    ("123456789012345678901", 0, "up to 20 characters"),
    ("x" * 301, 300, "up to 300 characters"),
    ("sin(" * 24 + "x" + ")" * 24, 0, "nested too deeply"),
    ("(" * 70 + "x" + ")" * 70, 64, "nested too deeply"),
    ("-" * 70 + "x", 64, "nested too deeply"),
    # signs that have no place
    ("x!", 1, "factorial"),
    ("x < 1", 0, "as in {x < 0: x^2, else: x}"),
    ("x ≤ 1", 0, "as in {x < 0: x^2, else: x}"),
    ("(x > 1) x", 1, "as in {x < 0: x^2, else: x}"),
    ("x = 1", 2, "Leave out the equals sign"),
    ("x == y", 0, "as in {x < 0: x^2, else: x}"),
    ("x.real", 1, "point belongs inside a number"),
    ("'x'", 0, "quotation marks"),
    ("x;y", 1, "semicolon"),
    ("x_1", 1, "underscore"),
    ("50%", 3, "value is missing"),
    ("½x", 0, "(1/2)"),
    ("90°", 2, "radians"),
    ("x & y", 0, "A condition is missing here"),
    ("1.2.3", 3, "only one decimal point"),
    ("x⁻", 1, "raised minus"),
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
    # cases, sums and lists
    ("{x < 0: x}", 1, "what f is otherwise"),
    ("x if x < 0", 10, "else"),
    ("x if y else 2", 5, "A condition is missing"),
    ("{x < 0 x}", 8, "A colon belongs"),
    ("{x < 0: x, else: y", 0, "bracket is not closed"),
    ("where(x < 0, x", 5, "bracket is not closed"),
    ("where(x, x^2, y)", 6, "A condition is missing"),
    ("sum(x)", 3, "from where to where"),
    ("sum(i=1..x, i)", 9, "from one whole number"),
    ("sum(i=1..1.5, i)", 9, "from one whole number"),
    ("sum(i=5..1, i x)", 9, "ends before it begins"),
    ("sum(i=1..999, i x)", 9, "up to 200 terms"),
    ("sum(i=1..3, x) + i", 17, "stands outside of it"),
    ("sum(i=0..2, [1,2,3][i] x)", 20, "places 1 to 3"),
    ("[1,2] x", 0, "needs a place in it"),
    # how many values
    ("max(x)", 0, "needs two values"),
    ("atan2(x)", 0, "needs two values"),
    ("max x", 0, "values of max in brackets"),
    ("atan2(x, y, 1)", 10, "with a point"),
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


@pytest.mark.parametrize("text", ["", "(t_i - w)^2", "t = w*u", "t - w*u > 0", "z - t", "t - shoe"])
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
    "ｓｉｎ(x)",
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


PIECES = [*FUNCTIONS, *"xyez=0123456789+-*/^()|,. ²⁻√π", "pi", "**", "(x)", "^2", "1e5"]
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
