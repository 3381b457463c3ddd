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
        st.caption(
            "One race from one start says little. Here every method runs from the same many starts, with the best of "
            "equally many settings. The marker is the median of its runs, the bar holds the middle half of them. "
            "Further left is better. A short bar means the method does as well from nearly every start. Press “Equal "
            "learning rate” to see which methods needed the tuning."
        )
        methods_control()
        numbers("run")
        controls()
    with st.container(key="main"):
        the_comparison()
