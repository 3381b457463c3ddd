"""The landscape of the page on networks: read under the pointer, zoomed, turned, cut by another plane, saved."""

from playwright.sync_api import expect

from tests.browser.waiting import wait_until

PLOT = "document.querySelector('.rv-landscape .{} .rv-plot')._fullLayout"
EYE = f"JSON.stringify({PLOT.format('rv-relief')}.scene._scene.getCamera().eye)"
# How much of the first direction the map shows.
WIDE = f"(([low, high]) => high - low)({PLOT.format('rv-map')}.xaxis.range)"
# The middle of the map, in pixels of the page.
MIDDLE = """() => {
  const map = document.querySelector('.rv-landscape .rv-map'), box = map.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""


def test_the_landscape_is_read_zoomed_turned_and_saved(come):
    page = come("networks?net.tab=landscape&net.plane=pca")
    landscape = page.get_by_test_id("landscape")
    expect(landscape).to_have_attribute("data-side", "51")
    expect(landscape.get_by_text("of the variance of the paths. A random walk")).to_be_visible()
    expect(landscape.locator(".rv-walker-away").first).to_contain_text("away from the plane")

    page.mouse.move(*page.evaluate(MIDDLE))
    expect(landscape.locator(".rv-map .rv-readout")).to_contain_text("loss")

    wide, eye = page.evaluate(WIDE), page.evaluate(EYE)
    landscape.get_by_role("button", name="Zoom in").click()
    wait_until(page, f"{WIDE} < {wide} / 1.5")
    landscape.locator(".rv-relief").focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, f"{EYE} !== {eye!r}")
    eye, wide = page.evaluate(EYE), page.evaluate(WIDE)

    landscape.get_by_role("button", name="Held-out loss").click()
    expect(landscape).to_have_attribute("data-of", "held_out")
    assert page.evaluate(WIDE) == wide and page.evaluate(EYE) == eye
    page.wait_for_url("**net.of=held_out**")

    landscape.locator("summary").filter(has_text="Save").click()
    with page.expect_download() as download:
        landscape.get_by_role("button", name="3-D: picture").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG\r\n\x1a\n")

    landscape.get_by_role("button", name="Three ends").click()
    expect(landscape).to_have_attribute("data-plane", "ends")
    expect(landscape.get_by_role("button", name="Reset view")).to_be_hidden()
