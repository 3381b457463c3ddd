"""Rates: the late steps of a method for every value of its learning rate, or of another hyperparameter."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.panel.controls import surface_controls
from ui.panel.numbers import numbers
from ui.studies.experiment import method_control
from ui.studies.strip import controls, the_strip

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        st.caption(
            "Each column is one run with its own learning rate. Its dots are the last steps of that run. One dot: the "
            "run is at rest. Two dots: it jumps between two points. Many dots: no short period. The dashed line is the "
            "stability limit of this method, where theory knows it: beyond it no run comes to rest at the "
            "minimum. Look what the runs do instead: one dot may split into two, or they diverge. Click a column to "
            "see its run."
        )
        numbers("start", "run")
        method_control()
        controls()
    with st.container(key="main"):
        the_strip()
