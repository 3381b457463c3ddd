"""A run is pinned, a setting is moved, and the difference is told and drawn."""

import re

from playwright.sync_api import expect

from experiments import run
from experiments.geometry.known import target
from landscapes import LANDSCAPES

RAVINE = LANDSCAPES["ravine"]


def arrived(beta):
    value = run(RAVINE, "momentum", RAVINE.start, hypers={"beta": beta}, steps=300).value[:, 0]
    return int((value <= target(RAVINE)).argmax())


def test_a_pinned_run_stays_while_its_method_changes(visit):
    stage = visit("?view=map&methods=momentum,adam")
    card, legend = stage.card("Momentum"), stage.page.get_by_test_id("legend")
    pin = card.get_by_role("button", name="Pin this run of Momentum")
    pin.click()
    expect(pin).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_role("status")).to_contain_text("Change a setting")
    expect(legend).to_contain_text("pinned Momentum, α = 0.01, β = 0.9")
    kept = stage.paths()["momentum"]

    with stage.repainted():
        stage.type("Momentum, Momentum, exact value", "0.8")
    sooner = arrived(0.9) - arrived(0.8)
    expect(card.get_by_role("status")).to_contain_text(f"β 0.9 → 0.8: arrived {sooner} steps sooner")
    assert stage.root.evaluate("({ race: { pinned: { x, y } } }) => [[...x], [...y]]") == kept
    assert stage.paths()["momentum"] != kept
    expect(stage.page).to_have_url(re.compile(r"pin=momentum(&|$)"))

    stage.card("Momentum").get_by_role("switch").click()
    absent = stage.deck.locator(".rv-absent")
    expect(absent).to_contain_text("Momentum is pinned and does not race")
    absent.get_by_role("button", name="Unpin").click()
    expect(absent).to_be_hidden()
    expect(stage.page).not_to_have_url(re.compile("pin="))
    expect(legend).to_be_hidden()
