"""Schedules in the app: chosen beside a slider, seen as a curve, kept in the link, and put back."""

import re

from playwright.sync_api import expect

from tests.browser.pool import PHONE
from tests.browser.waiting import wait_until

RATE = "Learning rate, Adam"


def picker(stage, of=RATE):
    """The opened picker of a hyperparameter."""
    stage.page.get_by_role("button", name=f"Schedule of {of}").click()
    return stage.page.get_by_role("group", name=f"Schedule of {of}", exact=True)


def test_cosine_is_chosen_seen_linked_and_found_again(visit):
    stage = visit("?view=map&surface=beale&steps=200")
    before = stage.row("adam")
    chosen = picker(stage)
    chosen.get_by_role("combobox").select_option("Cosine")
    expect(stage.page).to_have_url(re.compile(r"adam\.lr=cosine(\(|%28)0\.1(,|%2C)steps(=|%3D)200(\)|%29)"))
    expect(stage.scores.locator("[data-method=adam]")).not_to_have_text(before, use_inner_text=True)
    words = re.compile(r"Cosine: 0\.1 at step 1, 0\.05.* half way, 6\.17\s×\s10⁻⁶ at step 200")
    expect(chosen.get_by_role("img", name=words)).to_be_visible()
    small = stage.card("Adam").get_by_role("button", name=words)
    expect(small).to_be_visible()
    expect(stage.page.get_by_role("slider", name=RATE, exact=True)).to_be_hidden()

    again = visit("?" + stage.page.url.partition("?")[2])
    assert again.rows() == stage.rows()
    expect(again.card("Adam").get_by_role("button", name=words)).to_be_visible()
    again.page.reload()
    expect(again.card("Adam").get_by_role("button", name=words)).to_be_visible()


def test_its_numbers_have_sliders_and_can_be_typed(visit):
    stage = visit("?view=map&adam.lr=cosine(0.1)")
    chosen = picker(stage)
    steps = chosen.get_by_role("slider", name=f"Steps, schedule of {RATE}")
    steps.press("ArrowLeft")
    expect(stage.page).to_have_url(re.compile("299"))
    stage.type(f"End, schedule of {RATE}, exact value", "0.02")
    expect(stage.page).to_have_url(re.compile("end(=|%3D)0.02"))
    expect(chosen.get_by_role("img", name=re.compile("0.02 at step 300"))).to_be_visible()


def test_a_number_it_cannot_have_is_refused_in_a_sentence(visit):
    stage = visit("?view=map&adam.lr=cosine(0.1,steps=300)")
    address = stage.page.url
    picker(stage)
    for text, says in (("0", "0 is not"), ("1.5", "1.5 is not"), ("x", "whole number of at least 1.")):
        stage.type(f"Steps, schedule of {RATE}, exact value", text)
        expect(stage.card("Adam").get_by_role("alert")).to_contain_text(says)
        expect(stage.card("Adam").get_by_role("alert")).to_contain_text("whole number")
        expect(stage.card("Adam").get_by_role("alert")).to_contain_text("kept")
        expect(stage.field(f"Steps, schedule of {RATE}, exact value")).to_have_value("300")
        assert stage.page.url == address


def test_constant_is_the_slider_again(visit):
    stage = visit("?view=map&adam.lr=step(0.03)")
    picker(stage).get_by_role("combobox").select_option("Constant")
    expect(stage.page.get_by_role("slider", name=RATE, exact=True)).to_be_visible()
    expect(stage.field(f"{RATE}, exact value")).to_have_value("0.03")
    expect(stage.page).to_have_url(re.compile(r"adam\.lr=0\.03"))


def same_up_to(step, before, after):
    """Whether two paths are alike up to the point of a step, to the last bit, and not after it."""
    old, new = ([axis[: step + 1] for axis in path] for path in (before, after))
    return old == new and before[0][step + 1] != after[0][step + 1]


