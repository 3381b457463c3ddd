"""What the deck is sent, and what it asks for: every method once, and a sentence for whatever cannot be."""

from functools import partial
from typing import Any

import pytest

from landscapes import LANDSCAPES
from optimizers import FAMILIES, OPTIMIZERS, SettingError
from optimizers.schedules import SCHEDULES, Pieces, changed_from, cosine, linear_ramp
from tests.ui.wire import received
from ui.race.deck import asked, described, plain
from ui.session.hypers import Pin
from ui.session.link import from_link
from ui.session.messages.deck import DeckChange
from ui.session.pin import changes
from ui.session.refusals import reason
from ui.session.session import Session
from ui.session.setup import Setup


def sent(**fields):
    return received(described(Session(setup=Setup(**fields))))


@pytest.mark.parametrize("surface", LANDSCAPES)
@pytest.mark.parametrize("methods", [(), ("adam",), tuple(OPTIMIZERS)], ids=["none", "one", "all"])
def test_every_method_is_there_once(surface, methods):
    data = sent(surface=surface, methods=methods)
    others = [method["key"] for family in data["families"] for method in family["methods"]]
    assert [racer["key"] for racer in data["racers"]] == list(methods)
    assert sorted([*methods, *others]) == sorted(OPTIMIZERS)
    assert [family["name"] for family in data["families"]] == list(FAMILIES.values())


def test_what_a_surface_refuses_says_why_and_has_no_style():
    (racer,) = sent(surface="beale", methods=("natural_gradient",))["racers"]
    assert racer["problem"].startswith("Natural gradient needs") and racer["style"] is None
    refused = {m["key"]: m["refusal"] for f in sent(surface="beale")["families"] for m in f["methods"] if m["refusal"]}
    assert refused["natural_gradient"] == racer["problem"]


def test_under_noise_gradient_descent_is_called_by_its_other_name():
    assert sent(methods=("gradient_descent",))["racers"][0]["name"] == "Gradient descent"
    assert sent(methods=("gradient_descent",), noise=0.1)["racers"][0]["name"] == "SGD"


def test_a_schedule_is_sent_with_its_curve_and_its_numbers():
    setup, _ = from_link({"adam.lr": "cosine(0.5)", "methods": "adam", "steps": "50"})
    row = received(described(Session(setup=setup)))["racers"][0]["rows"][0]
    schedule = row["schedule"]
    assert (row["value"], schedule["kind"]) == (0.5, "cosine")
    assert schedule["values"] == [cosine(0.5, steps=50)(s) for s in range(50)]
    rate = OPTIMIZERS["adam"].hyper("lr")
    ranges = {r["name"]: (r["value"], r["low"], r["scale"], r["whole"]) for r in schedule["parameters"]}
    assert ranges == {
        "start": (0.5, rate.low, "log", False),
        "steps": (50, 1, "log", True),
        "end": (0, rate.low, "log", False),
    }


wish = partial(DeckChange, serial=1, final=True)
ADAM: dict[str, Any] = {"method": "adam", "hyper": "lr"}
SCHEDULED = Setup().with_hyper("adam", "lr", cosine(0.2, steps=300))


@pytest.mark.parametrize(
    ("setup", "event", "value"),
    [
        (Setup(), {"value": 0.3}, 0.3),
        (Setup(), {"value": None}, None),
        (Setup(), {"value": "cosine(0.3)"}, cosine(0.3, steps=300)),
        (Setup(), {"kind": "cosine"}, cosine(0.1, steps=300)),
        (Setup(steps=40), {"kind": "cosine"}, cosine(0.1, steps=40)),
        (SCHEDULED, {"kind": "cosine"}, cosine(0.2, steps=300)),
        (SCHEDULED, {"kind": "constant"}, SCHEDULES["constant"](0.2)),
        (SCHEDULED, {"parameter": "steps", "value": 20}, cosine(0.2, steps=20)),
        (SCHEDULED, {"parameter": "end", "value": 0.01}, cosine(0.2, steps=300, end=0.01)),
        (SCHEDULED, {"parameter": "end", "value": None}, cosine(0.2, steps=300)),
        (SCHEDULED, {"value": 0.3}, 0.3),
    ],
)
def test_what_a_reader_asks_for(setup, event, value):
    assert asked(setup, wish(**ADAM | event)) == value


