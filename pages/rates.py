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
        numbers("start", "run")
        method_control()
        controls()
        st.caption(
            "Each column is one run; its dots are where its last steps lie. One dot: it is at rest. Two: it jumps to "
            "and fro. Many: nothing repeats so soon. On a quadratic, gradient descent with a rate below 2/λmax comes "
            "to rest, and above it flies off. On a surface that grows faster, look for rest that splits in two, then "
            "in four."
        )
    with st.container(key="main"):
        the_strip()
