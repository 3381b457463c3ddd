"""The first run of a fresh server begins anew, as a run of page.py alone. Imported first by page.py and by every page.

Until st.navigation has been called once, Streamlit makes pages of page.py and of the files in pages/ by itself, and
runs them inside a navigation of its own. Whoever is first to reach a fresh server at the address of a page, or
reconnects to it there, would get that page without its frame. It is an import, because whatever is loaded before it
takes time in which a reader's next wish would be lost; and nothing else of ours is loaded then, so nothing is left half
loaded.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

if PagesManager.uses_pages_directory:
    PagesManager.uses_pages_directory = False
    st.rerun()
