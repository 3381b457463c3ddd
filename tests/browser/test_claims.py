"""The page of the claims in a real browser: one is found, unfolded, run again, and seen in a race; so is a misprint."""

import re
from urllib.parse import parse_qsl, urlparse

from playwright.sync_api import expect

from claims import CLAIMS
from claims.base import recorded
from claims.misprints import MISPRINTS
from tests.browser.stage import Stage
from ui.claims import setup_showing
from ui.session.link import to_link

KEY = "rmsprop_larger_steps_along"
MISPRINT = "nesterov_without_look"


def test_a_claim_is_found_unfolded_run_again_and_seen(come, watch):
    watch.allowed += ["/claims/_stcore/"]  # Streamlit looks for itself below the address of a page first
    page = come(f"claims?claim={KEY}")
    claims = page.get_by_test_id("claims")
    claim = claims.locator(f"[data-claim={KEY}]")
    expect(claim).to_have_attribute("open", "")
    record = recorded()[KEY]
    assert record.condition is not None
    for side in record.condition:
        told = record.verdict.of(side.settings)
        expect(claim.locator("summary")).to_contain_text(f"{side.where}: {told.word.text}", ignore_case=True)
        expect(claim.locator("caption").filter(has_text=side.where)).to_contain_text(told.word.text)
    expect(claims.locator("details[open]")).to_have_count(1)

    word = claims.get_by_role("group", name="Verdict").get_by_role("button", name=record.word)
    word.click()
    alike = [key for key in CLAIMS if recorded()[key].word == record.word]
    expect(claims.locator("details:visible")).to_have_count(len(alike))
    expect(word).to_have_attribute("aria-pressed", "true")

    claim.get_by_role("button", name="Run it again here").press("Enter")
    expect(claim.locator(".rv-claim-fresh caption")).to_contain_text([f"Run here, {s.where}" for s in record.condition])
    expect(claim.locator(".rv-claim-fresh tr")).to_have_count(len(record.verdict.settings))

    claim.locator("summary").press("Enter")
    expect(page).not_to_have_url(re.compile("claim="))
    claim.locator("summary").press("Enter")
    expect(page).to_have_url(re.compile(f"claim={KEY}"))

    see = claim.get_by_role("link", name="See it")
    assert re.search(r"//[^/]+/\?", see.get_attribute("href"))
    see.press("Enter")
    Stage(page).until("revision >= 1")
    assert dict(parse_qsl(urlparse(page.url).query)) == to_link(setup_showing(KEY))
    page.go_back()
    expect(claim).to_have_attribute("open", "")


def test_a_misprint_is_found_unfolded_and_the_right_one_raced(come, watch):
    watch.allowed += ["/claims/_stcore/"]
    page = come("claims?view=map")
    page.get_by_role("link", name="Printed wrong").click()
    printed = page.locator("summary").filter(has_text=MISPRINTS[MISPRINT].title)
    printed.click()
    expect(page).to_have_url(re.compile(f"misprint={MISPRINT}"))
    expect(page.locator(".katex-display")).to_have_count(2)
    expect(page.locator(".rv-portrait svg")).to_be_visible()
    other = page.locator("summary").filter(has_text=MISPRINTS["adam_minus"].title)
    other.scroll_into_view_if_needed()
    where = other.bounding_box()
    other.click()
    expect(page.locator(".katex-display")).to_have_count(4)
    assert other.bounding_box() == where  # what was unfolded before stays, so nothing moves under the hand

    page.get_by_role("link", name="Race Momentum and Nesterov").click()
    stage = Stage(page)
    stage.until("methods === 'momentum,nesterov'")
    page.go_back()
    expect(page.locator(".katex-display").first).to_be_visible()
