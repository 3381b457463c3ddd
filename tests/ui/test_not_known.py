"""What the panel says of a surface whose derivatives are 0/0 on an area, and how little a race there asks for."""

from experiments.readings.events.event import Kind
from landscapes.formula.asking import TooManyCircles, TooManyLimits
from ui.session.points import not_known
from ui.session.session import Session
from ui.session.setup import OWN, Setup
from ui.session.tracks import tracks

WINDOW = ((-3.0, 3.0), (-3.0, 3.0))
FADING = "sqrt(e^(-1000(x^2 + y^2)))"  # e^(-1000(x^2 + y^2)) is 0 in floats but for a small disc


def session(formula, **more):
    return Session(setup=Setup(surface=OWN, formula=formula, window=WINDOW, start=(1.0, 0.5)), **more)


def test_the_panel_says_what_is_not_known_and_why():
    (sentence,) = not_known(session(f"{FADING} + 8.5"))
    assert sentence == f"The critical points and the basins are not known. {TooManyLimits.why}"
    assert not_known(session(f"{FADING} + 9.5", live=True)) == []  # while it is in the hand nothing is looked for
    assert not_known(session("cos(sqrt(x^2 + y^2)) + 8.5")) == []


def test_basins_at_too_many_poles_are_not_known_and_the_points_are():
    (sentence,) = not_known(session("tan(1000x)/tan(1000y)"))
    assert sentence == f"The basins are not known. {TooManyCircles.why}"


def test_a_race_asks_for_few_limits_and_tells_no_switch(limits_asked):
    found = tracks(session(f"{FADING} + 10.5").setup)
    assert len(limits_asked) < 500  # of the many thousands that its map, its flows and its search meet
    assert all(event.kind != Kind.SWITCH for track in found.values() for event in track.events)
