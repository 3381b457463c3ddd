"""A server that goes away, and one that is new: the stage takes up again, and every address leads to its page.

The app stands below a path of the server, as behind a school's proxy, and asks for nothing that does not.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.stage import Stage
from tests.browser.tabs import REACHED, go_to, tab, until_here
from tests.browser.waiting import wait_until


class Below(App):
    """The app below a path of its server, as Streamlit alone serves it."""

    @property
    def address(self):
        return f"{super().address}ravine/"

    def command(self):
        python, run_module, _, *rest = super().command()
        return [python, run_module, "streamlit", "run", *rest, "--server.baseUrlPath", "/ravine/"]


@pytest.fixture(scope="module")
def mortal(tmp_path_factory):
    """A server of these tests' own, fresh for the first of them and killed by the last."""
    with Below(tmp_path_factory.mktemp("mortal") / "log.txt") as app:
        yield app


def test_the_first_visitor_of_a_fresh_server_gets_the_page_of_the_address(new_page, watch, mortal):
    watch.address = mortal.address
    watch.allowed += ["/rates/_stcore/"]  # Streamlit looks for itself below a page first
    page = new_page()
    page.goto(f"{mortal.address}rates?method=adam")
    expect(page.get_by_test_id("figure")).to_be_visible()
    expect(page).to_have_title("Rates · Ravine")
    for title in REACHED:
        expect(tab(page, title)).to_have_count(1)

    go_to(page, "Claims")  # the page with most links
    until_here(page, "Claims")
    assert page.url.startswith(f"{mortal.address}claims?")
    links = page.evaluate("[...document.links].map((link) => link.href)")
    assert len(links) > 50 and all(link.startswith(mortal.address) for link in links)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    share = page.get_by_test_id("share")
    share.get_by_role("button", name="Copy link").click()
    expect(share.get_by_role("status")).to_have_text("The link was copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{mortal.address}claims?")


def test_the_stage_outlives_the_server(new_page, watch, mortal):
    watch.address = mortal.address
    # Streamlit's own scripts say that they cannot reach it, and its pictures come with the new server's first run.
    # And a training is asked for until the new one has trained it.
    watch.allowed += ["ERR_CONNECTION_REFUSED", "/static/js/index", "/media/", "/training/"]
    watch.allowed += [r"/ravine\?view=map$"]  # without the slash, which leads on below the path
    stage = Stage(new_page(reduced_motion="no-preference")).open(mortal.address.rstrip("/") + "?view=map")
    with stage.moved():
        stage.click(1, 1)
    stage.answered()
    start = stage.data("start")
    networks = new_page()  # whose training only the server that goes away knows
    networks.goto(f"{mortal.address}networks?net.methods=adam&net.steps=40&net.tab=curvature&net.seed=3")
    expect(networks.get_by_test_id("networks")).to_have_attribute("data-state", "done")
    mortal.kill()
    stage.button("Restart").click()
    stage.until("playing === 'true' && step > 2 && step < 150")
    stage.pause()
    stage.scrub(200)
    stage.until("step == 200")
    assert stage.data("start") == start and len(stage.rows()) == 4

    stage.page.emulate_media(reduced_motion="reduce")  # a race that plays would keep the processor from the rest
    mortal.start()
    wait_until(
        stage.page,
        "document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'",
        timeout=60_000,
    )
    with stage.moved():
        stage.click(-1, 0.5)
    x, y = stage.start
    assert abs(x + 1) < 0.02 and abs(y - 0.5) < 0.02

    assert_trains_anew(networks)


def assert_trains_anew(networks):
    """What the page has stays, and what it asks for is worked out by a server that knows nothing of it."""
    networks.locator("[data-key=fisher]").click()
    expect(networks.locator(".rv-matrix-box").first).to_have_attribute("aria-label", re.compile("^Fisher"))
