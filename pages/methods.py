"""The methods: what each one is, its update rule, its settings, what it was checked against and where it comes from."""

import streamlit as st

from ui.catalogue import entry, index
from ui.state import through_the_app

through_the_app()

with st.container(key="methods", horizontal=True):
    with st.container(key="shelf", width=304):
        index()
    with st.container(key="reading"):
        entry()
