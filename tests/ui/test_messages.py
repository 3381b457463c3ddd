"""Every message arrives as it was sent, ∞ and NaN among it; every event is read and checked; both have types."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pytest

import figures.fair
from claims import CLAIMS, GROUPS
from lessons import LESSONS
from tests.known import known
from tests.ui.wire import differing, received
from tools.messages import TARGET, declarations
from ui import anatomy, catalogue, claims, curvature, lessons, share, tabs
from ui.alone.told import alone
from ui.panel import data, numbers, shape, surfaces
from ui.race import deck, happened, predict, scoreboard, stage
from ui.session import fair_table
from ui.session.link import from_link, scene_setup
from ui.session.messages.anatomy import AnatomyStep
from ui.session.messages.catalogue import Portrait
from ui.session.messages.claims import ClaimChosen, ClaimList
from ui.session.messages.curvature import CurvatureLook, CurvatureSet
from ui.session.messages.deck import DeckChange
from ui.session.messages.panel import ShapeChange, Surfaces
from ui.session.messages.preview import Cell, FigureLoad
from ui.session.messages.scoreboard import RaceRow, Table
from ui.session.messages.stage import StageGuess, StageMute, StagePick
from ui.session.messages.told import read
from ui.session.messages.wire import Packed, Series, digest, encoded
from ui.session.pages import RACE
from ui.session.reading import Unusable
from ui.session.scene import told
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.table import Draft, as_text
from ui.session.tracks import fan_of, track, tracks
from ui.studies import fair, figure, preview, sweep

LOST = {"surface": "bowl", "methods": "gradient_descent,adam", "gradient_descent.lr": "5", "steps": "60"}
NOISY = {"noise": "0.3", "fan": "60", "steps": "50", "methods": "adam,momentum", "muted": "adam", "look": "0,1,0,1"}
OWN = {"surface": "own", "formula": "x^4 + y^2", "steps": "40"}
TIP = {"surface": "ackley", "methods": "sam", "steps": "20"}
PINNED = {"pin": "momentum", "pin.lr": "0.02", "pin.start": "1,1", "adam.lr": "cosine(0.1)"}
LINKS = {"plain": {}, "lost": LOST, "noisy": NOISY, "own": OWN, "tip": TIP, "pin": PINNED}
DATA = from_link({"surface": "moons", "data": "iris", "prepare": "whitened", "held_out": "0.2", "batch": "8"})[0]
SETUPS = {name: from_link(link)[0] for name, link in LINKS.items()}
EMPTY: dict[str, Any] = dict.fromkeys(each.name for each in fields(RaceRow))
ROWS = [RaceRow(**EMPTY | {"loss": loss}) for loss in (-math.inf, math.nan)]


def staged(setup, game=None):
    """The stage of a set-up."""
    fans = {key: fan_of(setup, key).found() for key in setup.methods} if setup.noise else {}
    return stage.message(Session(setup), tracks(setup), fans, ("curves",), True, game)


def guessed(kind):
    """A session in which a race was predicted."""
    mine = Session(replace(SETUPS["plain"], predict=kind, steps=20))
    keys = mine.setup.methods
    mine.judged = predict.judge(
        mine.setup, keys if kind == "rank" else dict.fromkeys(keys, (0.5, 1.0)) | {keys[0]: None}
    )
    return mine


def compared():
    setup = replace(SETUPS["lost"], held="lr", cloud=3, seeds=1)
    return fair.compared(setup).found().result


def shown():
    result = compared()
    axes = sweep.SWEEP.axes(Setup(method="momentum", grid=50))
    return figure.StudyFigure("id", lambda theme: figures.fair.figure(result, theme), "title", "label", tuple(axes))


def previewed():
    facts: list[tuple[str, float | str]] = [
        ("nothing", math.nan),
        ("endless", -math.inf),
        ("some", 0.1),
        ("word", "stalled"),
    ]
    return preview.message(
        Session(), preview.CellRace(SETUPS["lost"], ("adam", "gradient_descent"), "t", facts), Cell(1, 2)
    )


def claimed():
    return ClaimList(
        "about", GROUPS, claims.verdict_words(), tuple(claims.card(key, Setup(), None) for key in CLAIMS), ""
    )


MESSAGES: dict[str, Callable[..., Any]] = {  # a name -> what makes the message
    **{f"the stage, {name}": lambda setup=setup: staged(setup) for name, setup in SETUPS.items()},
    "the stage of a formula that is a constant": lambda: staged(from_link({"surface": "own", "formula": "3"})[0]),
    "the stage while a guess is awaited": lambda: stage.message(
        Session(replace(Setup(), predict="rank")), {}, {}, game=predict.game(Session(replace(Setup(), predict="rank")))
    ),
    **{
        f"the stage, {kind} guessed": lambda kind=kind: staged(guessed(kind).setup, predict.game(guessed(kind)))
        for kind in ("rank", "end")
    },
    **{f"the deck, {name}": lambda setup=setup: deck.described(Session(setup)) for name, setup in SETUPS.items()},
    **{
        f"curvature on {link}": lambda link=link: curvature.message(Session(from_link(link)[0]))
        for link in ({"layer": "rate"}, {"surface": "own", "formula": "x - y^2", "at": "1,1", "layer": "kappa"}, OWN)
    },
    **{
        f"a step of {method}": lambda method=method: anatomy.message(
            replace(SETUPS["lost"], method=method), 1, track(SETUPS["lost"], method)
        )
        for method in ("gradient_descent", "adam", "rprop")
    },
    "the preview": previewed,
    "the figure": lambda: figure.message(shown()),
    "the scoreboard": lambda: Table(
        (scoreboard.NAME, scoreboard.LOSS, scoreboard.GAP, *scoreboard.COSTS), tuple(ROWS), "arrived", 1e-12, "note"
    ),
    "the comparison": lambda: Table(fair_table.COLUMNS, tuple(fair_table.rows(compared())), "median", 1e-12, "note"),
    "what happened": lambda: happened.composed(tracks(SETUPS["plain"]), (), unfolded=True),
    "how much happened": lambda: happened.composed(tracks(SETUPS["plain"]), (), unfolded=False),
    "the lessons": lessons.listed,
    **{
        f"a scene of {key}": lambda key=key: told(Session(scene_setup(key, 1), live=key == "step"))
        for key in (*LESSONS,)[:3]
    },
    "the claims": claimed,
    "the shape": lambda: shape.sliders(Session(Setup(turn=12.0))),
    "the surfaces": lambda: Surfaces(
        surfaces.tile(Setup(), "ravine"),
        surfaces.shelf(Setup()),
        100,
        surfaces.own_formula(Session(from_link({"formula": "a x^2 + y^2/2x"})[0])),
        surfaces.spellings(),
        False,
    ),
    "the index": catalogue.index_of_all,
    "a portrait": lambda: Portrait("<svg/>", "happened", "where"),
    "the numbers": lambda: numbers.composed(Session(Setup(noise=0.5)), tuple(numbers.FIELDS)),
    "the tabs": lambda: tabs.composed(Session(Setup(steps=7), link={"steps": "7"}), RACE),
    "a page alone": lambda: alone(SETUPS["pin"]),
    "the numbers over data": lambda: numbers.composed(Session(DATA), tuple(numbers.FIELDS)),
    "the data": lambda: data.controls(
        Session(DATA, table=Draft(as_text(known(DATA.samples())), None), tabled=True), asked=True
    ),
    "the share": lambda: share.composed(Setup(hide=("curves",)), RACE, share=True, leave=True),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_arrives_as_it_was_sent(name):
    message = MESSAGES[name]()
    assert differing(message, received(message)) == []
    assert isinstance(encoded(message), bytes) == isinstance(message, Packed)


def test_lost_runs_are_among_the_messages():
    """Without this, the test above might meet no number that JSON cannot say."""
    found = received(MESSAGES["the stage, lost"]())
    assert np.isnan(found["methods"][0]["x"]).any()
    (degenerate,) = received(MESSAGES["the stage, own"]())["critical"]["points"]
    tip, *_ = received(MESSAGES["the stage, tip"]())["critical"]["points"]
    assert degenerate["condition"] == math.inf and math.isnan(tip["low"])
    rows = received(MESSAGES["the scoreboard"]())["rows"]
    assert rows[0]["loss"] == -math.inf and math.isnan(rows[1]["loss"])


@dataclass(frozen=True, eq=False)
class Everything(Packed):
    numbers: tuple[float, ...]
    series: Series
    rows: np.ndarray
    after: Series
    nested: Mapping[str, object]


def test_numbers_and_arrays_keep_their_bits():
    odd = np.array([0.1, -0.0, np.nan, np.inf, -np.inf, 5e-324])
    rows = np.arange(3, dtype=np.float32).reshape(
        3, 1
    )  # of an odd number of four bytes, and an array of eight after it
    message = Everything(
        (math.nan, -0.0, math.inf, -math.inf, 1), odd, rows, odd[::-1], {"a": [odd[:0], {"b": -math.inf}]}
    )
    found = received(message)
    assert differing(message, found) == []
    assert found["numbers"][3] == -math.inf and found["nested"]["a"][1]["b"] == -math.inf
    assert differing(message, received(replace(message, numbers=(1.0,), nested={})))  # the test can fail


def test_an_array_that_the_browser_holds_is_named_not_sent():
    numbers = np.array([1.0, math.nan, -0.0])
    elsewhere = np.array([1.0, np.copysign(math.nan, -1), -0.0])  # another processor's NaN
    message = Everything((1,), numbers, np.zeros((1, 1)), np.zeros(1), {})
    whole, named = encoded(message), encoded(message, {digest(elsewhere)})
    assert len(whole) - len(named) >= 8 and b'["held",%d,3]' % digest(numbers) in named
    assert encoded(message, {digest(-numbers)}) == whole
    places = np.array([3, 0, 65535], dtype=np.uint16)
    assert b'["held",%d,3]' % digest(places) in encoded(replace(message, series=places), {digest(places)})


def test_an_array_that_a_message_has_twice_is_sent_once():
    numbers = np.arange(100.0)
    twice = Everything((1,), numbers, np.zeros((1, 1)), np.zeros(1), {"a": numbers})
    assert len(encoded(replace(twice, nested={"a": numbers.copy()}))) - len(encoded(twice)) >= 800
    assert differing(twice, received(twice)) == []


def test_what_no_message_can_have_is_not_sent():
    with pytest.raises(TypeError):
        encoded(Everything((1,), np.zeros(1), np.zeros((1, 1)), np.zeros(1), {"a": {1, 2}}))


# --- events ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "event", "found"),
    [
        (StagePick, {"x": 1, "y": -0.5, "final": True, "play": False}, {"x": 1.0, "y": -0.5, "final": True}),
        (StagePick, {"x": None, "y": 1e300, "final": True, "play": False}, {"x": None, "y": 1e300}),
        (StageMute, {"muted": ["adam"]}, {"muted": ("adam",)}),
        (StageGuess, {"order": ["adam", "momentum"]}, {"order": ("adam", "momentum"), "places": None}),
        (StageGuess, {"places": {"adam": [1, 2], "sam": None}}, {"places": {"adam": (1.0, 2.0), "sam": None}}),
        (DeckChange, {"method": "adam", "final": True, "on": False}, {"on": False, "pin": None, "value": None}),
        (DeckChange, {"method": "adam", "final": True, "value": "cosine(1)"}, {"value": "cosine(1)", "kind": None}),
        (CurvatureSet, {"name": "at", "value": [1, 2.5], "final": False}, {"value": (1.0, 2.5)}),
        (CurvatureSet, {"name": "cut", "value": "x", "final": True}, {"value": "x"}),
        (CurvatureLook, {"window": [[0, 1], [2, 3]], "surface": "id"}, {"window": ((0.0, 1.0), (2.0, 3.0))}),
        (AnatomyStep, {"step": 3.0, "final": True}, {"step": 3}),
        (ShapeChange, {"reset": True, "final": True}, {"reset": True, "name": None}),
        (ClaimChosen, {"claim": "", "at": 1.5}, {"claim": ""}),
        (FigureLoad, {"id": "id", "row": 0, "column": 7, "more": 1}, {"row": 0, "column": 7}),
    ],
)
def test_an_event_is_read(kind, event, found):
    assert vars(read(kind, event | {"serial": 7})).items() >= found.items()


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (StagePick, None),
        (StagePick, []),
        (StagePick, {"x": 1, "y": 1, "final": True}),
        (StagePick, {"x": "1", "y": 1, "final": True, "play": True}),
        (StagePick, {"x": math.nan, "y": 1, "final": True, "play": True}),
        (StagePick, {"x": 10**400, "y": 1, "final": True, "play": True}),
        (StagePick, {"x": 1, "y": True, "final": True, "play": True}),
        (StagePick, {"x": 1, "y": 1, "final": 1, "play": True}),
        (StageMute, {"muted": "adam"}),
        (StageGuess, {"places": {"adam": [1, 2, 3]}}),
        (DeckChange, {"method": "adam", "final": True, "kind": 7}),
        (AnatomyStep, {"step": 0.5, "final": True}),
        (ShapeChange, {"name": 3, "final": True}),
        (CurvatureLook, {"window": [[0, 1]], "surface": "id"}),
    ],
)
def test_what_is_no_such_event_is_refused(kind, event):
    with pytest.raises(Unusable):
        read(kind, event | {"serial": 7} if isinstance(event, dict) else event)


@pytest.mark.parametrize(
    ("event", "says"),
    [({}, "neither an order nor places"), ({"order": "ab"}, "neither an order"), ({"places": {"a": [1]}}, "no point")],
)
def test_what_is_no_guess_is_refused_in_a_sentence(event, says):
    with pytest.raises(Unusable, match=says):
        predict.read_guess(event)


@pytest.fixture
def brought(monkeypatch):
    """brought(key, event, told) -> the session after a component has told that; the link is the default one."""

    def session(key, event, told):
        mine = Session(Setup(), link={})
        state = {"ravine": mine, key: {event: told}}
        for module in ("ui.state", "ui.assets"):
            monkeypatch.setattr(f"{module}.st.session_state", state)
        return mine

    return session


@pytest.mark.parametrize(
    ("x", "problem"),
    [
        (0.1 + 0.2, None),
        (1e6, None),
        (None, "Start: is not a number. The old start is kept."),
        (1.1e6, "Start: is outside −10⁶ to 10⁶. The old start is kept."),
    ],
)
def test_a_clicked_point_is_the_very_number_or_refused_in_a_sentence(brought, x, problem):
    mine = brought("stage", "pick", {"x": x, "y": -3, "final": False, "play": False, "serial": 9})
    stage._picked()
    assert mine.problems.get("start") == problem
    assert mine.setup.start == (None if problem else (x, -3.0))
    assert mine.answered == {"stage": 9}


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ([0.1 + 0.2, 1], None),
        ([2e6, 1], "at is outside −10⁶ to 10⁶. The old value is kept."),
        ("1;2", "at is not a point; write it as x,y. The old value is kept."),
    ],
)
def test_a_point_that_is_looked_at_likewise(brought, value, problem):
    mine = brought("curvature", "set", {"name": "at", "value": value, "final": False, "serial": 3})
    curvature._set()
    assert mine.problems.get("curvature") == problem
    assert mine.setup.at == (None if problem else tuple(value))


def test_what_cannot_be_used_changes_nothing(brought):
    mine = brought("stage", "pick", {"x": "here", "y": -3, "final": False, "play": False, "serial": 9})
    stage._picked()
    assert (mine.setup, mine.problems, mine.answered) == (Setup(), {}, {})


# --- types -------------------------------------------------------------------------------------------------------


def test_the_browser_has_the_types_of_the_messages():
    assert TARGET.read_text(encoding="utf-8") == declarations(), "make messages"
