"""The tabs that lead from page to page: each is a link with the whole set-up in it; some pages share one."""

from __future__ import annotations

from urllib.parse import urlencode

from ui.assets import component
from ui.session.link import to_link
from ui.session.messages.panel import Tab, TabPage, Tabs
from ui.session.pages import ASIDE, PAGES, address
from ui.session.session import Session
from ui.state import session

_tabs = component("tabs")

TITLES = dict.fromkeys(page.tab for page in PAGES.values() if page.tab is not ASIDE)
TABS = tuple(
    Tab(title, tuple(TabPage(page.title, f"./{address(file)}") for file, page in PAGES.items() if page.tab == title))
    for title in TITLES
)


def composed(mine: Session, here: str) -> Tabs:
    """What the browser is told: the tabs, the page that is shown, a key of PAGES, and the set-up as a link has it.

    As long as nothing was changed or said, every page opens at its own best case.
    """
    return Tabs(TABS, PAGES[here].title, urlencode(to_link(mine.setup), safe=",:") if mine.link else "")


def tabs(here: str) -> None:
    """Mounts the tabs; `here` is the page that is shown, a key of PAGES."""
    _tabs(key="tabs", data=composed(session(), here))
