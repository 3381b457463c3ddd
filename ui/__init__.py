"""Everything that knows of Streamlit, apart from the pages.

Streamlit runs files of a pages/ folder by itself until st.navigation has been called once: whoever is first to reach a
fresh server at the address of a page, or reconnects to it there, would get that page without its frame. Turned off
here, once, and the run that is under way begins anew through app.py.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

if PagesManager.uses_pages_directory:
    PagesManager.uses_pages_directory = False
    st.rerun()
