"""What tests of the pages share."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import app_test

from tests.ui import page


@pytest.fixture(scope="session", autouse=True)
def installed_packages_are_looked_through_once():
    """Every AppTest looks through all of them for components, which takes longer than most of the pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def every_run_begins_in_app_py(monkeypatch):
    """AppTest forgets at every run that pages/ is not for Streamlit to run; a copy of the class may forget."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    monkeypatch.setattr(app_test, "PagesManager", type("Forgetful", (PagesManager,), {}))


@pytest.fixture
def opened(monkeypatch):
    """opened(**link) -> the page after its first run."""
    monkeypatch.chdir(page.APP.parent)
    return page.opened
