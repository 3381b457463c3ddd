"""What a reader sees has one symbol for the learning rate, and numbers of one formatter.

The texts are all that the source holds: of f-strings the parts that stand in them, of lessons their whole files.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from networks.methods import METHODS
from optimizers import OPTIMIZERS
from optimizers.base.symbols import plain
from optimizers.schedules import SCHEDULES

READ = ("claims", "experiments", "figures", "landscapes", "lessons", "networks", "optimizers", "pages", "ui")
PYTHON = sorted(path for name in READ for path in Path(name).rglob("*.py"))
BROWSER = sorted(path for path in Path("static").rglob("*.js") if not {"vendor", "engine"} & {*path.parts})
# Whose forms are for no reader: SVG, CSS and links, and what the record of claims says.
OTHERS = "figures/portrait.py figures/thumbnail.py ui/frame.py ui/styles.py ui/share.py claims/base/verdict.py"
FOR_CODE = {Path(name) for name in OTHERS.split()}
FOR_CODE |= {path for path in PYTHON if path.is_relative_to("landscapes/data")}  # it may import nothing of optimizers
FORMATTERS = {Path("optimizers/base/numbers.py"), Path("optimizers/base/latex.py")}
# The learning rate in code, and in other books; a number as code has it; a form that only a formatter has.
CODE = re.compile(r"(?<![\w.“])lr(?!\w|\.\w)|η|(?<![\w.])\d+(\.\d+)?e[+-]?\d")
FORM = re.compile(r"[gGeE%]$|\.[1-9]f")
FACTORS = {"rprop"}  # whose η₋ and η₊ are what a stride is multiplied by, and no learning rates


def texts(tree: ast.AST) -> Iterator[str]:
    """What can be a sentence: strings with a space, but for docstrings."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield from [node.value] if " " in node.value else []


def strings(value: object) -> Iterator[str]:
    """Every text in what TOML holds, but for links."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        told = [part for key, part in value.items() if key not in ("link", "but", "given")]
        yield from (text for part in told for text in strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in strings(part))


def forms(tree: ast.AST) -> Iterator[str]:
    """The forms that numbers have in f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            yield ast.unparse(node.format_spec)[2:-1]


def test_no_text_has_the_symbols_and_numbers_of_code_and_no_sentence_rounds_by_itself():
    """A number in an f-string has the form of numbers.py, or commas: whoever writes :.3g has another style."""
    wrong = []
    for path in PYTHON:
        tree = ast.parse(path.read_text())
        wrong += [(str(path), text) for text in texts(tree) if CODE.search(text)]
        if path not in FOR_CODE | FORMATTERS:
            wrong += [(str(path), form) for form in forms(tree) if FORM.search(form)]
    assert wrong == []


@pytest.mark.parametrize("path", sorted(Path("lessons").glob("*.toml")), ids=str)
def test_no_lesson_has_the_symbols_and_numbers_of_code(path):
    assert [text for text in strings(tomllib.loads(path.read_text())) if " " in text and CODE.search(text)] == []


def test_no_text_of_the_browser_has_the_symbols_of_code():
    wrong = []
    for path in BROWSER:
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text(), flags=re.S)
        found = re.findall(r"\"[^\"\n]* [^\"\n]*\"|`[^`]*`", code)
        wrong += [(str(path), text) for text in found if CODE.search(text)]
    assert wrong == []


def test_the_learning_rate_is_alpha_wherever_there_is_one():
    methods = {**OPTIMIZERS, **METHODS}
    rates = [hyper for method in methods.values() for hyper in method.hypers if hyper.name == "lr"]
    assert {plain(hyper.symbol) for hyper in rates} == {"α"}
    levels = {plain(hyper.symbol) for kind in SCHEDULES.values() for hyper in kind.hypers if hyper.name in kind.levels}
    assert levels == {"α", "α₀", "αₜ"}
    others = {key for key, method in methods.items() for hyper in method.hypers if plain(hyper.symbol).startswith("η")}
    assert others <= FACTORS
