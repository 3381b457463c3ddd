"""What tests of the browser share: the app on a free port, one Chromium, pages in which no error goes unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from landscapes.formula import limits
from tests.browser.app import App
from tests.browser.chromium import MISSING, found
from tests.browser.pool import Kept, Pool
from tests.browser.stage import Stage
from tests.browser.watch import NOWHERE_ELSE, Watch
from ui.server.settings import FRAMES

FLAGS = ["--no-sandbox", "--disable-background-networking", NOWHERE_ELSE]

# A busy machine is slow, not wrong.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def limits_asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """The places at which limits are worked out."""
    places = []
    real = limits.limit

    def noted(program: Any, x: float, y: float) -> Any:
        places.append((x, y))
        return real(program, x, y)

    monkeypatch.setattr(limits, "limit", noted)
    return places


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in tests/browser drives a browser. Modules of slow tests come next, so that at the end quick ones
    are left and no worker waits long for another.
    """
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker("browser")
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: 0 if item.get_closest_marker("browser") else 1 if item.path in slow else 2)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app, served to the tests of one worker; other pages of this machine may show it in a frame."""
    settings = {FRAMES: "http://127.0.0.1:*"}
    with App(tmp_path_factory.mktemp("app") / "log.txt", settings=settings) as app:
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


@pytest.fixture(scope="session")
def pool(chromium: Browser, app: App) -> Iterator[Pool]:
    """The pages that the tests of one worker hand on to each other."""
    pool = Pool(chromium, app.address)
    yield pool
    pool.close()


@pytest.fixture
def watch(app: App) -> Iterator[Watch]:
    """Fails the test if anything went wrong in one of its pages, or on the server behind them."""
    watch, before = Watch(app.address), len(app.said())
    yield watch
    assert watch.complaints() == []
    assert "Traceback" not in app.said()[before:]


@pytest.fixture
def new_page(pool: Pool, watch: Watch) -> Iterator[Callable[..., Page]]:
    """new_page(**options of the context) -> an empty page of a browser that was never here before."""
    made: list[Page] = []

    def new(**options: Any) -> Page:
        made.append(pool.new(watch, **options).page)
        return made[-1]

    yield new
    for page in made:
        page.context.close()


@pytest.fixture
def come(pool: Pool, watch: Watch, new_page: Callable[..., Page], app: App) -> Iterator[Callable[..., Page]]:
    """come(link, **options of the context) -> a page on its way there; a fresh one has a browser of its own."""
    taken: list[Kept] = []

    def to(link: str = "", *, fresh: bool = False, **options: Any) -> Page:
        if fresh:
            page = new_page(**options)
            page.goto(app.address + link)
            return page
        taken.append(pool.come(watch, link, **options))
        return taken[-1].page

    yield to
    for kept in taken:
        pool.back(kept)


@pytest.fixture
def visit(come: Callable[..., Page]) -> Callable[..., Stage]:
    """visit(link, fresh=False, **options of the context) -> the stage, painted."""
    return lambda *link, **options: Stage(come(*link, **options)).painted()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests have measured and want to be read, whichever process they ran in: see `said` in record_property."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in report.user_properties:
            if name == "said":
                terminalreporter.write_line(text)
