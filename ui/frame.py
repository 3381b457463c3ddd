"""What every page stands in: the stylesheet and the wordmark."""

import streamlit as st

from ui.assets import STATIC


def frame() -> None:
    """The page's styles and the wordmark; called once a run, before the page."""
    st.html(STATIC / "ravine.css")
    st.logo(str(STATIC / "wordmark.svg"), size="large")
