"""Networks: small ones, trained by the methods that race on surfaces, and what their landscapes look like."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.assets import posted
from ui.frame import bar
from ui.networks.deck import deck
from ui.networks.exports import exports
from ui.networks.observe import questions
from ui.networks.panel import controls
from ui.networks.stage import the_networks
from ui.session.pages import NETWORKS

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        questions()
        controls()
        deck()
    with st.container(key="main"):
        the_networks()
        exports()
posted(lambda: bar(NETWORKS), deck, the_networks)
