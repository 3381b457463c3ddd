"""The update rules of the methods that race, typeset from the very functions that run."""

from __future__ import annotations

import streamlit as st

from optimizers import OPTIMIZERS
from ui.state import session

PER_ROW = 3


def rules() -> None:
    """A folded panel with a rule for each method that is switched on."""
    setup = session().setup
    methods = [OPTIMIZERS[key] for key in setup.methods]
    with st.expander("The update rules, as they run"), st.container(key="rules"):
        for first in range(0, len(methods), PER_ROW):
            for column, method in zip(st.columns(PER_ROW), methods[first : first + PER_ROW], strict=False):
                with column:
                    st.markdown(f"**{method.called(setup.noise)}**")
                    st.latex(method.latex)
                    st.caption(f"{method.teaches}  \nSource: {method.source}.")
