"""What every page stands in: the stylesheet, the wordmark, and the tabs that lead from page to page."""

import streamlit as st

from ui.assets import component
from ui.claims import claim_banner
from ui.glossary import explained
from ui.lecture import shows
from ui.notes import notes
from ui.post import APP, depend, laid_out
from ui.server.serving import STATIC
from ui.session.messages.styles import Styles
from ui.session.pages import PAGES
from ui.share import share
from ui.state import session
from ui.styles import styles_address
from ui.tabs import tabs

_styles = component("styles")


def frame(here: str) -> None:
    """The page's styles, the wordmark, the tabs, the notes and its question, `here` being a key of PAGES; called first.

    A page embedded in another has no tabs.
    """
    laid_out()
    depend(APP, page_itself)
    if not st.context.is_embedded:
        st.logo(str(STATIC / "wordmark.svg"), size="large")
    bar(here)
    notes()
    question(here)
    claim_banner(here)


def bar(here: str) -> None:
    """The views that every page has: its styles, the tabs, `here` being a key of PAGES, the buttons beside them, the
    glossary.
    """
    _styles(key="styles", data=Styles(styles_address(session().setup.size)))
    explained(here)
    if shows("tabs"):
        tabs(here)
    if not st.context.is_embedded:
        share(here)


def question(here: str) -> None:
    """The question that the page answers, as its heading; a lesson that is read has its own."""
    if shows("question") and not session().setup.lesson:
        st.html(f'<h1 class="rv-question">{PAGES[here].question}</h1>')


def page_itself() -> tuple[object, ...]:
    """What the page is laid out by, besides its views."""
    mine = session()
    setup = mine.setup
    return tuple(mine.notes), setup.hide, setup.lock, setup.size, setup.claim, setup.net.in_panel
