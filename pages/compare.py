"""Compare: the race's methods over many starts, with something held equal, and what that says of each."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.panel.controls import surface_controls
from ui.panel.numbers import numbers
from ui.studies.experiment import methods_control
from ui.studies.fair import controls, the_comparison

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        methods_control()
        numbers("run")
        controls()
        st.caption(
            "A race from one start, with settings found by luck, says little. Here every method runs from the same "
            "many starts. An equal learning rate favours whoever is made for that rate, equal steps favour whoever "
            "asks for more at each. Tuned over the same number of settings, each shows what it can do. Look at the "
            "quartiles, not at the median alone."
        )
    with st.container(key="main"):
        the_comparison()
