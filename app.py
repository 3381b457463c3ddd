"""Ravine: watch optimizers descend. Page configuration and navigation, nothing else."""

import streamlit as st

from ui.frame import frame

st.set_page_config(page_title="Ravine: watch optimizers descend", page_icon="static/icon.png", layout="wide")
frame()
st.navigation([st.Page("pages/race.py", title="Race", default=True)], position="top").run()
