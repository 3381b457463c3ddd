"""A lecture: what a link hides is not there, what it locks stays, and there is a way out."""

from dataclasses import fields, replace
from functools import partial
from operator import attrgetter
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings

from tests.ui.page import at, ran
from tests.ui.test_links_round_trip import setups
from tests.ui.wire import received
from ui.networks import deck as trainers
from ui.panel import numbers, shape, surfaces
from ui.panel.controls import locked_words
from ui.race import deck
from ui.session.lecture import hidden, kept, refusals
from ui.session.link import from_link, to_link
from ui.session.networks.setup import NETWORK, NetworkSetup
from ui.session.pages import PAGES, RACE
from ui.session.parts import EMBEDDED, HIDDEN_TOGETHER, LOCKABLE, LOCKED_TOGETHER, PARTS
from ui.session.presets import PRESETS
from ui.session.session import Session
from ui.session.setup import Setup
from ui.share import composed
from ui.state import change, turn_to


def test_what_a_part_changes_are_fields_of_the_set_up_each_of_one_part():
    owned = [field for part in PARTS.values() for field in part.fields]
    assert len(owned) == len(set(owned))
    of_networks = {f"net.{field.name}" for field in fields(NetworkSetup)}
    assert set(owned) <= {field.name for field in fields(Setup)} | of_networks
    assert {f"net.{name}" for name in NETWORK} | {"net.hypers"} <= set(owned)


@pytest.mark.slow("drawn links, each on a page")
@settings(max_examples=40)
@given(setups, setups)
def test_a_lock_is_kept_whatever_is_asked(before, asked):
    asked = replace(asked, lock=before.lock, lesson=before.lesson, scene=before.scene)
    told = {PARTS[name].what for name in before.lock if held(before, name) != held(asked, name)}
    assert set(kept(before, asked)) == told
    assert len(refusals(before, asked)) == len(told)
    assert refusals(before, replace(asked, lock=())) == [] or before.lock == ()


def held(setup, part):
    return [attrgetter(field)(setup) for field in PARTS[part].fields]


def test_an_embedded_page_shows_the_map_the_caption_and_the_playback():
    assert hidden(Setup()) == ()
    assert set(PARTS) - set(hidden(Setup(), embedded=True)) == set(EMBEDDED)
    assert "caption" in hidden(Setup(hide=("caption",)), embedded=True)


def test_what_is_hidden_is_not_there(opened, monkeypatch):
    panel = []
    for module in (surfaces, shape, numbers):
        name = module.__name__.rpartition(".")[2]
        monkeypatch.setattr(module, f"_{name}", lambda name=name, **_: panel.append(name))
    page = opened(hide="surface,start,run,scoreboard,rules,tabs", noise="0.1", fan="2", steps="5")
    assert panel == [] and not page.expander and not page.latex
    everything = opened(noise="0.1", fan="2", steps="5")
    assert panel == ["surfaces", "shape", "numbers"] and everything.expander


@pytest.mark.parametrize("part", ["start", "run", "surface"])
def test_what_is_locked_can_be_seen(opened, part):
    page = opened(lock=part, surface="own", methods="adam", steps="20")
    assert "Locked by this link" in page.caption[0].value and PARTS[part].what.lower() in page.caption[0].value
    mine = page.session_state["ravine"]
    panel = numbers.composed(mine, tuple(numbers.FIELDS))
    assert panel.start and panel.run
    locked = {"start": panel.start.locked, "run": panel.run.locked, "surface": shape.sliders(mine).locked}
    assert locked == {name: name == part for name in locked}


def test_whoever_asks_what_is_locked_stays_and_that_is_told(monkeypatch):
    """Also where a browser is made to ask nevertheless."""
    mine = Session(Setup(lock=("start", "methods")))
    monkeypatch.setattr("ui.state.st.session_state", {"ravine": mine})
    for ask in (change, partial(turn_to, RACE)):
        before, mine.notes = mine.setup, []
        ask(replace(before, start=(1, 1), steps=7))
        assert (mine.setup, mine.next_page) == (before, None)
        assert mine.notes == ["Start: this link locks it, so nothing was changed."]
    change(replace(mine.setup, steps=7), final=False)
    assert (mine.setup.steps, mine.notes) == (7, [])


