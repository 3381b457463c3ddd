"""What the deck is sent, and what it asks for: every method once, and a sentence for whatever cannot be."""

from functools import partial
from typing import Any

import pytest

from landscapes import LANDSCAPES
from optimizers import FAMILIES, OPTIMIZERS, SettingError
from optimizers.schedules import SCHEDULES, cosine, linear_ramp
from tests.ui.wire import received
from ui.race.deck import asked, described, plain
from ui.session.link import from_link
from ui.session.messages.deck import DeckChange
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
ADAM = {"method": "adam", "hyper": "lr"}
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
