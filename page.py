"""What is run for every visit and every press: page configuration and navigation, nothing else. app.py serves it."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.frame import frame
from ui.session.pages import PAGES, RACE
from ui.state import arrive, turn

page = st.navigation(
    [st.Page(file, title=about.title, default=file == RACE) for file, about in PAGES.items()],
    position="hidden",
)
here = next(file for file, about in PAGES.items() if about.title == page.title)
title = "Ravine: watch optimizers descend" if here == RACE else f"{page.title} · Ravine"
st.set_page_config(page_title=title, page_icon="static/icon.svg", layout="wide")
turn()
arrive(here)
frame(here)
page.run()
