"""The controls beside the stage: every one of them changes what it says, and nothing else."""

import re

import pytest
from playwright.sync_api import expect

RATE = "Learning rate, Adam"


def differing(before, after):
    assert before.keys() == after.keys()
    return {method for method, text in before.items() if after[method] != text}


def test_a_slider_changes_one_method(visit):
    stage = visit("?view=map&surface=beale")
    before = stage.rows()
    slider = stage.page.get_by_role("slider", name=RATE, exact=True)
    slider.press("ArrowLeft")
    expect(stage.page).to_have_url(re.compile(r"adam\.lr="))
    expect(stage.scores.locator("[data-method=adam]")).not_to_have_text(before["adam"], use_inner_text=True)
    assert differing(before, stage.rows()) == {"adam"}


def test_a_slider_is_dragged_coarse_and_fine_put_back_and_typed_into(visit):
    stage = visit("?view=map")
    value, address = stage.field(f"{RATE}, exact value"), stage.page.url
    rail = stage.card("Adam").locator(".rv-rail").first
    rail.scroll_into_view_if_needed()
    box = rail.bounding_box()
    assert box and box["width"] >= 230
    mouse, keyboard = stage.page.mouse, stage.page.keyboard

    def to(place):
        mouse.move(box["x"] + place * box["width"], box["y"] + box["height"] / 2)

    to(0.6)  # of the way from 1e-5 to 1
    mouse.down()
    expect(value).to_have_value("0.01")
    to(0.7)
    assert len(value.input_value().replace("0.", "").strip("0")) <= 2
    coarse = float(value.input_value())
    keyboard.down("Shift")
    to(0.9)
    keyboard.up("Shift")
    assert coarse == pytest.approx(10**-1.5, rel=0.05)
    assert float(value.input_value()) == pytest.approx(10**-1.4, rel=0.02)
    assert stage.page.url == address
    keyboard.press("Escape")
    expect(value).to_have_value("0.1")
    mouse.up()
    to(0.4)
    mouse.down()
    mouse.up()
    expect(value).to_have_value("0.001")
    expect(stage.page).to_have_url(re.compile(r"adam\.lr=0\.001"))
    value.dblclick()
    keyboard.type("0.05")
    keyboard.press("Enter")
    expect(stage.page).to_have_url(re.compile(r"adam\.lr=0\.05"))


def test_an_exact_value_can_be_typed_and_put_back(visit):
    stage = visit("?view=map&surface=beale")
    first = stage.row("adam")
    reset = stage.page.get_by_role("button", name="Reset Adam to its defaults")
    expect(reset).to_be_hidden()
    stage.type(f"{RATE}, exact value", "0.0123")
    expect(stage.page).to_have_url(re.compile(r"adam\.lr=0\.0123"))
    expect(stage.scores.locator("[data-method=adam]")).not_to_have_text(first, use_inner_text=True)
    reset.click()
    expect(stage.page).not_to_have_url(re.compile("adam"))
    expect(stage.field(f"{RATE}, exact value")).to_have_value("0.1")
    expect(stage.scores.locator("[data-method=adam]")).to_have_text(first, use_inner_text=True)


def test_an_emptied_value_is_the_default_again(visit):
    stage = visit("?view=map&adam.lr=0.02")
    stage.type(f"{RATE}, exact value", "")
    expect(stage.page).not_to_have_url(re.compile("adam"))
    expect(stage.field(f"{RATE}, exact value")).to_have_value("0.1")


def test_a_value_that_cannot_be_used_is_refused_in_a_sentence(visit):
    stage = visit("?surface=ravine&view=map")
    before, address = stage.rows(), stage.page.url
    problem = stage.card("Adam").get_by_role("alert")
    number, bound = "must be a number above 0", "must be above 0"
    refused = {"-3": bound, "0": bound, "seven": number, "1e999": number, "<b>1</b>": number}
    for text, rule in refused.items():
        stage.type(f"{RATE}, exact value", text)
        expect(problem).to_be_visible()
        expect(problem).to_contain_text(rule)
        expect(problem).to_contain_text("kept")
        expect(stage.field(f"{RATE}, exact value")).to_have_value("0.1")
        assert stage.rows() == before and stage.page.url == address
        stage.type(f"{RATE}, exact value", "0.2")
        expect(problem).to_be_hidden()
        stage.type(f"{RATE}, exact value", "0.1")
        expect(stage.page).to_have_url(address)


