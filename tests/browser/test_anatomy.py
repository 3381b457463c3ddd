"""From any step of the race to the page that takes it apart: formulas, their numbers, arrows; forward and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from experiments import run
from landscapes import LANDSCAPES
from optimizers.base.latex import number
from tests.browser.stage import Stage
from tests.browser.tabs import go_to

SURFACE = LANDSCAPES["rosenbrock"]
STEPS = 40


class Opened:
    """The page of one step."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("anatomy")
        self.words = page.locator(".st-key-worked [data-testid=stText]").first
        self.lines = page.locator(".st-key-lines tbody tr")

    def until(self, step: int) -> None:
        """Waits until map, sentence and address are at a step."""
        expect(self.root).to_have_attribute("data-step", str(step))
        expect(self.page.get_by_test_id("memory")).to_have_attribute("data-step", str(step))
        expect(self.words).to_have_text(re.compile(rf"^Step {step} of {STEPS} leads from"))
        expect(self.page).to_have_url(re.compile(rf"[?&]step={step}(&|$)") if step > 1 else re.compile(r"/step\?"))

    def read(self) -> str:
        """The formulas as a screen reader has them."""
        return " ".join(self.page.locator(".st-key-lines annotation").all_text_contents())

    def part(self, name: str) -> str:
        return self.root.locator(f"tr[data-part={name}]").first.inner_text()


def path(method):
    return run(SURFACE, method, SURFACE.start, steps=STEPS).path[:, 0].tolist()


@pytest.fixture
def open_step(visit):
    """open_step(method, step) -> that step of that method's race, opened from the race itself."""

    def open_it(method, step, **options):
        stage = visit(f"?view=map&surface=rosenbrock&steps={STEPS}&methods={method}", **options)
        stage.pause()
        stage.scrub(step)
        stage.until(f"step === '{step}'")
        stage.button("Open this step").click()
        opened = Opened(stage.page)
        opened.until(step)
        return opened

    return open_it


@pytest.mark.parametrize(
    ("method", "terms", "parts"),
    [
        ("adam", [r"\beta_1", r"\hat v"], ["gradient", "momentum", "squares", "step"]),
        ("newton", [r"\nabla^2 f", r"\begin{pmatrix}"], ["gradient", "velocity", "step"]),
        ("bfgs", [r"\operatorname{wolfe}"], ["gradient", "velocity", "step"]),
        ("line_search", [r"\operatorname{backtracking}"], ["gradient", "step"]),
    ],
)
def test_a_step_is_opened_read_and_left_for_its_neighbours(open_step, method, terms, parts):
    step = 3
    points = path(method)
    opened = open_step(method, step)
    expect(opened.page.locator(".katex-error")).to_have_count(0)
    assert all(term in opened.read() for term in terms)
    assert [row.get_attribute("data-part") for row in opened.root.locator("tr").all()] == parts
    for at in (step, step + 1, step, step - 1):
        if at > int(opened.root.get_attribute("data-step")):
            opened.root.get_by_role("button", name=re.compile("^One step forward")).click()
        elif at < int(opened.root.get_attribute("data-step")):
            opened.page.keyboard.press("ArrowLeft")
        opened.until(at)
        formulas = opened.read()
        for coordinate in points[at]:
            assert number(coordinate)[0] in formulas


def test_back_leads_to_the_race(open_step):
    opened = open_step("adam", 5)
    opened.page.go_back()
    stage = Stage(opened.page)
    stage.until("revision >= 1")
    assert stage.data("methods") == "adam"


def test_the_timeline_and_the_map_choose_a_step(open_step):
    opened = open_step("adam", 5)
    timeline = opened.root.get_by_role("slider", name="Step", exact=True)
    timeline.fill("9")
    opened.until(9)
    timeline.press("End")
    opened.until(STEPS)


def test_a_step_beyond_the_end_of_the_run_says_so(visit):
    page = visit("?view=map&methods=momentum&momentum.lr=1&steps=100").page
    go_to(page, "Step")
    opened = Opened(page)
    expect(opened.words).to_have_text(re.compile("^Step 1 of 100"))
    opened.root.get_by_role("slider", name="Step", exact=True).press("End")
    expect(page.locator(".st-key-problem_step")).to_contain_text("There is no step 100 to open")
    expect(opened.root.locator("tr")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_term_has_the_colour_of_its_arrow(open_step, scheme):
    opened = open_step("adam", 3, color_scheme=scheme)
    mark = opened.root.locator("tr[data-part=gradient] b")
    written = opened.lines.first.locator(".mord[style*=color]").first.evaluate("(node) => getComputedStyle(node).color")
    expect(mark).to_have_css("color", written)


def test_on_a_phone_everything_is_in_reach(open_step):
    opened = open_step("adam", 3, viewport={"width": 390, "height": 844})
    wide = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    expect(opened.root.get_by_role("button", name=re.compile("^One step back"))).to_be_visible()
