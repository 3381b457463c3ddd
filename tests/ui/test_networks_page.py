"""The page Networks: its controls, its deck, what the view is told, and what it asks for."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from networks.presets import PRESETS
from tests.ui.page import Address, at, ran, set_up
from tests.ui.wire import differing, received
from ui.networks import deck, exports, panel, stage
from ui.session.link import from_link, to_link
from ui.session.messages.deck import DeckChange
from ui.session.networks.comparisons import COMPARISONS
from ui.session.networks.observations import OBSERVATIONS
from ui.session.networks.setup import COMPARE, NETWORK, TABS, NetworkSetup
from ui.session.networks.trainers import TRAINERS
from ui.session.networks.trainings import Trainings
from ui.session.pages import NETWORKS
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import Setup

RAVINE = {"surface": "ravine"}  # every link says its surface
SINE = {"net.data": "sine", "net.methods": "adam,lbfgs", "net.adam.lr": "cosine(0.1)", "net.adam.clip": "2"}
DIGITS = {"net.data": "digits", "net.components": "5", "net.tab": "curvature", "net.hidden": "8"}


@pytest.fixture
def visit(monkeypatch):
    """visit(link) -> the page after its first run; no process trains."""
    monkeypatch.chdir(panel.__file__.rsplit("/ui/", 1)[0])
    monkeypatch.setattr(Trainings, "_follow", lambda *_: None)
    monkeypatch.setattr(stage, "TRAININGS", Trainings())
    return lambda link=None: ran(at(NETWORKS, **link or {}))


@pytest.mark.parametrize("link", [{}, SINE, DIGITS], ids=["moons", "sine", "digits"])
def test_messages_arrive_as_they_were_sent(link, monkeypatch):
    monkeypatch.setattr("ui.networks.stage.st.session_state", {})
    setup, notes = from_link(link)
    told = stage.message(Session(setup))
    assert notes == [] and differing(told, received(told)) == []
    assert len(told.methods) == len(setup.net.methods) and told.layers[-1] == "Output layer"
    assert told.views.startswith(f"training/{told.training}/matrices/") == (link is DIGITS)
    assert {"sine": "curve", "digits": "confusion"}.get(setup.net.data, "plane") == told.picture
    cards = deck.described(Session(setup))
    assert differing(cards, received(cards)) == []
    rows = {row.name: row for row in cards.racers[setup.net.methods.index("adam")].rows}
    assert rows["clip"].off == (link is not SINE) and rows["l2"].fixed and not rows["lr"].fixed


def test_every_method_trains_or_says_why_it_cannot():
    cards = deck.described(Session())
    offered = {method.key: method.refusal for family in cards.families for method in family.methods}
    assert {key for key, why in offered.items() if why is None} | set(Setup().net.methods) == set(TRAINERS)
    assert offered["newton"]
    (card,) = deck.described(Session(Setup(net=NetworkSetup(methods=("lbfgs",))))).racers
    assert "all samples in each step" in card.teaches


def test_the_page_shows_what_the_link_says(visit):
    page = visit({"net.hidden": "8,8", "net.batch": "20", "net.batch_norm": "yes", "net.noise": "0.1"})
    assert page.text_input(key="net_hidden").value == "8, 8"
    assert page.number_input(key="net_batch").value == 20 and page.toggle(key="net_batch_norm").value
    assert page.number_input(key="net_noise").value == 0.1


def test_what_is_set_goes_into_the_link_and_begins_another_training(visit):
    page = visit()
    before = set_up(page).net.digest
    page.text_input(key="net_hidden").set_value("8, 8")
    page.selectbox(key="net_activation").set_value("relu")
    ran(page)
    assert to_link(set_up(page)) == RAVINE | {"net.hidden": "8,8", "net.activation": "relu"}
    assert page.query_params["net.hidden"] == "8,8"
    now, then = map(stage.TRAININGS.find, (set_up(page).net.digest, before))
    assert now and now.status == "running" and then and then.status == "done"


def test_other_data_leave_what_was_chosen_for_those_before(visit):
    page = visit({"net.noise": "0.1", "net.loss": "squared_error"})
    page.selectbox(key="net_data").set_value("sine")
    ran(page)
    assert to_link(set_up(page)) == RAVINE | {"net.data": "sine"}


def test_batches_of_all_samples_stay_so(visit):
    page = visit({"net.batch": "200"})
    page.number_input(key="net_samples").set_value(50)
    ran(page)
    assert to_link(set_up(page)) == RAVINE | {"net.samples": "50", "net.batch": "50"}


@pytest.mark.parametrize(
    ("widget", "value", "sentence"),
    [
        (("text_input", "net_hidden"), "16,x", "which is not a number"),
        (("text_input", "net_hidden"), ",".join(["32"] * 6), "units in each would fit"),
        (("number_input", "net_batch"), 300, "more than the 200 samples"),
    ],
)
def test_what_cannot_be_is_answered_beside_it_and_nothing_is_lost(visit, widget, value, sentence):
    page = visit()
    kind, key = widget
    getattr(page, kind)(key=key).set_value(value)
    ran(page)
    assert set_up(page).net == NetworkSetup()
    assert any(sentence in each.value and "The old value is kept" in each.value for each in page.text)


def test_what_is_locked_or_hidden_cannot_be_changed(visit):
    page = visit({"lock": "network,trainers", "hide": "network_data"})
    assert page.text_input(key="net_hidden").disabled and not page.number_input(key="net_batch").disabled
    assert all(each.key != "net_data" for each in page.selectbox)
    assert deck.described(page.session_state["ravine"]).locked == ("methods", "add")


def wish(**changed):
    return replace(DeckChange(1, method="adam", final=True), **changed)


def test_the_deck_changes_methods_and_their_settings():
    net = NetworkSetup()
    assert "adam" not in deck.chosen(net, wish(on=False)).methods
    with pytest.raises(Unusable, match="at most 4 can train"):
        deck.chosen(net, wish(method="lion", on=True))
    alone = replace(net, methods=("adam",))
    with pytest.raises(Unusable, match="keep at least one"):
        deck.chosen(alone, wish(on=False))
    changed = deck.chosen(net, wish(hyper="lr", value=0.1))
    assert changed.hypers == {("adam", "lr"): 0.1} and deck.chosen(changed, wish(reset=True)) == net
    assert deck.chosen(changed, wish(hyper="lr", value=TRAINERS["adam"].hyper("lr").default)) == net
    limited = deck.chosen(net, wish(hyper="clip", value=2))
    assert limited.training().entries[-1].clip == 2 and deck.chosen(limited, wish(hyper="clip")) == net


def test_a_method_too_many_is_refused_at_the_search_box_with_what_to_do(monkeypatch):
    mine = Session()
    monkeypatch.setattr(deck, "session", lambda: mine)
    monkeypatch.setattr(deck, "brought", lambda *_: wish(method="lion", on=True))
    deck._changed()
    told = deck.described(mine)
    assert told.problem and told.problem.endswith("at most 4 can train. Switch one off first.")
    assert not any(racer.problem for racer in told.racers)
    monkeypatch.setattr(deck, "change", lambda setup, **_: None)
    monkeypatch.setattr(deck, "brought", lambda *_: wish(on=False))
    deck._changed()
    assert deck.described(mine).problem is None


def test_the_view_stops_the_training_goes_on_and_looks_elsewhere(monkeypatch):
    mine, state, asked = Session(), {}, []
    state["ravine"] = mine
    for module in ("ui.networks.stage", "ui.state", "ui.post"):
        monkeypatch.setattr(f"{module}.st.session_state", state)
    monkeypatch.setattr("ui.state.st.query_params", Address())

    def stopped(name):
        asked.append(("stop", name))
        return True  # others read it

    failed: list[str] = []
    noted = SimpleNamespace(
        stop=stopped,
        start_together=lambda setups: asked.extend(("start", setup.digest) for setup in setups),
        failed=failed.__contains__,
    )
    monkeypatch.setattr(stage, "TRAININGS", noted)
    digest = mine.setup.net.digest
    told: dict[str, object] = {}
    monkeypatch.setattr(stage, "brought", lambda _, __, kind: kind(serial=1, **told))
    stage.wanted(mine)
    told = {"going": False}
    stage._run()
    stage.wanted(mine)
    assert not stage.message(mine).going and stage.message(mine).shared
    assert asked == [("start", digest), ("stop", digest)]
    told = {"going": True}
    stage._run()
    stage.wanted(mine)
    assert stage.message(mine).going and not stage.message(mine).shared and {*asked[2:]} == {("start", digest)}
    failed.append(digest)  # it is begun again when the reader says so, and not whenever the page runs
    asked.clear()
    stage.wanted(mine)
    assert asked == []
    stage._run()
    assert asked == [("start", digest)]
    failed.clear()
    told = {"name": "plane", "value": "ends", "final": True}
    stage._set()
    assert mine.setup.net.plane == "ends" and mine.setup.net.digest == digest
    for bad in ({"name": "steps", "value": 5}, {"name": "plane", "value": "nowhere"}):
        told = {"final": True, **bad}
        stage._set()
    assert to_link(mine.setup) == RAVINE | {"net.plane": "ends"}
    mine.setup = replace(mine.setup, net=replace(mine.setup.net, seed=1))
    stage.wanted(mine)
    assert asked[1:] == [("stop", digest), ("start", mine.setup.net.digest)]


@pytest.mark.parametrize("compare", COMPARISONS)
def test_variants_differ_by_the_switch_alone_and_the_set_up_is_one_of_them(compare, monkeypatch):
    monkeypatch.setattr("ui.networks.stage.st.session_state", {})
    net = NetworkSetup(tab=COMPARE, compare=compare, methods=("adam",), batch=16)
    told = stage.message(Session(Setup(net=net)))
    assert [each.training for each in told.variants].count(told.training) == 1
    assert len({each.training for each in told.variants}) == len(told.variants) > 1
    assert differing(told, received(told)) == []
    assert set(stage.looked_through(net)) == {each.training for each in told.variants}
    assert all(each.plane == f"training/{each.training}/compared/all/adam" for each in told.variants)
    same = {"samples", "seed", "steps", "hidden", "methods", "noise", "data"}
    for setup in stage.looked_through(net).values():
        assert all(getattr(setup, name) == getattr(net, name) for name in same)
    elsewhere = replace(net, tab="learned")
    assert stage.message(Session(Setup(net=elsewhere))).variants == ()
    assert list(stage.looked_through(elsewhere)) == [told.training]


def test_where_what_is_expected_is_not_seen_a_question_shows_it_unless_that_is_locked(monkeypatch):
    state: dict[str, Any] = {}
    for module in ("ui.networks.stage", "ui.state", "ui.post"):
        monkeypatch.setattr(f"{module}.st.session_state", state)
    monkeypatch.setattr("ui.state.st.query_params", Address())
    state["ravine"] = mine = Session(Setup(net=NetworkSetup(tab=COMPARE)), link={})
    example = stage.message(mine).example
    assert example and "In a network with 10 hidden layers of ReLU units, they do." in example.otherwise
    assert {example.fewer, example.than} < {each.key for each in stage.message(mine).variants}
    monkeypatch.setattr(stage, "brought", lambda _, __, kind: kind(serial=1, question=example.question))
    before, mine.setup = mine.setup, replace(mine.setup, lock=("training",))
    assert stage.message(mine).example is None
    stage._ask()
    assert mine.setup.net == before.net
    mine.setup = before
    stage._ask()
    assert mine.setup.net == OBSERVATIONS[example.question].setup and mine.setup.net.tab == COMPARE
    assert stage.message(mine).example is None


def test_a_variant_that_does_not_fit_says_why():
    net = NetworkSetup(tab=COMPARE, hidden=(*[32] * 5, 18), methods=("adam",)).fitting()
    refused = {each.key: each.refusal for each in stage.told_variants(net) if not each.training}
    assert set(refused) == {"batch_norm", "both"} and all("5,000 are the most" in each for each in refused.values())
    assert len(stage.looked_through(net)) == 2


def test_a_variant_becomes_the_set_up_unless_that_is_locked(monkeypatch):
    mine, state = Session(), {}
    state["ravine"] = mine
    for module in ("ui.networks.stage", "ui.state", "ui.post"):
        monkeypatch.setattr(f"{module}.st.session_state", state)
    monkeypatch.setattr("ui.state.st.query_params", Address())
    key = "both"
    monkeypatch.setattr(stage, "brought", lambda _, __, kind: kind(serial=1, variant=key))
    stage._take()
    assert to_link(mine.setup) == RAVINE | {"net.skip": "yes", "net.batch_norm": "yes"}
    taken = mine.setup
    key = "nothing"
    stage._take()
    key = "plain"
    mine.setup = replace(mine.setup, lock=("network",))
    assert "variants" in stage.message(mine).locked
    stage._take()
    assert mine.setup.net == taken.net


@pytest.mark.parametrize("key", OBSERVATIONS)
def test_a_question_sets_up_the_training_of_its_preset(key):
    found, wanted = OBSERVATIONS[key].setup, PRESETS[key].training()
    made = found.fitting().training()
    assert made.net == wanted.net and (made.batch or made.samples) and made.steps == wanted.steps
    assert (made.samples.X == wanted.samples.X).all() and made.batched == wanted.batched
    assert [entry.values(9) for entry in made.entries] == [
        entry.values(9) for entry in sorted(wanted.entries, key=lambda each: found.methods.index(each.method))
    ]
    assert found.tab in TABS and from_link(to_link(Setup(net=found)))[0].net == found


def test_a_question_is_asked_in_the_panel_and_told_of_while_its_set_up_stands(visit):
    page = visit()
    page.selectbox(key="net_question").set_value("batch_8")
    ran(page)
    assert set_up(page).net == OBSERVATIONS["batch_8"].setup
    assert any(OBSERVATIONS["batch_8"].look == each.value for each in page.caption)
    page.number_input(key="net_steps").set_value(100)
    ran(page)
    assert page.selectbox(key="net_question").value is None and set_up(page).net.steps == 100


def test_every_field_of_the_training_has_a_control(visit):
    page = visit(DIGITS | {"net.tab": "learned"})
    shown = {each.key for kind in ("selectbox", "number_input", "text_input", "toggle") for each in getattr(page, kind)}
    besides = {"methods", "tab", "plane", "of", "method", "matrix", "compare", "muted"}  # of the deck and of the view
    assert {name for name in NETWORK if f"net_{name}" not in shown} == besides


def test_a_training_is_taken_home_as_a_script_and_a_table(visit, monkeypatch):
    setup = visit().session_state["ravine"].setup
    monkeypatch.setattr(exports, "TRAININGS", stage.TRAININGS)
    monkeypatch.setattr(exports, "session", None)  # a button makes its file in a thread that has none
    head, *rows = exports.curves_table(setup.net).splitlines()
    assert head == "method,step,loss,held_out_loss,accuracy,held_out_accuracy"
    assert len(rows) == 4 * 101 and rows[-1].startswith("adam,300,0.0")
    other = replace(setup, net=replace(setup.net, data="circles", hidden=(8, 8), methods=("adam",)))
    script = exports.torch_script(other, "http://localhost/")
    assert "Adam on a network of 2-8-8-2" in script
    assert "http://localhost/networks?surface=ravine&net.data=circles" in script
