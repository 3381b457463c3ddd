"""Spellings of formulas as people have them: each is read right, or refused with an advice that leads to acceptance."""

import math
import re
import tomllib
from pathlib import Path

import pytest

from landscapes import FormulaError
from landscapes.formula.calls import MADE
from landscapes.formula.examples import EXAMPLES, function_names, other_names
from landscapes.formula.functions import CONSTANTS, FUNCTIONS
from landscapes.formula.latex import latex, renamed
from landscapes.formula.parameters import in_numbers
from landscapes.formula.parser import Reading, read
from landscapes.formula.scope import PARAMETER, leaf
from tests.landscapes.test_formula_accepted import browser_value
from tests.landscapes.test_formula_refused import REFUSED

SPELLINGS = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text(encoding="utf-8"))
READ = [(*each, tuple(source.get("columns", ()))) for source in SPELLINGS.values() for each in source.get("read", ())]
READ += [(spelling, plain, ()) for _, spelling, plain in EXAMPLES]
NOT_READ = [
    (*each, tuple(source.get("columns", ()))) for source in SPELLINGS.values() for each in source.get("refused", ())
]
COLUMNS = {"u": 0.35, "t": 1.2}
MOST_ADVICE = 4  # refusals that may follow one another, where a text has several slips
PLACES = [(0.3, 0.7), (0.9, 0.4)]
# What stands after "as in", "Write" and the like; words and signs alone are told apart from formulas.
ADVICE = re.compile(r"(?:as in|such as|did you mean|can mean|[Ww]rite) (.+?)(?= or | for |[.?;] |[.?;]$)")
FORMULA, WORDS = re.compile(r"[\w)].*[\^*/()_0-9]|[0-9]"), re.compile("[a-z]{3,} [a-z]+|number such")
CASES = re.compile("{(.+): (.+), else: (.+)}")
GREEK = {"alpha": "α", "beta": "β", "gamma": "γ", "epsilon": "ε", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ"}
GREEK |= {"phi": "φ", "delta": "δ"}


def test_there_are_many():
    assert len({*READ, *NOT_READ}) >= 400


@pytest.mark.parametrize("spelling, plain, columns", READ)
def test_read_as_meant(spelling, plain, columns):
    found, meant = read(spelling, columns), read(plain, columns)
    assert found[:3] == meant[:3]
    # What is written in place of the parameters is read again: sliders set them.
    for first in (0.6, 1):
        numbers = numbers_from(first, found)
        set_to = read(in_numbers(spelling, found, tuple(numbers.items())), columns, found.weights)
        assert not set_to.parameters
        assert value(set_to, PLACES[0]) == pytest.approx(value(found, PLACES[0], first), rel=1e-12)
    for at in [*PLACES, *([(-0.5, 0.4)] if "else" in plain else [])]:
        assert value(found, at) == pytest.approx(python_value(plain, found, at), rel=1e-12)


NOTED = {
    "sqrt 2x": "sqrt 2x is read as sqrt(2)*x",
    "∛8x": "∛8x is read as",
    "u(x)": "u(x) is read as u times x.",
    "0.5f*y": "0.5f is read as 0.5",
    "x % 2": "% is read as the remainder",
    "Log[2, x]": "the base comes first",
    "=ATAN2(A1,B1)": "takes x first",
    "acot(x)": "acot(x) is read as",
    "x + y # bowl": "behind # is a comment",
}


@pytest.mark.parametrize("text", NOTED)
def test_what_people_read_in_two_ways_is_noted(text):
    assert any(NOTED[text] in note for note in read(text).notes)


def test_every_function_that_the_help_lists_can_be_typed():
    for name in [*function_names(), *(name for name, first in other_names() if first in FUNCTIONS or first in MADE)]:
        values = (f"{name}({', '.join(given)})" for given in (["i=1..2", "x"], ["x"], ["x", "y"], ["x", "1", "2"]))
        assert any(readable(text) for text in values), name


def readable(text):
    try:
        return read(text)
    except FormulaError:
        return None


def test_what_is_typeset_is_read_back():
    """The LaTeX that readers see can be copied into the box: it is the same formula, or one of the same value."""
    for _, plain, columns in READ:
        found = read(plain, columns)
        again = read(latex(renamed(found.tree, found.weights)), columns, found.weights)
        assert again.tree == found.tree or value(again, PLACES[0]) == pytest.approx(value(found, PLACES[0]), rel=1e-12)


def numbers_from(first: float, reading: Reading) -> dict[str, float]:
    """Numbers for the parameters: 0.6, 0.7 and so on, or 1, 2 and so on."""
    return {name: first + (1 if first == 1 else 0.1) * place for place, name in enumerate(reading.parameters)}


def value(reading: Reading, at: tuple[float, float], first: float = 0.6) -> float:
    """What the tree of a reading is worth where its weights are such, and its parameters begin with a number."""
    numbers = {PARAMETER + name: number for name, number in numbers_from(first, reading).items()}
    numbers |= {leaf(name): number for name, number in COLUMNS.items()}

    def put(tree):
        if isinstance(tree, tuple):
            return [tree[0], *map(put, tree[1:])]
        return {**CONSTANTS, **numbers}.get(tree, tree)

    return browser_value(put(reading.tree), *at)


def python_value(plain: str, reading: Reading, at: tuple[float, float]) -> float:
    """What Python makes of the plain form, which shares no code with the reader."""
    numbers = dict(zip(reading.weights, at, strict=True))
    numbers |= numbers_from(0.6, reading)
    numbers = {**COLUMNS, **numbers}
    named: dict[str, object] = {
        "sigmoid": lambda v: 1 / (1 + math.exp(-v)),
        "softplus": lambda v: math.log(1 + math.exp(v)),
    }
    named |= {**CONSTANTS, "abs": abs, "min": min, "max": max, "sign": lambda v: (v > 0) - (v < 0), "ln": math.log}
    named |= {"ceil": math.ceil, "mod": lambda a, b: a % b}
    named |= {name: getattr(math, name) for name in {*FUNCTIONS} - {*named} if hasattr(math, name)}
    text = CASES.sub(r"((\2) if \1 else (\3))", plain)
    text = re.sub(r"(?<=[^\W\d])_(?=[0-9])", "", re.split("(?<![<>=!])=(?!=)", text)[-1].replace("^", "**"))
    text = re.sub(r"[A-Za-z]+", lambda word: GREEK.get(word.group(), word.group()), text)
    return eval(text, {"__builtins__": {}}, {**named, **numbers})  # of our own file


def accepted(text: str, columns: tuple[str, ...] = ()) -> bool:
    """Whether a text is read, or a reader who follows the first advice each time comes to one that is."""
    for _ in range(MOST_ADVICE):
        try:
            read(text, columns)
        except FormulaError as error:
            if not error.proposals:
                return False
            text = error.proposals[0]
        else:
            return True
    return False


@pytest.mark.parametrize("spelling, words, proposal, columns", NOT_READ)
def test_refused_with_advice(spelling, words, proposal, columns):
    with pytest.raises(FormulaError) as caught:
        read(spelling, columns)
    assert words and words in caught.value.message
    assert not proposal or proposal in caught.value.proposals


REFUSALS = dict.fromkeys([*((text, ()) for text, *_ in REFUSED), *((text, columns) for text, *_, columns in NOT_READ)])


@pytest.mark.parametrize("text, columns", REFUSALS)
def test_a_refusal_advises_what_is_accepted(text, columns):
    with pytest.raises(FormulaError) as caught:
        read(text, columns)
    error = caught.value
    for proposal in error.proposals:
        read(proposal, columns)
    # A sentence that says what to write names something that is read too.
    for advice in ADVICE.findall(error.message):
        said = advice.split("as in ")[-1]
        assert (
            accepted(said) or accepted(f"{{{said}: x, else: y}}") or not FORMULA.search(said) or WORDS.search(said)
        ), said
