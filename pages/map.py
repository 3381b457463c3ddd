"""The sweep: one run for every pair of values of two settings, and what became of each."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.panel.controls import surface_controls
from ui.panel.numbers import numbers
from ui.session.study_axes import SWEEP
from ui.state import session
from ui.studies.axes import axis_controls
from ui.studies.experiment import method_control
from ui.studies.settings import settings_control
from ui.studies.sweep import the_sweep

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        st.caption(
            "Every cell is one run, always from the same start. Its place says which settings it had. Its colour says "
            "how it ended. Look for the edge beyond which runs diverge: the fastest settings lie close to it. Click a "
            "cell to see its run."
        )
        numbers("start", "run")
        method_control()
        settings_control(besides={span.name for span in SWEEP.spans(session().setup).values()})
        axis_controls(SWEEP)
    with st.container(key="main"):
        the_sweep()