def test_from_a_step_on_a_setting_is_changed_and_the_past_stays(visit):
    stage = visit("?view=map&surface=beale&steps=200&methods=momentum,adam")
    page, before = stage.page, stage.paths()
    here = page.get_by_role("button", name="Change from here")
    expect(here).to_be_disabled()
    expect(here).to_have_attribute("title", re.compile("ends at this step"))
    page.get_by_role("slider", name="Step", exact=True).fill("60")
    here.click()
    mode = page.get_by_role("button", name="Changing from step 60", pressed=True)
    expect(mode).to_be_visible()

    rail = page.get_by_role("slider", name=RATE, exact=True).bounding_box()
    assert rail
    at = rail["y"] + rail["height"] / 2
    page.mouse.move(rail["x"] + 0.5 * rail["width"], at)
    page.mouse.down()
    page.mouse.move(rail["x"] + 0.6 * rail["width"], at)
    wait_until(page, "document.querySelector('[data-testid=stage]').dataset.live === 'true'")
    held = stage.paths()
    assert same_up_to(60, before["adam"], held["adam"]) and held["momentum"] == before["momentum"]
    assert "pieces" not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"adam\.lr=pieces(\(|%28)0\.1(,|%2C)60(=|%3D)"))
    wait_until(page, "document.querySelector('[data-testid=stage]').dataset.live === 'false'")
    assert stage.paths() == held

    changes = page.get_by_role("group", name=f"Changes of {RATE}")
    step = changes.get_by_role("textbox", name="Step of this change")
    expect(step).to_have_value("60")
    with stage.repainted():
        step.fill("90")
        step.press("Enter")
        expect(page).to_have_url(re.compile("90(=|%3D)"))
    assert same_up_to(90, before["adam"], stage.paths()["adam"])
    expect(step).to_have_value("90")
    stage.type(f"Learning rate from step 90, {RATE.partition(', ')[2]}, exact value", "0.02")
    expect(page).to_have_url(re.compile("90(=|%3D)0.02"))
    expect(stage.card("Adam").get_by_role("button", name=f"Schedule of {RATE}", exact=True)).to_have_attribute(
        "title", "0.1, then 0.02 from step 90"
    )

    page.keyboard.press("Escape")
    expect(here).to_be_enabled()
    stage.type(f"{RATE}, exact value", "0.3")
    expect(page).to_have_url(re.compile(r"pieces(\(|%28)0\.3(,|%2C)90(=|%3D)0\.02"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"pieces(\(|%28)0\.1(,|%2C)90(=|%3D)0\.02"))
    expect(stage.field(f"{RATE}, exact value")).to_have_value("0.1")
    changes.get_by_role("button", name=f"Remove the change of {RATE} at step 90").press("Enter")
    expect(changes).to_be_hidden()
    expect(page.get_by_role("slider", name=RATE, exact=True)).to_be_focused()
    expect(page).not_to_have_url(re.compile("adam.lr"))


def test_a_schedule_can_be_typed(visit):
    stage = visit("?view=map")
    stage.type(f"{RATE}, exact value", "cosin(0.2)")
    expect(stage.card("Adam").get_by_role("alert")).to_contain_text("did you mean “cosine”?")
    stage.type(f"{RATE}, exact value", "cosine(0.2)")
    expect(stage.card("Adam").get_by_role("button", name=re.compile("Cosine: 0.2 at step 1"))).to_be_visible()
    expect(stage.card("Adam").get_by_role("alert")).to_be_hidden()


def test_reset_takes_the_schedule_away(visit):
    stage = visit("?view=map&adam.lr=cosine(0.1)")
    stage.page.get_by_role("button", name="Reset Adam to its defaults").click()
    expect(stage.page).not_to_have_url(re.compile("adam"))
    expect(stage.page.get_by_role("slider", name=RATE, exact=True)).to_be_visible()


def test_it_works_without_a_mouse(visit):
    stage = visit("?view=map")
    button = stage.page.get_by_role("button", name=f"Schedule of {RATE}", exact=True)
    button.focus()
    button.press("Enter")
    select = stage.page.get_by_role("combobox", name=f"Schedule of {RATE}")
    expect(select).to_be_focused()
    select.press("ArrowDown")
    expect(stage.page).to_have_url(re.compile(r"adam\.lr=step"))


def test_a_phone_has_room_for_it(visit):
    stage = visit("?view=map&adam.lr=cosine(0.1)", **PHONE)
    stage.page.get_by_role("button", name="Settings of Adam").tap()
    stage.card("Adam").get_by_role("button", name=re.compile("Cosine")).tap()
    plot = stage.page.get_by_role("group", name=f"Schedule of {RATE}", exact=True).get_by_role("img")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
