"""The bundled plotly.js is the one that the pinned plotly package names; each bundle has its licence beside it."""

from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

STATIC = Path(__file__).parent.parent / "static" / "vendor"


def test_bundle_has_the_pinned_version():
    bundle = (STATIC / "plotly.js").read_text(encoding="utf-8")
    assert f'"{get_plotlyjs_version()}"' in bundle


@pytest.mark.parametrize("name", ["plotly", "gifenc"])
def test_licence_stands_beside_it(name):
    assert (STATIC / f"{name}.js").exists()
    assert "MIT" in (STATIC / f"{name}.LICENSE.txt").read_text(encoding="utf-8")
