"""What tests of the browser share: the app on a free port, one Chromium, pages in which no error goes unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.app import App
from tests.browser.chromium import MISSING, found
from tests.browser.stage import PATIENCE, Stage
from tests.browser.watch import NOWHERE_ELSE, Watch

FLAGS = ["--no-sandbox", "--disable-background-networking", NOWHERE_ELSE]
DESK = {"width": 1440, "height": 900}
STILL = "reduce"  # a race that plays by itself would keep the processor from what is tested
BROWSER_TESTS = Path(__file__).parent / "browser"

# A busy machine is slow, not wrong.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in tests/browser drives a browser; a module stays on one worker, so that few servers start."""
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app, served to the tests of one worker."""
    with App(tmp_path_factory.mktemp("app") / "log.txt") as app:
        yield app


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the tests of one worker."""
    path = found()
    assert path, MISSING
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch(app: App) -> Iterator[Watch]:
    """Fails the test if anything went wrong in one of its pages, or on the server behind them."""
    watch, before = Watch(app.address), len(app.said())
    yield watch
    assert watch.complaints() == []
    assert "Traceback" not in app.said()[before:]


@pytest.fixture
def new_page(chromium: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """new_page(**options of the context) -> a page of a browser that was never here before."""
    contexts = []

    def new(**options: Any) -> Page:
        context = chromium.new_context(**{"viewport": DESK, "reduced_motion": STILL} | options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch.listen(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A fresh page of 1440 × 900."""
    return new_page()


@pytest.fixture
def visit(new_page: Callable[..., Page], app: App) -> Callable[..., Stage]:
    """visit(link, **options of the context) -> the stage, painted, in a browser that was never here before."""
    return lambda link="", **options: Stage(new_page(**options)).open(app.address + link)
