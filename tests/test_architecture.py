"""The arrows of the architecture, read from the code: who may import whom, and what may not appear at all."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each room may import those named beside it, itself, and what is installed. A room holds what no room below it holds.
LIBRARY = {"landscapes", "optimizers"}
GEOMETRY = {"experiments.geometry", *LIBRARY}
ENGINE = {"experiments.engine", *GEOMETRY}
READINGS = {"experiments.readings", *ENGINE}
EXPERIMENTS = {"experiments", "experiments.studies", *READINGS}
NETWORKS = {"networks", *ENGINE}
TEACHING = {"claims", "lessons", "figures", "reproduce", *EXPERIMENTS, *NETWORKS}
MAY_IMPORT = {
    "pages": {"ui", "ui.session", *TEACHING},
    "ui": {"ui.session", *TEACHING},
    "ui.session": TEACHING,
    "claims": EXPERIMENTS | NETWORKS,
    "lessons": EXPERIMENTS | NETWORKS,
    "figures": EXPERIMENTS | NETWORKS,
    "reproduce": EXPERIMENTS | NETWORKS,
    "networks": ENGINE,
    "experiments": ENGINE,  # the façade, and nothing else
    "experiments.studies": READINGS,
    "experiments.readings": ENGINE,
    "experiments.engine": GEOMETRY,
    "experiments.geometry": LIBRARY,
    "optimizers": set(),
    "landscapes": set(),
}
PACKAGES = [room for room in MAY_IMPORT if "." not in room]
BELOW = [room for room in MAY_IMPORT if room not in ("pages", "ui")]


def room_of(module: str) -> str:
    """The room that a module or a package stands in; "" for what is not ours."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in MAY_IMPORT), "")


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PYTHON = {module_of(file): file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))}
FILES = {room: [file for module, file in PYTHON.items() if room_of(module) == room] for room in MAY_IMPORT}
EVERY = [ROOT / "app.py", ROOT / "page.py", *PYTHON.values()]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


@cache
def imported(file: Path) -> frozenset[str]:
    """The modules that a file imports, wherever in the file it does."""
    found = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{named(file)}: a relative import hides where it goes"
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in PYTHON else node.module for name in inside}
    return frozenset(found)


