"""The race: pick a surface, pick optimizers, watch them descend."""

import streamlit as st

import ui.first_run  # noqa: F401
from ui.assets import posted
from ui.frame import bar
from ui.panel.controls import surface_controls
from ui.panel.numbers import numbers
from ui.race.deck import deck
from ui.race.fans import fans
from ui.race.happened import happened
from ui.race.predict import game, guessing
from ui.race.rules import rules
from ui.race.scoreboard import scoreboard
from ui.race.stage import stage
from ui.session.pages import RACE
from ui.session.tracks import tracks
from ui.state import session


def panel() -> None:
    surface_controls()
    numbers("start", "run", "fan")
    deck()


def main() -> None:
    hidden = guessing(session())
    race = {} if hidden else tracks(session().setup)
    noisy = fans(race)
    stage(race, noisy, game(session()))
    if not hidden:
        scoreboard(race, noisy)
        happened(race)
        rules()


with st.container(key="race", horizontal=True):
    race, beside = st.container(key="main"), st.container(key="panel", width=304)  # as the tab key comes to them
    with beside:
        panel()
    with race:
        main()
posted(lambda: bar(RACE), panel, main)
