"""Rates: the late steps of a method for every value of its learning rate, or of another hyperparameter."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.panel.controls import run_controls, start_controls, surface_controls
from ui.studies.experiment import method_control
from ui.studies.strip import controls, the_strip

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        start_controls()
        run_controls()
        method_control()
        controls()
        st.caption(
            "Each column is one run; its dots are where its last steps lie. One dot: it is at rest. Two: it jumps to "
            "and fro. As the rate grows past 2/λmax the point of rest splits in two, then in four, soon nothing "
            "repeats, and at last the run flies off. A quadratic knows only rest and flight: try a surface that grows "
            "faster."
        )
    with st.container(key="main"):
        the_strip()