def names_imported(node: ast.stmt) -> list[str]:
    """The modules that a statement imports, in order."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def tops(file: Path) -> set[str]:
    """The top-level packages that a file imports."""
    return {module.partition(".")[0] for module in imported(file)}


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


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_one_way(room):
    assert FILES[room], f"no files in {room}"
    wrong = {
        named(file): {room_of(module) for module in imported(file)} - MAY_IMPORT[room] - {room, ""}
        for file in FILES[room]
    }
    assert {name: rooms for name, rooms in wrong.items() if rooms} == {}


def test_no_module_leads_back_to_itself():
    """No circle of imports anywhere, inside a room or between rooms."""
    try:
        list(TopologicalSorter({module: imported(file) - {module} for module, file in PYTHON.items()}).static_order())
    except CycleError as circle:
        pytest.fail(f"a circle of imports: {' → '.join(circle.args[1])}")


def test_nothing_below_the_ui_knows_of_streamlit():
    below = [file for room in BELOW for file in FILES[room]]
    assert [named(file) for file in below if "streamlit" in tops(file)] == []


@pytest.mark.parametrize("file", [ROOT / "page.py", *FILES["pages"]], ids=named)
def test_nothing_of_ours_is_loaded_before_the_first_run_is_begun_anew(file):
    ours = [name for node in parsed(file).body for name in names_imported(node) if name.partition(".")[0] in PACKAGES]
    assert ours[0] == "ui.first_run"


def test_methods_need_numpy_only():
    outside = {top for file in FILES["optimizers"] for top in tops(file)} - set(sys.stdlib_module_names)
    assert outside == {"numpy", "optimizers"}


def loaded(modules: Iterable[str], unwanted: set[str]) -> set[str]:
    """Which of the unwanted packages a fresh Python has loaded after it has imported these modules."""
    code = f"import sys, {', '.join(modules)}; print(*({unwanted!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


@pytest.mark.slow("starts Python anew")
def test_the_engine_loads_without_page_or_plots():
    modules = [module for module in PYTHON if room_of(module) in {*EXPERIMENTS, "claims", "lessons", "reproduce"}]
    assert loaded(modules, {"streamlit", "plotly", "pandas"}) == set()


@pytest.mark.slow("starts Python anew")
def test_the_session_of_a_reader_loads_without_streamlit():
    assert loaded(map(module_of, FILES["ui.session"]), {"streamlit"}) == set()


@pytest.mark.slow("starts Python anew")
def test_nothing_is_differentiated_before_it_is_asked_for():
    """Every page knows the claims and the engine, and should not wait for SymPy only because of that."""
    assert loaded(["claims", "experiments"], {"sympy"}) == set()


def test_text_is_never_run_or_trusted():
    never = {"unsafe_allow_html", "unsafe_allow_javascript", "sympify", "parse_expr", "eval", "S"}
    found = {named(file): names(file) & never for file in EVERY}
    assert {file: used for file, used in found.items() if used} == {}


def caches(file: Path) -> list[tuple[str, ast.expr, ast.FunctionDef]]:
    """Every cached function of a file, with the decorator that caches it."""
    functions = [node for node in ast.walk(parsed(file)) if isinstance(node, ast.FunctionDef)]
    return [
        (ast.unparse(mark.func if isinstance(mark, ast.Call) else mark), mark, function)
        for function in functions
        for mark in function.decorator_list
        if "cache" in ast.unparse(mark) and "cached_property" not in ast.unparse(mark)
    ]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_every_cache_has_a_bound(room):
    """functools.cache grows without one, so only a function of nothing may use it."""
    for file in FILES[room]:
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
    assert sum(len(caches(file)) for file in FILES["ui.session"]) >= 2


# --- the browser's side ----------------------------------------------------------------------------------------------

STATIC = ROOT / "static"
SCRIPTS = {file.relative_to(STATIC).as_posix(): file for file in STATIC.rglob("*.js") if file.parent.name != "vendor"}
LEANS_ON = {  # a room of static/ -> the rooms that its modules may import, besides itself
    "views": {"", "engine", "parts", "plot", "wire"},
    "": {"parts", "wire"},
    "plot": {"engine", "parts", "wire", "vendor"},
    "parts": {"engine", "plot", "wire", "vendor"},
    "engine": set(),
    "wire": set(),
}


def room_in_static(script: str) -> str:
    return script.partition("/")[0] if "/" in script else ""


@cache
def scripts_of(script: str) -> frozenset[str]:
    """The modules that a module of the browser imports; types alone are none."""
    found = re.findall(r"""^(?:import|export) [^;]*?from "(\.[^"]+)";""", SCRIPTS[script].read_text(), re.M)
    return frozenset(
        Path(os.path.normpath(f"{STATIC / script}/../{name}")).relative_to(STATIC).as_posix() for name in found
    )


@pytest.mark.parametrize("room", LEANS_ON)
def test_modules_of_the_browser_keep_to_their_rooms(room):
    here = [script for script in SCRIPTS if room_in_static(script) == room]
    assert here
    wrong = {
        script: {room_in_static(other) for other in scripts_of(script)} - LEANS_ON[room] - {room} for script in here
    }
    assert {script: rooms for script, rooms in wrong.items() if rooms} == {}


def test_no_module_of_the_browser_leads_back_to_itself():
    try:
        list(TopologicalSorter({script: scripts_of(script) for script in SCRIPTS}).static_order())
    except CycleError as circle:
        pytest.fail(f"a circle of imports: {' → '.join(circle.args[1])}")
    assert sum(len(scripts_of(script)) for script in SCRIPTS) > len(SCRIPTS)  # they are found
