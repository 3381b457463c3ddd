"""A race is predicted before a path of it is known to the browser, then shown, and the guess is judged."""

import re

import pytest
from playwright.sync_api import expect

from experiments.readings.predict import end, placed, ranked, ranking
from experiments.readings.ties import alike
from optimizers import OPTIMIZERS
from ui.session.setup import Setup
from ui.session.tracks import tracks

GUESS = ("adam", "gradient_descent", "momentum")
NAMES = {key: OPTIMIZERS[key].name for key in GUESS}
LINK = "?view=map&methods=gradient_descent,momentum,adam&steps=60"


@pytest.fixture(scope="module")
def race():
    """The race of LINK as run() walks it: key of a method -> its track."""
    return tracks(Setup(methods=("gradient_descent", "momentum", "adam"), steps=60))


def test_an_order_is_guessed_by_keyboard_and_judged(visit, race):
    stage = visit(LINK)
    page, keyboard = stage.page, stage.page.keyboard
    stage.root.locator(".rv-menu summary", has_text="Predict").press("Enter")
    stage.button("Who does best?").press("Enter")
    game = page.get_by_test_id("game")
    game.get_by_role("button", name="Adam earlier").focus()
    stage.until("methods === ''")
    assert stage.paths() == {}
    for hidden in (stage.scores, page.locator(".rv-curves"), page.locator(".rv-transport")):
        expect(hidden).to_be_hidden()
    keyboard.press("Enter")
    expect(game.locator("li").nth(1)).to_contain_text("Adam")
    keyboard.press("Enter")
    expect(game.locator("li").first).to_contain_text("Adam")
    expect(page).to_have_url(re.compile("predict=rank"))

    game.get_by_role("button", name="Play and see").press("Enter")
    stage.until("methods !== '' && step == 60")
    rows, spare = {key: track.row for key, track in race.items()}, alike(Setup().landscape())
    judged = ranked(GUESS, rows, spare)
    pairs = f"{judged.right} of {judged.pairs} pairs"
    expect(game).to_contain_text(f"{pairs} are in the right order: {judged.score} points of 100.")
    answer = game.locator(".rv-game-answer tbody tr")
    assert [[part.strip() for part in row.split("\t")[1:3]] for row in answer.all_inner_texts()] == [
        [NAMES[guessed], NAMES[actual]] for guessed, actual in zip(GUESS, ranking(rows, spare), strict=True)
    ]
    expect(game.locator(".rv-score")).to_have_text(str(judged.score))
    assert stage.rows().keys() == race.keys()

    game.get_by_role("button", name="Again, from another start").press("Enter")
    stage.until("methods === ''")
    expect(page).to_have_url(re.compile("start="))
    game.get_by_role("button", name="Back to the race").press("Enter")
    stage.until("methods !== ''")
    expect(game).to_be_hidden()


def test_ends_are_placed_on_the_map_and_judged(visit, race):
    stage = visit(LINK + "&predict=end")
    page, game = stage.page, stage.page.get_by_test_id("game")
    start = stage.data("start")
    play = game.get_by_role("button", name="Play and see")
    expect(play).to_be_disabled()
    stage.click(0.5, 0.25)
    expect(page.locator(".rv-guess")).to_have_count(1)
    game.get_by_role("button", name="Place Momentum with the arrow keys").press("Enter")
    expect(page.locator(".rv-guess[data-method=momentum]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(game.locator("[data-method=momentum]")).to_contain_text("0.08, 0")
    game.get_by_role("button", name="Adam ends nowhere in the window").press("Enter")
    assert stage.data("start") == start
    guesses = page.locator(".rv-guess").evaluate_all("(all) => all.map(({ dataset, at }) => [dataset.method, at])")
    places = {key: tuple(at) for key, at in guesses} | {"adam": None}
    play.press("Enter")
    stage.until("methods !== '' && step == 60")
    domain = Setup().landscape().domain
    scores = [placed(places[key], end(track.runs), domain).score for key, track in race.items()]
    expect(game.locator(".rv-score")).to_have_text(str(round(sum(scores) / len(scores))))
