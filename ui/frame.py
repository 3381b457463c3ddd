"""What every page stands in: the stylesheet, the wordmark, and the tabs that lead from page to page."""

import streamlit as st

from ui.assets import STATIC
from ui.claims import claim_banner
from ui.lecture import shows
from ui.notes import notes
from ui.session.link import to_link
from ui.session.pages import PAGES
from ui.share import share
from ui.state import session
from ui.styles import stylesheet


def frame(here: str) -> None:
    """The page's styles, the wordmark, the tabs and the notes, `here` being the page's title; called before the page.

    A tab is a link with the whole set-up in it: it can be opened beside this page, and Back leads out of it.
    Streamlit's own tabs would drop the set-up. A page embedded in another has none.
    """
    st.html(stylesheet())
    size = session().setup.size
    if size != 1:
        st.html(f"<style>:root {{ --rv-size: {size:g}; }}</style>")
    if not st.context.is_embedded:
        st.logo(str(STATIC / "wordmark.svg"), size="large")
        share()
    if shows("tabs"):
        link = to_link(session().setup)
        with st.container(key="tabs", horizontal=True):
            for page, title in PAGES.items():
                st.page_link(page, label=f"**{title}**" if title == here else title, query_params=link)
    notes()
    claim_banner(here)
