"""The update rules of the methods that race, typeset from the very functions that run."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from optimizers import OPTIMIZERS
from optimizers.base import CLIP, as_set
from ui.lecture import shows
from ui.post import part
from ui.session.link import to_link
from ui.session.pages import CATALOGUE
from ui.state import session

PER_ROW = 3
FOLD = "rules_fold"


def shown() -> object:
    """What the panel says: nothing while it is folded."""
    setup = session().setup
    return bool(st.session_state.get(FOLD)) and (to_link(setup), setup.methods)


@part("rules", shown)
def rules() -> None:
    """A folded panel with a rule for each method that is switched on; its name leads to its entry in the catalogue.

    What is folded is not sent.
    """
    if not shows("rules"):
        return
    setup = session().setup
    fold = st.expander("The update rules, as they run", key=FOLD, on_change="rerun")
    if not fold.open:
        return
    with fold, st.container(key="rules"):
        for first in range(0, len(setup.methods), PER_ROW):
            for column, key in zip(st.columns(PER_ROW), setup.methods[first : first + PER_ROW], strict=False):
                method = as_set(OPTIMIZERS[key], setup.hypers_of(key))
                with column:
                    entry = to_link(replace(setup, method=key))
                    st.page_link(CATALOGUE, label=method.called(setup.drawn), query_params=entry)
                    st.latex(method.latex_clipped if CLIP.name in setup.hypers_of(key) else method.latex)
                    st.caption(f"{method.teaches}  \nSource: {method.source}.")
