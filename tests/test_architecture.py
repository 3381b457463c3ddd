"""The arrows of the architecture, read from the code: who may import whom, and what may not appear at all."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each package may import those to its right, itself, and what is installed.
MAY_IMPORT = {
    "pages": {"ui", "claims", "lessons", "figures", "reproduce", "experiments", "landscapes", "optimizers"},
    "ui": {"claims", "lessons", "figures", "reproduce", "experiments", "landscapes", "optimizers"},
    "lessons": {"experiments", "landscapes", "optimizers"},
    "figures": {"experiments", "landscapes", "optimizers"},
    "claims": {"experiments", "landscapes", "optimizers"},
    "reproduce": {"experiments", "landscapes", "optimizers"},
    "experiments": {"landscapes", "optimizers"},
    "landscapes": set(),
    "optimizers": set(),
}
BELOW = [package for package in MAY_IMPORT if package not in ("pages", "ui")]
FILES = {package: sorted((ROOT / package).rglob("*.py")) for package in MAY_IMPORT}
EVERY = [ROOT / "app.py", *(file for files in FILES.values() for file in files)]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


def imported(file: Path) -> set[str]:
    """The top-level packages that a file imports, wherever in the file it does."""
    found = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(file)}: a relative import hides where it goes"
            found.add((node.module or "").partition(".")[0])
    return found


def names(file: Path) -> set[str]:
    """Every name, attribute and keyword in a file's code."""
    found: set[str] = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
        elif isinstance(node, ast.alias):
            found.add(node.name.rpartition(".")[2])
    return found


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package):
    assert FILES[package], f"no files in {package}"
    forbidden = set(MAY_IMPORT) - MAY_IMPORT[package] - {package}
    wrong = {named(file): imported(file) & forbidden for file in FILES[package]}
    assert {name: packages for name, packages in wrong.items() if packages} == {}


def test_nothing_below_the_ui_knows_of_streamlit():
    below = [file for package in BELOW for file in FILES[package]]
    assert [named(file) for file in below if imported(file) & {"streamlit"}] == []


def test_no_package_imports_the_pages():
    others = [file for package in MAY_IMPORT if package != "pages" for file in FILES[package]]
    assert [named(file) for file in others if "pages" in imported(file)] == []


@pytest.mark.parametrize("package", ["claims", "lessons", "reproduce", "experiments", "landscapes", "optimizers"])
def test_the_engine_loads_without_page_or_plots(package):
    code = f"import sys, {package}; print(*sorted({{'streamlit', 'plotly', 'pandas'}} & set(sys.modules)))"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert loaded.stdout.strip() == ""


def test_claims_are_known_before_anything_is_differentiated():
    """Every page knows the claims, and should not wait for SymPy only because of that."""
    code = "import sys, claims; print('sympy' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert loaded.stdout.strip() == "False"


@pytest.mark.parametrize("file", EVERY, ids=named)
def test_text_is_never_run_or_trusted(file):
    used = names(file)
    assert not used & {"unsafe_allow_html", "unsafe_allow_javascript", "sympify", "parse_expr", "eval", "S"}


def caches(file: Path) -> list[tuple[str, ast.expr, ast.FunctionDef]]:
    """Every cached function of a file, with the decorator that caches it."""
    functions = [node for node in ast.walk(parsed(file)) if isinstance(node, ast.FunctionDef)]
    return [
        (ast.unparse(mark.func if isinstance(mark, ast.Call) else mark), mark, function)
        for function in functions
        for mark in function.decorator_list
        if "cache" in ast.unparse(mark) and "cached_property" not in ast.unparse(mark)
    ]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_every_cache_has_a_bound(package):
    """functools.cache grows without one, so only a function of nothing may use it."""
    for file in FILES[package]:
        for name, mark, function in caches(file):
            where = f"{named(file)}: {function.name}"
            if name in ("cache", "functools.cache"):
                arguments = function.args
                assert not (arguments.args or arguments.kwonlyargs or arguments.vararg), where
            else:
                assert isinstance(mark, ast.Call), f"{where} has no bound of its own"
                bounds = [k.value for k in mark.keywords if k.arg in ("maxsize", "max_entries")] + mark.args
                assert bounds, f"{where} has no bound"
                assert all(ast.unparse(bound) != "None" for bound in bounds), f"{where} has no bound"


def test_the_caches_are_found():
    """Without this, a change of spelling would leave the test above with nothing to look at."""
    assert sum(len(caches(file)) for file in FILES["ui"]) >= 2
