"""A noisy race: what it is called, what is drawn besides, how often it succeeds; and the same seed gives the same."""

import re

import numpy as np
from playwright.sync_api import expect

from experiments import run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.browser.stage import Stage

# Whether a layer of the map (still, or moving with the clock) is painted within two pixels of a point.
PAINTED = """([layer, x, y]) => {
  const canvas = document.querySelector(`.rv-map [data-layer=${layer}]`), box = canvas.getBoundingClientRect();
  const ratio = canvas.width / box.width;
  const { data } = canvas.getContext('2d').getImageData((x - box.left) * ratio - 2, (y - box.top) * ratio - 2, 5, 5);
  return data.some((value, i) => i % 4 === 3 && value > 0);
}"""


def painted(stage, layer, point):
    return stage.page.evaluate(PAINTED, [layer, *stage.on_screen(*point)])


def success(stage, method):
    return stage.scores.locator(f"[data-method={method}] td", has_text=re.compile(r"%\sof\s\d+"))


def test_noise_shows_what_it_does(visit):
    stage = visit("?view=map&surface=beale")
    legend = stage.page.get_by_test_id("legend")
    header = stage.scores.get_by_role("columnheader", name=re.compile("^Success"))
    expect(legend).not_to_contain_text("nois")
    expect(header).to_have_count(0)
    expect(stage.field("Noisy runs")).to_have_count(0)

    stage.type("Noise σ", "0.5")
    expect(stage.scores.locator("[data-method=gradient_descent] th")).to_have_text("SGD")
    expect(legend).to_contain_text("the path without noise")
    expect(legend).to_contain_text("50 noisy runs, every 5 steps")
    expect(legend).to_contain_text("success: within 0.2 of a minimum at the end")
    expect(header).to_be_visible()
    expect(success(stage, "adam")).to_have_text(re.compile(r"^\d+\s% of 50$"))
    stage.page.get_by_text("The update rules, as they run").click()
    expect(stage.page.locator(".st-key-rules").get_by_text("SGD", exact=True)).to_be_visible()

    stage.type("Noise σ", "0")
    expect(stage.scores.locator("[data-method=gradient_descent] th")).to_have_text("Gradient descent")
    expect(legend).not_to_contain_text("nois")
    expect(header).to_have_count(0)


def test_the_path_without_noise_is_drawn_beside_the_noisy_one(visit):
    """On a round bowl gradient descent goes straight to the minimum, through the point half way."""
    bowl, half = LANDSCAPES["bowl"], np.array(LANDSCAPES["bowl"].start) / 2
    noisy = run(bowl, "gradient_descent", bowl.start, steps=300, noise=5.0, seed=1).path[:, 0]
    for point in (half, -half):
        assert np.hypot(*(noisy - point).T).min() > 0.05, "the noisy path itself must not pass there"
    stage = visit("?view=map&surface=bowl&methods=gradient_descent&noise=5&seed=1&fan=0")
    assert painted(stage, "still", half)
    assert not painted(stage, "still", -half)


def test_the_runs_of_a_fan_are_drawn(visit):
    """Where they have been, and, when the race is over, where they end."""
    bowl = LANDSCAPES["bowl"]
    runs = run(bowl, "gradient_descent", [bowl.start] * 50, steps=60, noise=3.0, seed=1)
    alone, ghost = runs.path[:, 0], run(bowl, "gradient_descent", bowl.start, steps=60).path[:, 0]
    apart = [min(np.hypot(*(line - end).T).min() for line in (alone, ghost)) for end in runs.path[-1]]
    loner = runs.path[-1, int(np.argmax(apart))]
    assert max(apart) > 0.2
    link = "?view=map&surface=bowl&methods=gradient_descent&noise=3&seed=1&steps=60"
    stage = visit(link)
    assert painted(stage, "still", loner) and painted(stage, "moving", loner)
    stage.scrub(0)
    assert painted(stage, "still", loner) and not painted(stage, "moving", loner)
    with_none = visit(f"{link}&fan=0")
    assert not painted(with_none, "still", loner) and not painted(with_none, "moving", loner)


def test_the_same_seed_gives_the_same_numbers_after_a_reload(visit):
    stage = visit("?view=map&noise=0.5&seed=7&fan=40")
    expect(success(stage, "adam")).to_be_visible()
    before = stage.rows()
    stage.page.reload()
    again = Stage(stage.page)
    again.until("revision >= 1")
    expect(success(again, "adam")).to_be_visible()
    assert again.rows() == before
    again.type("Seed", "8")
    expect(again.scores.locator("[data-method=adam]")).not_to_have_text(before["adam"], use_inner_text=True)


def test_the_fan_and_the_tolerance_can_be_chosen(visit):
    stage = visit("?view=map&noise=0.5&methods=adam")
    stage.type("Success within", "50")
    expect(success(stage, "adam")).to_have_text("100 % of 50")
    expect(stage.page).to_have_url(re.compile("tolerance=50"))
    stage.type("Noisy runs", "120")
    expect(success(stage, "adam")).to_have_text("100 % of 120")
    expect(stage.page.get_by_test_id("legend")).to_contain_text("50 of 120 noisy runs")
    stage.type("Noisy runs", "0")
    expect(success(stage, "adam")).to_have_count(0)
    expect(stage.page.get_by_test_id("legend")).to_have_text("the path without noise")


def test_the_fan_waits_for_the_hand_and_comes_back(visit):
    stage = visit("?view=map&noise=0.5&methods=adam")
    expect(success(stage, "adam")).to_be_visible()
    stage.ready()
    x, y = stage.on_screen(*stage.start)
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    with stage.moved():
        stage.page.mouse.move(x + 60, y - 40, steps=4)
    expect(stage.scores.locator("[data-method=adam] td.rv-before")).to_have_count(3)  # success, median and sentence
    expect(stage.page.get_by_test_id("legend")).not_to_contain_text("noisy runs")
    stage.page.mouse.up()
    expect(success(stage, "adam")).to_be_visible()
    expect(stage.page.get_by_test_id("legend")).to_contain_text("50 noisy runs")


def test_a_surface_without_a_known_minimum_says_so(visit):
    stage = visit("?view=map&noise=0.5&surface=saddle&methods=adam")
    expect(stage.scores.locator("[data-method=adam]")).to_contain_text("no known minimum")
    expect(stage.scores).to_contain_text("No minimum of this surface is known")


def test_runs_that_fly_off_are_infinitely_bad(visit):
    stage = visit("?view=map&noise=1&surface=beale&methods=newton")
    expect(success(stage, "newton")).to_have_text("0 % of 50")
    expect(stage.scores.locator("[data-method=newton] td", has_text="∞")).to_have_count(1)


def test_long_work_is_given_up_for_the_next_wish(visit):
    """Two hundred runs of every method, of two thousand steps each, are begun, and left at once."""
    stage = visit(f"?view=map&methods={','.join(OPTIMIZERS)}&fan=200&steps=2000")
    stage.type("Noise σ", "1")
    expect(stage.page.get_by_test_id("stProgress")).to_contain_text("200 noisy runs of")
    stage.type("Steps", "20")
    stage.until("steps === '20'")
    expect(success(stage, "adam")).to_be_visible()
    expect(stage.page.get_by_test_id("stProgress")).to_have_count(0)
