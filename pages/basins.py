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
        st.caption(
            "Every cell is a start. Its colour says at which minimum the run from there ends. Look for starts next to "
            "one minimum that end at another: momentum carries the run past it. Press “Who wins” to see which method "
            "is best from each start. Click a cell to see its run."
        )
        numbers("start", "run")
        if session().setup.asked == WINS:
            methods_control()
        else:
            method_control()
            settings_control()
    with st.container(key="main"):
        the_basins()
