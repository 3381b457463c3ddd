"""From page to page as a reader goes: by a tab, through the menu that has it, or by the button beside them."""

import re

from playwright.sync_api import Locator, Page, expect

from ui.session.pages import ASIDE, EXPORT, PAGES

ASIDES = [PAGES[EXPORT].title]  # by a button beside the tabs
REACHED = [page.title for file, page in PAGES.items() if page.tab is not ASIDE or file == EXPORT]  # from every page


def tab(page: Page, title: str) -> Locator:
    """The link that leads to a page, whether a menu hides it or not."""
    bar = ".rv-share" if title in ASIDES else ".rv-tabs"
    return page.locator(f"{bar} a").filter(has=page.get_by_text(title, exact=True))


def go_to(page: Page, title: str) -> None:
    """Presses the tab of a page, and the menu that hides it before. Wait with `until_here`."""
    link = tab(page, title)
    expect(link).to_have_attribute("href", re.compile("."))
    if not link.is_visible():
        page.locator(".rv-tabs button:visible").click()
    link.click()


def until_here(page: Page, title: str) -> None:
    """Waits until the tabs say that this page is shown, and it has come to rest."""
    expect(page.locator(".rv-tab-all")).to_have_text(title)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
