"""A network is trained on the page: it stops and goes on, is played, its landscape turned, and a link restores it."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.waiting import wait_until
from tests.known import known

SET_UP = "networks?net.methods=adam&net.hidden=32,32,32&net.steps=600&net.batch=8&net.seed=7"
VARIANTS = ("Plain", "With skips", "With batch norm", "With both")
EYE = "JSON.stringify(document.querySelector('.rv-relief .rv-plot')?._fullLayout?.scene?._scene?.getCamera()?.eye)"


class Networks:
    """The view of a training."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("networks")
        self.run = page.get_by_test_id("run-training")

    def number(self, name: str) -> int:
        return int(self.root.get_attribute(f"data-{name}") or 0)

    def until(self, condition: str) -> "Networks":
        """Waits for a JavaScript condition on `at`, the view's data-* attributes."""
        seen = "(document.querySelector('[data-testid=networks]')?.dataset ?? {})"
        wait_until(self.page, f"((at) => {condition})({seen})")
        return self

    def losses(self) -> list[str]:
        """What the cards say of the losses, training and held-out, at the clock."""
        return self.root.locator(".rv-learner tbody tr").first.locator("td").all_inner_texts()

    def tab(self, name: str) -> None:
        self.root.get_by_role("group", name="View").get_by_role("button", name=name).click()


def test_a_network_trains_stops_goes_on_and_comes_back_by_its_link(come):
    networks = Networks(come(SET_UP, fresh=True)).until("at.moments > 3")
    page = networks.page
    networks.run.click()
    networks.until("at.state === 'stopped'")
    stopped = networks.number("head")
    assert 0 < stopped < 600
    expect(networks.root.get_by_text(f"Stopped at step {stopped}.")).to_be_visible()
    expect(networks.run).to_have_text("Go on")

    networks.root.get_by_role("button", name="One step back (←)").click()  # what was trained can be looked through
    networks.until(f"at.step < {stopped}")
    back, before = networks.number("step"), networks.losses()
    networks.run.click()
    networks.until(f"at.head > {stopped}")
    assert (networks.number("step"), networks.losses()) == (back, before)  # who looks back is not taken along
    networks.until("at.state === 'done' && at.head === '600'")
    expect(networks.run).to_be_hidden()
    networks.root.get_by_role("combobox", name="Speed").select_option("4")
    networks.root.get_by_role("slider", name="Step").focus()
    page.keyboard.press("Space")
    networks.until("at.playing === 'true'")
    networks.until("at.step === '600' && at.playing === 'false'")
    trained = networks.losses()
    assert trained != before

    networks.tab("Landscape")
    relief = page.get_by_test_id("landscape").locator(".rv-relief")
    wait_until(page, EYE)
    eye = page.evaluate(EYE)
    relief.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, f"(eye) => {EYE} !== eye", arg=eye)
    assert networks.number("step") == 600  # the arrow has turned the landscape, not the clock
    expect(page).to_have_url(re.compile("net.tab=landscape"))

    again = Networks(come(page.url.split("/", 3)[3], fresh=True)).until("at.state === 'done' && at.tab === 'landscape'")
    expect(again.page.get_by_test_id("landscape")).to_be_visible()
    again.tab("What each method has learned")
    again.until("at.tab === 'learned' && at.step === '600'")
    assert again.losses() == trained


def test_who_stops_a_training_that_another_watches_stands_still_alone(come):
    shared = "networks?net.methods=natural_gradient_layers&net.hidden=20,20,20&net.steps=2000"  # its steps take long
    here, there = (Networks(come(shared, fresh=True)).until("at.moments > 1") for _ in range(2))
    here.run.click()
    here.until("at.state === 'parted'")
    stood = here.number("head")
    expect(here.root.get_by_text(f"Stopped here at step {stood}.")).to_be_visible()
    there.until(f"at.head > {stood} && at.state !== 'stopped'")
    assert here.number("head") == stood
    here.run.click()
    here.until(f"at.head > {stood}")
    there.run.click()
    there.until("at.state === 'parted'")
    here.run.click()  # nobody needs the rest


