"""The bundled plotly.js is the one that the pinned plotly package names, and its licence stands beside it."""

from pathlib import Path

from plotly.offline import get_plotlyjs_version

STATIC = Path(__file__).parent.parent / "static"


def test_bundle_has_the_pinned_version():
    bundle = (STATIC / "plotly.js").read_text(encoding="utf-8")
    assert f'"{get_plotlyjs_version()}"' in bundle


def test_licence_stands_beside_it():
    assert "MIT" in (STATIC / "plotly.LICENSE.txt").read_text(encoding="utf-8")
