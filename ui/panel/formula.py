"""How the formula of the surface was read, what is wrong with it in its window, and its derivatives."""

from __future__ import annotations

import streamlit as st

from landscapes import Landscape
from landscapes.formula.foldable import foldable
from ui.post import part
from ui.session.faults import said_of
from ui.session.points import not_known
from ui.state import session

LONG = "\\text{too long to show}"


def shown() -> tuple[str, tuple[str, ...]]:
    """The formula in LaTeX, what is wrong with it in its window, and what is not known of it."""
    setup = session().setup
    return setup.unmoved().latex, (*said_of(setup), *not_known(session()))


@part("about", shown)
def about() -> None:
    """The formula as it is typeset, and all that is to be known of it."""
    latex, said = shown()
    with st.container(key="about"):
        st.latex(rf"f =\nobreak {foldable(latex)}")
        if said:
            st.caption(" ".join(said))
        derivatives(session().setup.unmoved())


def derivatives(surface: Landscape) -> None:
    """A folded panel with the gradient and the Hessian, which are typeset when it is opened."""
    panel = st.popover("Derivatives", key="derivatives", on_change="rerun")
    if not panel.open:
        return
    with panel, st.container(key="slopes"):
        for name, latex in surface.derivatives_latex.items():
            st.latex(f"{name} = {latex or LONG}")