PIECES = Setup().with_hyper("adam", "lr", Pieces(0.2, ((60, 0.02), (90, 0.3))))
BOTH = SCHEDULED.with_hyper("adam", "lr", changed_from(cosine(0.2, steps=300), 60, 0.02))


@pytest.mark.parametrize(
    ("setup", "event", "value"),
    [
        (Setup(), {"value": 0.3, "since": 60}, Pieces(0.1, ((60, 0.3),))),
        (Setup(), {"value": None, "since": 60}, Pieces(0.1, ((60, 0.1),))),
        (SCHEDULED, {"value": 0.3, "since": 60}, Pieces(cosine(0.2, steps=300), ((60, 0.3),))),
        (PIECES, {"value": 0.3, "since": 120}, Pieces(0.2, ((60, 0.02), (90, 0.3), (120, 0.3)))),
        (PIECES, {"value": 0.5, "since": 90}, Pieces(0.2, ((60, 0.02), (90, 0.5)))),
        (PIECES, {"value": 0.5, "since": 10}, Pieces(0.2, ((10, 0.5),))),
        (PIECES, {"value": 0.5, "at": 60}, Pieces(0.2, ((60, 0.5), (90, 0.3)))),
        (PIECES, {"value": None, "at": 60}, Pieces(0.2, ((90, 0.3),))),
        (PIECES, {"since": 100, "at": 60}, Pieces(0.2, ((90, 0.3), (100, 0.02)))),
        (PIECES, {"value": 0.5}, Pieces(0.5, ((60, 0.02), (90, 0.3)))),
        (PIECES, {"value": None}, Pieces(0.1, ((60, 0.02), (90, 0.3)))),
        (PIECES, {"value": "pieces(0.3,7=0.1)"}, Pieces(0.3, ((7, 0.1),))),
        (PIECES, {"kind": "cosine"}, Pieces(cosine(0.2, steps=300), ((60, 0.02), (90, 0.3)))),
        (BOTH, {"parameter": "end", "value": 0.01}, Pieces(cosine(0.2, steps=300, end=0.01), ((60, 0.02),))),
    ],
)
def test_what_a_reader_changes_from_a_step_on(setup, event, value):
    assert asked(setup, wish(**ADAM | event)) == value


def test_what_changes_no_more_is_a_number_or_a_schedule_again():
    alone = Setup().with_hyper("adam", "lr", changed_from(0.2, 60, 0.02))
    gone = alone.with_hyper("adam", "lr", asked(alone, wish(method="adam", hyper="lr", at=60)))
    assert gone.hypers == {("adam", "lr"): 0.2}
    assert BOTH.with_hyper("adam", "lr", asked(BOTH, wish(method="adam", hyper="lr", at=60))) == SCHEDULED
    constant = BOTH.with_hyper("adam", "lr", asked(BOTH, wish(method="adam", hyper="lr", kind="constant")))
    assert constant.hypers == {("adam", "lr"): changed_from(0.2, 60, 0.02)}


def test_changes_are_sent_with_the_curve_they_make():
    setup, notes = from_link({"adam.lr": "pieces(0.5,20=0.1,45=0.2)", "methods": "adam", "steps": "50"})
    row = received(described(Session(setup=setup)))["racers"][0]["rows"][0]
    assert not notes and (row["value"], row["schedule"]["kind"], row["schedule"]["parameters"]) == (0.5, "constant", [])
    assert row["schedule"]["values"] == [0.5] * 20 + [0.1] * 25 + [0.2] * 5
    assert row["changes"] == [{"step": 20, "value": 0.1}, {"step": 45, "value": 0.2}]


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ({"value": "x", "since": 60}, "α must be a number"),
        ({"value": 0.1, "since": 0}, "step must be a whole number of at least 1; 0 is not."),
        ({"value": 0.1, "since": "soon"}, "step must be a whole number"),
        ({"since": 90, "at": 60}, "There is a change at step 90 already"),
        ({"since": 2.5, "at": 60}, "2.5 is not."),
        ({"value": 0.1, "at": 61}, "There is no change at step 61."),
        ({"value": -1, "at": 60}, "α must be at least 0; −1 is not."),
        ({"value": "x"}, "α must be a number"),
        ({"value": "0,3"}, "α must be a number of at least 0. Write 0.3 with a point."),
        ({"value": "0,3", "since": 60}, "Write 0.3 with a point."),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_a_sentence(event, says):
    with pytest.raises(SettingError) as caught:
        asked(PIECES, wish(**ADAM | event))
    assert says in reason(caught.value)


