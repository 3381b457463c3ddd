"""Ravine: watch optimizers descend. Page configuration and navigation, nothing else."""

import streamlit as st

from ui.frame import frame
from ui.pages import PAGES, RACE
from ui.state import turn

st.set_page_config(page_title="Ravine: watch optimizers descend", page_icon="static/icon.png", layout="wide")
page = st.navigation(
    [st.Page(file, title=title, default=file == RACE) for file, title in PAGES.items()], position="hidden"
)
turn()
frame(page.title)
page.run()