def test_the_composer_begins_with_what_the_link_has():
    setup = Setup(hide=("curves",), lock=("start",), size=1.5, play="loop", speed=0.5)
    told = received(composed(setup, RACE, share=True, leave=True))
    states = {part["name"]: part["state"] for part in told["parts"]}
    assert states["curves"] == "hide" and states["start"] == "lock" and states["surface"] == "show"
    assert {part["name"] for part in told["parts"] if part["lockable"]} == set(LOCKABLE)
    assert (told["size"], told["play"], told["speed"]) == (1.5, "loop", "0.5")
    assert {speed["value"] for speed in told["speeds"]} >= {told["speed"], told["defaults"]["speed"]}


def test_the_way_out_is_mounted_where_there_is_something_to_leave(opened, monkeypatch):
    mounted = []
    monkeypatch.setattr("ui.share._share", lambda **given: mounted.append(given["data"]))
    for link, found in (({}, [False]), ({"hide": "curves"}, [True]), ({"lock": "run", "hide": "share"}, [True])):
        mounted.clear()
        opened(methods="none", **link)
        assert [data.leave for data in mounted] == found
    mounted.clear()
    opened(methods="none", hide="share,leave")
    assert mounted == []


def test_a_link_names_many_parts_by_one_word():
    setup = Setup(hide=HIDDEN_TOGETHER["all-but-picture"], lock=LOCKED_TOGETHER["settings"], free="momentum.lr")
    link = {"surface": "ravine", "hide": "all-but-picture", "lock": "settings", "free": "momentum.lr"}
    assert to_link(setup) == link and from_link(link) == (setup, [])
    assert from_link({"lock": "settings,tools"})[0].lock == tuple(n for n in LOCKABLE if n in {*setup.lock, "tools"})


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.title)
def test_a_preset_is_a_link_of_a_few_words_that_every_page_of_its_can_read(preset):
    composition = {"hide": preset.hide, "lock": preset.lock, "size": preset.size, "play": preset.play}
    setup = Setup(**composition, predict=preset.predict, free="adam.lr" if preset.frees else "")
    link = to_link(setup)
    assert from_link(link) == (setup, []) and len(urlencode(link)) < 60
    assert preset.what.endswith(".") and preset.what.count(".") - preset.what.count("1.5") == 1
    for file in preset.pages:
        told = received(composed(setup, file, share=True, leave=True))
        assert preset.title in [each["title"] for each in told["presets"]]


def test_the_rate_that_a_link_leaves_free_is_all_that_can_be_changed(monkeypatch):
    mine = Session(Setup(lock=LOCKED_TOGETHER["settings"], free="momentum.lr"))
    monkeypatch.setattr("ui.state.st.session_state", {"ravine": mine})
    change(mine.setup.with_hyper("momentum", "lr", 0.003), final=False)
    assert mine.setup.hypers == {("momentum", "lr"): 0.003} and mine.notes == []
    for other in (("momentum", "beta"), ("adam", "lr")):
        change(mine.setup.with_hyper(*other, 0.5), final=False)
        assert other not in mine.setup.hypers and mine.notes
    free = [(racer.key, row.name) for racer in deck.described(mine).racers for row in racer.rows if not row.locked]
    assert free == [("momentum", "lr")]
    trained = replace(mine.setup, net=mine.setup.net.with_methods({"adam"}), free="adam.lr")
    locked = {row.name: row.locked for row in trainers.rows(trained, "adam")}
    assert locked.pop("lr") is False and all(locked.values())
    assert (
        locked_words(mine.setup) == "Locked by this link: all settings. You can change the learning rate of Momentum."
    )


@pytest.mark.slow("lays out every page")
@pytest.mark.parametrize("file", PAGES)
def test_the_composer_offers_the_parts_that_a_page_asks_for(file, monkeypatch):
    """As it is laid out; what its views hide by themselves they are told in their message."""
    asked = set()

    class Asked(tuple):
        def __contains__(self, part):
            asked.add(part)
            return False

    monkeypatch.setattr("ui.lecture.hidden", lambda *_, **__: Asked())
    ran(at(file, surface="ravine", steps="5"))
    here = {
        part["name"] for part in received(composed(Setup(), file, share=True, leave=False))["parts"] if part["here"]
    }
    assert {"question", "tabs", "share"} <= asked and asked <= here