def test_a_change_comes_before_the_last_step_that_a_race_can_have():
    _, notes = from_link({"adam.lr": "pieces(0.5,2000=0.1)", "adam.beta1": "pieces(0.9,60=1)"})
    assert "A change must come before step 2,000" in notes[0]
    assert "at step 61 its schedule gives 1" in notes[1] and len(notes) == 2


def test_a_pinned_run_is_told_apart_in_words():
    setup, _ = from_link({"methods": "momentum", "pin": "momentum", "momentum.beta": "pieces(0.9,60=0.8)"})
    assert setup.pin and changes(setup, setup.pin) == ["β 0.9 → 0.9, then 0.8 from step 60"]


def test_momentum_begins_to_rise_as_the_literature_advises():
    event: dict[str, Any] = {"method": "momentum", "hyper": "beta", "kind": "linear_ramp"}
    assert asked(Setup(steps=100), wish(**event)) == linear_ramp(0.5, 0.9, steps=100)


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ({"kind": "cosin"}, "did you mean “cosine”?"),
        ({"kind": 7}, "There is no schedule called “7”"),
        ({"value": "cosine(x)"}, "“x” is not a number"),
        ({"hyper": "rate", "value": 1}, "There is no setting of Adam called “rate”"),
        ({"parameter": "stepz", "value": 1}, "did you mean “steps”?"),
        ({"parameter": "steps", "value": "many"}, "steps must be a whole number"),
    ],
)
def test_what_cannot_be_had_is_refused_with_a_sentence(event, says):
    with pytest.raises(SettingError) as caught:
        asked(SCHEDULED, wish(**ADAM | event))
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("symbol", "text"),
    [(r"\beta_1", "β₁"), ("c_{2}", "c₂"), (r"\varepsilon", "ε"), ("T", "T"), (r"\Delta_{\min}", "Δₘᵢₙ")],
)
def test_symbols_as_plain_text(symbol, text):
    assert plain(symbol) == text


def test_no_symbol_needs_more_than_plain_text():
    hypers = [h for method in OPTIMIZERS.values() for h in method.hypers]
    hypers += [h for kind in SCHEDULES.values() for h in kind.hypers]
    assert {h.symbol for h in hypers if set(plain(h.symbol)) & set("\\_{}^")} == set()


def test_lookahead_is_a_row_that_brings_a_second_one():
    names = [row["name"] for row in sent(methods=("adam",))["racers"][0]["rows"]]
    assert names == ["lr", "beta1", "beta2", "eps", "every", "clip"]
    setup, notes = from_link({"methods": "adam", "adam.every": "4", "adam.pull": "0.7"})
    *_, every, pull, clip = received(described(Session(setup=setup)))["racers"][0]["rows"]
    assert (notes, every["off"], every["optional"], clip["off"]) == ([], False, True, True)
    assert (every["value"], pull["value"]) == (4, 0.7)
    assert setup.race("adam").optimizer.name == "Adam" and "slow" in setup.race("adam").optimizer.state
    without = setup.with_hyper("adam", "every", None)
    assert without.race("adam") == Setup().race("adam")


def test_clipping_is_a_row_without_a_number_until_it_is_set():
    *_, off = sent(methods=("adam",))["racers"][0]["rows"]
    assert (off["name"], off["optional"], off["off"], off["value"]) == ("clip", True, True, 1)
    setup, notes = from_link({"methods": "adam", "adam.clip": "0.5"})
    racer = received(described(Session(setup=setup)))["racers"][0]
    assert notes == [] and racer["changed"] and (racer["rows"][-1]["off"], racer["rows"][-1]["value"]) == (False, 0.5)
    wish = partial(DeckChange, serial=1, method="adam", hyper="clip", final=True)
    assert asked(Setup(), wish(value=2.0)) == 2.0 and asked(setup, wish(value=None)) is None
    pieces = setup.with_hyper("adam", "clip", changed_from(0.5, 60, 0.1))
    assert asked(pieces, wish(value=None)) is None
    with pytest.raises(SettingError, match=r"Gradient clipping is off\. Switch it on"):
        asked(Setup(), wish(value=2.0, since=10))
    assert changes(pieces, Pin("adam")) == ["c none → 0.5, then 0.1 from step 60"]
