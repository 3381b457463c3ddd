"""The post without a browser: a parcel has what has changed since the last one that was seen, and no more."""

from dataclasses import dataclass, fields, replace
from functools import partial

import numpy as np
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import populate_hash_if_needed

from ui.assets import brought
from ui.post import POST, Post, taken
from ui.race import deck, happened, stage
from ui.session.changes import changes, same
from ui.session.messages.networks import NetworksSet
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import tracks
from ui.styles import stylesheet


@dataclass(frozen=True)
class Told:
    """A message."""

    a: object = 1
    b: object = 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (1, 2),
        (1, 1.0),
        (1, True),
        (0.0, -0.0),
        (None, 0),
        ((1, 2), (1, 2, 3)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (np.zeros(2), np.zeros(3)),
        (np.zeros(2), np.zeros(2, np.float32)),
        (np.array([0.0, 1.0]), np.array([-0.0, 1.0])),
        (Told(a=(1.0, float("nan"))), Told(a=(1.0, 2.0))),
    ],
)
def test_what_the_browser_would_be_told_otherwise_has_changed(before, after):
    assert not same(before, after) and not same(after, before)
    assert changes(Told(b=before), Told(b=after)) == {"b": after}


@pytest.mark.parametrize(
    "make",
    [lambda: Told(a=[1, float("nan")]), lambda: np.array([np.nan, 1.0]), lambda: {"a": (Told(), None)}, lambda: -0.0],
)
def test_what_is_the_same_bit_by_bit_has_not(make):
    assert same(make(), make())


def post_after(*steps):
    """A post, and its parcels: each step is what a view says, and the parcel that the browser has seen by then."""
    mine, parcels = Post(), []
    mine.lay("view", Told(), {})
    for message, seen in steps:
        mine.seen = seen
        mine.make_up([partial(mine.hand, "view", message)])
        parcels.append(mine.parcel().views)
    return parcels


def test_a_parcel_has_what_has_changed():
    assert post_after((Told(a=5), 1), (Told(a=5), 2), (Told(a=5, b=6), 3)) == [
        {"view": {"a": 5}},
        {},
        {"view": {"b": 6}},
    ]


def test_a_parcel_makes_up_for_one_that_was_not_seen():
    assert post_after((Told(a=5), 1), (Told(a=5, b=6), 1), (Told(a=5, b=6), 3)) == [
        {"view": {"a": 5}},
        {"view": {"a": 5, "b": 6}},
        {},
    ]


def test_whoever_has_seen_no_page_is_told_all_of_it():
    assert post_after((Told(), 0)) == [{"view": {"a": 1, "b": 2}}]


def test_where_another_view_is_wanted_the_page_is_laid_out_anew(monkeypatch):
    asked = []
    monkeypatch.setattr("ui.post.st.rerun", lambda: asked.append("anew"))
    mine = Post()
    mine.lay("view", Told(), {})
    mine.make_up([partial(mine.hand, "view", Told(a=2))])
    assert asked == [] and not mine.open
    mine.make_up([partial(mine.hand, "view", Told()), partial(mine.hand, "other", Told())])
    mine.make_up([])
    assert asked == ["anew", "anew"]


def test_of_a_click_the_surface_is_not_told_again():
    mine, post = Session(), Post()
    for start in (None, (1.0, 0.5)):
        mine.setup = replace(mine.setup, start=start)
        post.number += 1
        post.hand("stage", stage.message(mine, tracks(mine.setup), {}))
        post.hand("deck", deck.described(mine))
    post.seen = post.number - 1
    assert set(post.parcel().views) == set(post.parcel().items) == {"stage"}
    assert set(post.parcel().views["stage"]) <= {"start", "caption"}
    assert set(post.parcel().items["stage"]) == {"methods"}
    assert {"surface", "bands", "critical"} < {each.name for each in fields(post.told["stage"])}


def test_a_slider_changes_its_card_alone():
    mine, post = Session(Setup(methods=("adam", "newton"))), Post()
    for setup in (mine.setup, mine.setup.with_hyper("adam", "lr", 0.3)):
        post.number += 1
        post.hand("deck", deck.described(Session(setup)))
    post.seen = post.number - 1
    assert post.parcel().views == {} and set(post.parcel().items["deck"]["racers"]) == {0}


def test_a_row_of_another_length_goes_as_a_whole():
    post = Post()
    for number, row in enumerate([(Told(), Told()), (Told(), Told(a=3)), (Told(a=3),), (Told(a=4),)], start=1):
        post.number = number
        post.hand("view", Told(a=row))
    for seen, views, parts in (
        (3, {}, {0: Told(a=4)}),
        (2, {"view": {"a": (Told(a=4),)}}, None),
    ):
        post.seen = seen
        assert post.parcel().views == views
        assert post.parcel().items == ({"view": {"a": parts}} if parts else {})


def test_events_are_told_in_words_when_they_are_looked_at():
    race = tracks(Setup())
    folded, unfolded = (happened.composed(race, ("adam",), unfolded=each) for each in (False, True))
    assert folded.events is None and unfolded.events
    assert folded.count == len(unfolded.events) == sum(len(race[key].events) for key in race if key != "adam")


def test_a_part_is_stale_when_what_it_depends_on_is_another():
    mine, shown = Post(), [1]
    mine.parts["about"] = (lambda: tuple(shown), (1,))
    assert mine.stale() == []
    shown.append(2)
    assert mine.stale() == ["about"]


@pytest.mark.parametrize("kept", [{}, {POST: {}}, {POST: {"networks.set": None}}])
def test_an_event_of_a_view_that_was_left_changes_nothing(monkeypatch, kept):
    monkeypatch.setattr("streamlit.session_state", kept | {"ravine": Session(), "ravine_post": Post()})
    taken("networks.set")  # by the post, which the other page has as well
    assert brought("networks", "set", NetworksSet) is None  # and by the view itself


def test_no_message_refers_to_an_older_one_that_the_browser_may_have_dropped():
    sent = ForwardMsg()
    sent.delta.new_element.html.body = stylesheet(1.0)  # the largest that is sent with every page
    populate_hash_if_needed(sent)
    assert not sent.metadata.cacheable
