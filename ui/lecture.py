"""What this session's page shows and lets be changed: a link can hide parts of it or lock them, for a lecture."""

from __future__ import annotations

import streamlit as st

from ui.session.lecture import hidden
from ui.state import session


def hides() -> tuple[str, ...]:
    """The parts that are not shown here, names of PARTS."""
    return hidden(session().setup, embedded=bool(st.context.is_embedded))


def shows(part: str) -> bool:
    return part not in hides()


def locks(part: str) -> bool:
    """Whether a part is shown as it is and cannot be changed."""
    return part in session().setup.lock
