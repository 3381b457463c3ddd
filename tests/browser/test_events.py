"""Events on the stage: what Python finds is what is pinned, marked and told, and each leads to its step."""

import re

from playwright.sync_api import expect

from ui.session.setup import Setup
from ui.session.tracks import tracks


def test_each_event_leads_to_its_step(visit):
    stage = visit("?steps=200&view=map")
    page, start = stage.page, stage.data("start")
    known = sorted(
        (event for track in tracks(Setup(steps=200)).values() for event in track.events), key=lambda e: e.step
    )
    assert len({event.kind for event in known}) >= 3
    marks = stage.root.get_by_role("group", name="Events").get_by_role("button")
    pins, tip = stage.map.locator(".rv-event"), stage.root.locator(".rv-event-tip")
    assert [mark.get_attribute("aria-label") for mark in marks.all()] == [event.sentence for event in known]
    expect(pins).to_have_count(len(known))
    expect(stage.map.locator(".rv-ahead")).to_have_count(0)  # the race is over

    third = known[2]
    marks.nth(2).hover()
    stage.until(f"step == {third.step} && playing === 'false'")
    expect(tip).to_contain_text(third.sentence)
    expect(stage.map.locator(".rv-ahead")).to_have_count(sum(event.step > third.step for event in known))
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()
    assert stage.step == third.step

    marks.nth(0).focus()
    page.keyboard.press("ArrowRight")
    stage.until(f"step == {known[1].step}")
    expect(marks.nth(1)).to_be_focused()
    expect(tip).to_contain_text(known[1].sentence)

    last = known[-1]
    stage.map.locator(f".rv-event[data-step='{last.step}'] circle").first.click()
    stage.until(f"step == {last.step}")
    expect(tip).to_contain_text(last.sentence)
    assert stage.data("start") == start

    told = page.get_by_test_id("happened")
    told.locator("summary").click()
    told.get_by_role("button", name=third.sentence).click()
    stage.until(f"step == {third.step}")

    stage.button("Events").click()
    expect(marks).to_have_count(0)
    expect(pins).to_have_count(0)
    expect(page).to_have_url(re.compile("events=no"))
    assert stage.data("start") == start
