"""What a link had replaced, said where it is seen. Text from outside is shown as text, never as Markdown or HTML."""

import streamlit as st

from ui.state import session


def notes() -> None:
    """The notes of this session, if there are any."""
    if not session().notes:
        return
    with st.container(key="notes"):
        st.text("\n".join(session().notes))