def test_a_switch_adds_a_method_and_takes_it_away(visit):
    stage = visit("?view=map")
    stage.add("Newton")
    stage.until("methods === 'gradient_descent,momentum,rmsprop,adam,newton'")
    expect(stage.scores.locator("[data-method=newton]")).to_be_visible()
    stage.card("Newton").get_by_role("switch").click()
    stage.until("methods === 'gradient_descent,momentum,rmsprop,adam'")
    expect(stage.scores.locator("[data-method=newton]")).to_have_count(0)


def test_no_method_at_all(visit):
    stage = visit("?view=map&methods=none")
    assert stage.data("methods") == ""
    expect(stage.root.get_by_text("No method is switched on")).to_be_visible()
    stage.page.get_by_role("switch", name="Adam", exact=True).click()
    stage.until("methods === 'adam'")


def test_steps_noise_and_seed(visit):
    stage = visit("?view=map")
    for label, text, link, attribute in (
        ("Seed", "7", "seed=7", "300"),
        ("Noise σ", "0.5", "noise=0.5", "300"),
        ("Steps", "40", "steps=40", "40"),
    ):
        stage.type(label, text)
        expect(stage.page).to_have_url(re.compile(re.escape(link)))
        stage.until(f"steps === '{attribute}'")
    stage.field("Steps").press("ArrowUp")
    stage.until("steps === '90'")
    stage.page.get_by_role("button", name="New seed").click()
    expect(stage.field("Seed")).not_to_have_value("7")
    stage.page.get_by_role("slider", name="Noise σ", exact=False).fill("0")
    expect(stage.page).not_to_have_url(re.compile("noise="))


def test_numbers_out_of_range_are_refused_in_a_sentence(visit):
    stage = visit("?view=map")
    for label, text, kept, says in (
        ("Steps", "0", "300", "Steps: 0 is outside 1 to 2,000"),
        ("Steps", "999999", "300", "Steps: 999999 is outside"),
        ("Noise σ", "-1", "0", "Noise: -1"),
    ):
        stage.type(label, text)
        expect(stage.page.get_by_text(says)).to_be_visible()
        expect(stage.field(label)).to_have_value(kept)
        assert stage.data("steps") == "300"


def test_an_own_formula(visit):
    stage = visit("?view=map&surface=own")
    stage.type("Formula f(x, y)", "(x - 1)^2 + 3(y + 2)^2")
    expect(stage.page).to_have_url(re.compile("formula="))
    with stage.moved():
        stage.click(2, 2)
    expect(stage.scores.locator("[data-method=adam]")).to_be_visible()


def test_a_formula_that_cannot_be_read_keeps_the_surface(visit):
    stage = visit("?view=map&surface=own&formula=x^2%2By^4")
    before, address = stage.rows(), stage.page.url
    stage.type("Formula f(x, y)", "x^2 + sinn(y)")
    expect(stage.page.get_by_text("The old surface is kept.")).to_be_visible()
    lines = (stage.page.get_by_test_id("caret").text_content() or "").splitlines()
    assert lines[0] == "x^2 + sinn(y)" and lines[1].rstrip() == " " * 6 + "^"
    assert stage.rows() == before and stage.page.url == address
    stage.type("Formula f(x, y)", "x^2 + sin(y)^2")
    expect(stage.page.get_by_text("The old surface is kept.")).to_be_hidden()


def test_a_hostile_formula_is_only_text(visit):
    stage = visit("?view=map&surface=own")
    before = stage.rows()
    for text in ("__import__('os').system('id')", "<img src=x onerror=alert(1)>", "x**9**9**9**9", "1e999*x", "("):
        stage.type("Formula f(x, y)", text)
        expect(stage.page.get_by_test_id("caret")).to_contain_text(text)
        expect(stage.page.get_by_text("The old surface is kept.")).to_be_visible()
        assert stage.page.locator("img[src=x]").count() == 0
        assert stage.rows() == before
