"""The tabs that lead from page to page: each is a link with the whole set-up in it."""

from __future__ import annotations

from urllib.parse import urlencode

from ui.assets import component
from ui.session.link import to_link
from ui.session.messages.panel import Tab, Tabs
from ui.session.pages import PAGES, address
from ui.session.setup import Setup
from ui.state import session

_tabs = component("tabs")

PAGE_TABS = tuple(Tab(title, f"./{address(page)}") for page, title in PAGES.items())


def composed(setup: Setup, here: str) -> Tabs:
    """What the browser is told: the pages, the one that is shown, by its title, and the set-up as a link has it."""
    return Tabs(PAGE_TABS, here, urlencode(to_link(setup), safe=",:"))


def tabs(here: str) -> None:
    """Mounts the tabs; `here` is the title of the page that is shown."""
    _tabs(key="tabs", data=composed(session().setup, here))
