"""Export: the race to take home, as scripts and a notebook that walk it again, and as the numbers of its paths."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.export import the_exports
from ui.panel.controls import surface_controls
from ui.panel.numbers import numbers
from ui.studies.experiment import methods_control

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        numbers("start", "run")
        methods_control()
        st.caption(
            "The scripts are made from what this app itself runs: the methods' own rules, the surface's formula and "
            "its exact derivatives, the same draws of noise. Every method has the settings that it has in the race. "
            "A picture and an animation of it are saved on the page Race."
        )
    with st.container(key="main"):
        the_exports()
