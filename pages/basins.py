"""Basins: from every start of the window, where one method ends, or which method of the race does best."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.panel.controls import surface_controls
from ui.panel.numbers import numbers
from ui.session.setup import WINS
from ui.state import session
from ui.studies.basins import the_basins
from ui.studies.experiment import method_control, methods_control
from ui.studies.settings import settings_control

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        numbers("start", "run")
        if session().setup.asked == WINS:
            methods_control()
        else:
            method_control()
            settings_control()
        st.caption(
            "Every point is a start, and its colour says where the run from there leads. Look for how far a basin "
            "reaches beyond its own valley: a method with momentum may roll on, and borders may fray where the last "
            "push decides. Who wins is often a matter of where one begins. Point at a start to see its path, click to "
            "race from it."
        )
    with st.container(key="main"):
        the_basins()
