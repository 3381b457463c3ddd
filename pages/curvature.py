"""Curvature: what a surface looks like from one point, and what follows from it for the next step."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.curvature import curvature
from ui.panel.controls import surface_controls

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        st.caption(
            "Near a point every smooth surface looks like a parabola. Where that is a bowl, its largest curvature λmax "
            "limits the learning rate: above 2/λmax gradient descent climbs the far wall higher at each step. Its "
            "smallest one says how slow the rest is, and their ratio κ how much harder that makes it. Newton's method "
            "divides by the curvature instead, which is as good as the parabola is; the shaded region shows where "
            "that can be trusted."
        )
    with st.container(key="main"):
        curvature()
