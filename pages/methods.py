"""The methods: what each one is, its update rule, its settings, what it was checked against and where it comes from."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.catalogue import entry, index

with st.container(key="methods", horizontal=True):
    with st.container(key="shelf", width=304):
        index()
    with st.container(key="reading"):
        entry()
