"""Who may import whom: landscapes and optimizers stand alone, and nothing here needs a browser."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALLOWED = {
    "landscapes": {"landscapes"},
    "optimizers": {"optimizers"},
    "experiments": {"experiments", "optimizers", "landscapes"},
}
OURS = {"claims", "landscapes", "optimizers", "experiments", "figures", "ui", "pages", "app", "tests", "benchmarks"}


def imported(path):
    """The top-level names a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it points"
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", ALLOWED)
def test_imports_point_one_way(package):
    files = list((ROOT / package).rglob("*.py"))
    assert len(files) > 5
    for path in files:
        foreign = (set(imported(path)) & OURS) - ALLOWED[package]
        assert not foreign, f"{path.relative_to(ROOT)} imports {foreign}"


def test_optimizers_need_numpy_only():
    outside = {name for path in (ROOT / "optimizers").rglob("*.py") for name in imported(path)} - set(
        sys.stdlib_module_names
    )
    assert outside == {"numpy", "optimizers"}


def test_importing_experiments_loads_no_front_end_and_no_sympy():
    code = "import sys, experiments; print(sorted({'streamlit', 'plotly', 'pandas', 'sympy'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