def test_variants_stand_side_by_side_and_one_of_them_is_used(come):
    link = "networks?net.tab=compare&net.methods=adam&net.samples=40&net.held_out=40&net.steps=40&net.hidden=4,4"
    networks = Networks(come(link))
    page, cards = networks.page, networks.root.locator(".rv-variant")
    expect(cards).to_have_count(4)
    said = page.get_by_test_id("difference")
    counts, losses = (" · ".join(rf"{name}\s{n}" for name in VARIANTS) for n in (r"(\d+)", r"[\d.]+"))
    told = f"^Local minima in the plane: {counts}Training loss after 40 steps: {losses}$"
    expect(said).to_have_text(re.compile(told), timeout=120_000)  # eight processes, in turn
    expect(networks.root.get_by_text("Trained: 4 of 4.")).to_be_visible()
    differs = said.text_content() or ""
    plain, skips = map(int, known(re.search(counts, differs)).groups()[:2])
    expect(page.get_by_role("button", name="Train that network")).to_be_visible(visible=skips >= plain)
    cards.nth(3).get_by_role("button", name="Use this").click()
    expect(page).to_have_url(re.compile("net.skip=yes&net.batch_norm=yes|net.batch_norm=yes&net.skip=yes"))
    expect(cards.nth(3)).to_contain_text("in use")
    expect(page.get_by_role("switch", name="Batch norm")).to_be_checked()
    expect(said).to_have_text(differs)  # the same four trainings


def test_a_method_is_hidden_by_its_key_and_its_card(come):
    networks = Networks(come("networks")).until("at.state === 'done'")
    page, caption = networks.page, networks.root.get_by_test_id("caption")
    best = known(re.search(r"(.+) has the lowest held-out loss, .+, after 300 steps", caption.inner_text()))[1]
    cards = networks.root.locator(".rv-learner").all()
    names = [card.locator("header b").inner_text() for card in cards]
    page.keyboard.press(str(names.index(best) + 1))
    expect(caption).not_to_contain_text(f"{best} has the lowest")
    expect(networks.root.locator(".rv-learner.rv-muted header")).to_have_text(best)
    expect(page).to_have_url(re.compile("net.muted="))
    networks.root.get_by_role("button", name=best, exact=True).click()
    expect(caption).to_contain_text(f"{best} has the lowest")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Hide or show a method")
    page.keyboard.press("Escape")
    networks.root.get_by_role("slider", name="Step").press("Home")
    expect(caption).to_contain_text("Four methods train the same network from the same initial weights. Press Play:")


def test_layers_are_told_at_the_clock(come):
    networks = Networks(come("networks?net.methods=gradient_descent&net.steps=100")).until("at.state === 'done'")
    page = networks.page
    page.get_by_label("Questions to observe", exact=True).first.click()
    page.get_by_role("option", name="How sharp does the loss become under gradient descent?", exact=True).first.click()
    networks.until("at.tab === 'sharpness' && at.moments > 5")  # which comes with another training
    expect(networks.root.locator(".rv-charts-sharpness .rv-unseen")).to_contain_text("λmax of Gradient descent")
    networks = Networks(come("networks?net.methods=gradient_descent&net.tab=layers")).until("at.state === 'done'")
    rows = networks.root.locator(".rv-strips tbody tr")
    expect(rows).to_have_count(3)
    gradients = rows.all_inner_texts()
    networks.root.get_by_role("slider", name="Step").press("Home")
    networks.until("at.step === '0'")
    assert rows.all_inner_texts() != gradients
    networks.root.get_by_role("button", name="Dead units").click()
    expect(rows.first).to_contain_text("0 %")


def test_a_training_is_saved_as_a_script_of_its_own_set_up(come):
    link = "networks?net.methods=adam&net.hidden=5,7&net.steps=1&net.samples=20&net.held_out=20&net.batch=20"
    page = Networks(come(link)).until("at.state === 'done'").page
    texts = {}
    for name in ("PyTorch", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        texts[name] = Path(download.value.path()).read_text()
    assert "Adam on a network of 2-5-7-2" in texts["PyTorch"] and "net.hidden=5%2C7" in texts["PyTorch"]
    assert "torch.optim.Adam(" in texts["PyTorch"]
    head, *rows = texts["CSV"].splitlines()
    assert "step" in head and len(rows) == 2
