"""What is run for every visit and every press: page configuration and navigation, nothing else. app.py serves it."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.frame import frame
from ui.session.pages import PAGES, RACE
from ui.state import turn

page = st.navigation(
    [st.Page(file, title=title, default=file == RACE) for file, title in PAGES.items()],
    position="hidden",
)
title = "Ravine: watch optimizers descend" if page.title == PAGES[RACE] else f"{page.title} · Ravine"
st.set_page_config(page_title=title, page_icon="static/icon.svg", layout="wide")
turn()
frame(page.title)
page.run()
