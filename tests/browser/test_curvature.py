"""From the race to the page on curvature: a point is chosen and read, a step damped, a link brings it all back."""

import math
import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from experiments.geometry.taylor import local
from experiments.readings.steps import step, steppers
from landscapes import LANDSCAPES
from optimizers.base import trust_step
from tests.browser.reading import read
from tests.browser.stage import Stage
from tests.browser.tabs import go_to
from tests.browser.waiting import wait_until
from ui.matrices import ABOUT
from ui.session.places import point_text

SURFACE = LANDSCAPES["rosenbrock"]


class Curvature:
    """The page on curvature."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("curvature")
        self.key = self.root.locator(".rv-numbers")

    def until(self, **data: str) -> "Curvature":
        """Waits until the map shows these, and the address has them."""
        for name, text in data.items():
            expect(self.root).to_have_attribute(f"data-{name}", text)
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        return self

    @property
    def at(self) -> tuple[float, float]:
        x, y = (self.root.get_attribute("data-at") or "").split(",")
        return float(x), float(y)

    def fact(self, name: str) -> float:
        """A number of the reading, with all its digits."""
        title = self.key.locator(f"[data-fact={name}] > span").get_attribute("title")
        assert title is not None
        return read(title)

    def length(self, key: str, *, over: float = 0.0, under: float = math.inf) -> float:
        """How long a method's step is drawn, once it is as long as that."""
        row = self.root.locator(f"[data-step={key}]")
        within = "([row, over, under]) => over < Number(row.dataset.length) && Number(row.dataset.length) < under"
        wait_until(self.page, within, arg=[row.element_handle(), over, min(under, 1e300)])
        return float(row.get_attribute("data-length") or math.nan)

    def click(self, x: float, y: float) -> None:
        before = self.root.get_attribute("data-at")
        Stage(self.page).click(x, y)
        expect(self.root).not_to_have_attribute("data-at", before)


@pytest.fixture(autouse=True)
def reloading_is_allowed(watch):
    watch.allowed += ["/curvature/_stcore/"]  # Streamlit looks for itself below the address of a page first


@pytest.fixture
def curvature(visit):
    """The page on curvature, opened from the race on Rosenbrock's function."""
    stage = visit("?view=map&surface=rosenbrock&methods=adam")
    go_to(stage.page, "Curvature")
    opened = Curvature(stage.page)
    return opened.until(surface="rosenbrock", at=point_text(SURFACE.start))


def test_a_point_is_read_a_step_is_damped_and_the_link_brings_them_back(curvature):
    curvature.click(0.5, 1.5)
    here = local(SURFACE, curvature.at)
    assert curvature.fact("condition") == pytest.approx(here.condition)
    assert curvature.fact("high") == pytest.approx(here.axes[1][0])
    assert curvature.fact("rate") == pytest.approx(here.stable_rate)
    curvature.click(0.5, 0.1)
    expect(curvature.page).to_have_url(re.compile("[?&]at="))

    before = curvature.length("damped_newton")
    damping = curvature.root.get_by_role("slider", name="Damping, Damped Newton")
    damping.focus()
    for _ in range(4):
        damping.press("ArrowRight")
    row = curvature.root.locator("[data-step=damped_newton]")
    expect(row.get_by_role("textbox")).to_have_value("5")
    expect(curvature.page).to_have_url(re.compile("[?&]damping=5(&|$)"))
    end = step(steppers(5, 1, 1)["damped_newton"].race(SURFACE, curvature.at)).to
    assert end is not None
    expected = math.dist(end, curvature.at)
    assert expected < before
    length = curvature.length("damped_newton", over=0.999 * expected, under=1.001 * expected)
    assert length < curvature.length("newton")

    radius = curvature.root.get_by_role("textbox", name="Radius, of the circle, exact value")
    radius.fill("0.1")
    radius.press("Enter")
    expect(curvature.page).to_have_url(re.compile("[?&]radius=0.1(&|$)"))
    g, h = SURFACE.gradient(curvature.at), SURFACE.hessian(curvature.at)
    s = np.ravel(trust_step(*map(np.atleast_1d, (*g, *h[np.triu_indices(2)], 0.1)))[:2])
    shift = curvature.root.locator("[data-best=parabola] td").nth(1)
    assert read(shift.get_attribute("title") or "") == pytest.approx(-(g @ s + s @ h @ s) / (s @ s))
    curvature.page.get_by_test_id("radius-marker").press("ArrowUp")
    expect(curvature.page).to_have_url(re.compile("[?&]radius=0.11(&|$)"))

    known, at = curvature.fact("condition"), curvature.root.get_attribute("data-at")
    curvature.page.reload()
    curvature.until(at=at, surface="rosenbrock")
    assert curvature.fact("condition") == known
    assert curvature.length("damped_newton") == length


