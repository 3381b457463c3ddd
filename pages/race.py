"""The race: pick a surface, pick optimizers, watch them descend."""

import streamlit as st

from ui.cards import cards
from ui.controls import fan_controls, run_controls, start_controls, surface_controls
from ui.fans import fans
from ui.happened import happened
from ui.predict import game, guessing
from ui.race import tracks
from ui.rules import rules
from ui.scoreboard import scoreboard
from ui.stage import stage
from ui.state import session

with st.container(key="race", horizontal=True):
    with st.container(key="panel", width=304):
        surface_controls()
        start_controls()
        run_controls()
        fan_controls()
        cards()
    with st.container(key="main"):
        hidden = guessing(session())
        race = {} if hidden else tracks(session().setup)
        noisy = fans(race)
        stage(race, noisy, game(session()))
        if not hidden:
            scoreboard(race, noisy)
            happened(race)
            rules()
