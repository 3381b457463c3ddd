"""The bundled plotly.js is the one that the pinned plotly package names, and one module knows its private fields; each
bundle has its licence beside it.
"""

import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

STATIC = Path(__file__).parent.parent / "static"
VENDOR = STATIC / "vendor"
PLOTLY = re.compile(r"\._[a-z]|vendor/plotly\.js|\b(?:glplot|cameraParams|[lp]2[lp])\b")


def test_bundle_has_the_pinned_version():
    bundle = (VENDOR / "plotly.js").read_text(encoding="utf-8")
    assert f'"{get_plotlyjs_version()}"' in bundle


@pytest.mark.parametrize("name", ["plotly", "gifenc", "qrcode"])
def test_licence_stands_beside_it(name):
    assert (VENDOR / f"{name}.js").exists()
    assert "MIT" in (VENDOR / f"{name}.LICENSE.txt").read_text(encoding="utf-8")


def test_only_the_chart_knows_plotly():
    """Its private fields may be others in its next version: then there is one file to read."""
    ours = [file for file in STATIC.rglob("*.js") if VENDOR not in file.parents]
    assert [
        file.relative_to(STATIC).as_posix() for file in ours if PLOTLY.search(file.read_text(encoding="utf-8"))
    ] == ["plot/chart.js"]
