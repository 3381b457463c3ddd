"""Curvature: what a surface looks like from one point, and what follows from it for the next step."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.curvature import curvature
from ui.panel.controls import surface_controls
from ui.three import three_curves

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        st.caption(
            "Near a point every smooth surface looks like a parabola. Its largest curvature λmax limits the learning "
            "rate: above 2/λmax gradient descent overshoots more at each step. Its smallest curvature λmin says how "
            "slow the rest is. Their ratio κ says how hard the point is for gradient descent. In the shaded region "
            "the parabola is close to the surface, so a Newton step can be trusted there."
        )
    with st.container(key="main"):
        curvature()
        three_curves()