def test_every_method_has_its_step(curvature):
    rows = curvature.root.locator("[data-step]")
    assert [row.get_attribute("data-step") for row in rows.all()] == list(steppers(1, 1, 1))


def test_a_layer_is_shown_explained_and_follows_the_window(curvature):
    layers = curvature.root.get_by_role("group", name="What the map shows")
    for name, key in (("κ", "kappa"), ("λmin", "lowest"), ("2/λmax", "rate")):
        layers.get_by_role("button", name=name, exact=True).click()
        curvature.until(layer=key)
        expect(curvature.root.locator(".rv-about-layer")).to_be_visible()
        expect(curvature.page).to_have_url(re.compile(f"[?&]layer={key}(&|$)"))
        ends = curvature.root.locator(".rv-about-layer small")
        before = ends.inner_text()
        curvature.root.get_by_role("button", name="Zoom in", exact=True).click()
        expect(ends).not_to_have_text(before)


def test_a_cut_is_chosen_and_kept_in_the_link(curvature):
    curvature.root.get_by_role("group", name="Direction of the cut").get_by_role("button", name="y", exact=True).click()
    curvature.until(cut="y")
    expect(curvature.page).to_have_url(re.compile("[?&]cut=y(&|$)"))


def test_where_no_model_fits_a_sentence_stands_and_the_next_point_is_read(come):
    opened = Curvature(come("curvature?surface=own&formula=abs(x)%2By^2&at=0,1")).until(at="0,1")
    expect(opened.root.get_by_role("alert")).to_contain_text("kink")
    opened.click(1, 1)
    expect(opened.root.get_by_role("alert")).to_be_hidden()
    assert opened.fact("high") == 2


def test_the_races_learning_rate_is_moved_where_its_step_is_seen(curvature):
    before = curvature.length("gradient_descent")
    curvature.root.get_by_role("slider", name="Learning rate, Gradient descent").press("ArrowRight")
    expect(curvature.page).to_have_url(re.compile(r"[?&]gradient_descent\.lr="))
    curvature.until(surface="rosenbrock")
    assert curvature.length("gradient_descent", over=before) > before


def test_what_cannot_be_used_is_told_and_the_value_before_it_kept(curvature):
    for name, text, says in (
        ("Damping, Damped Newton", "500", "damping is outside"),
        ("Learning rate, Gradient descent", "-1", "α must be"),
    ):
        box = curvature.root.get_by_role("textbox", name=f"{name}, exact value")
        before = box.input_value()
        box.fill(text)
        box.press("Enter")
        problem = curvature.page.locator(".st-key-problem_curvature")
        expect(problem).to_contain_text(says)
        expect(problem).to_contain_text("The old value is kept.")
        expect(box).to_have_value(before)


def test_the_matrices_of_a_model_are_ellipses_that_follow_the_point(come):
    opened = Curvature(come("curvature?surface=moons")).until(surface="moons")
    ellipses = opened.page.get_by_test_id("ellipses")
    drawn = ellipses.locator("svg path[data-matrix]")
    assert [path.get_attribute("data-matrix") for path in drawn.all()] == list(ABOUT)
    expect(ellipses).to_contain_text("Here it equals Gauss–Newton.")
    before = drawn.first.get_attribute("d")
    opened.click(1, -2)
    expect(drawn.first).not_to_have_attribute("d", before or "")
