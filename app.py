"""Ravine: watch optimizers descend. `streamlit run app.py` serves page.py, and the browser's modules beside it."""

import streamlit as st

from ui.serving import routes

app = st.App("page.py", routes=routes())
