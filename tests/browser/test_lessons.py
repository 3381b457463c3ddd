"""Lessons in a real browser: guessed, watched and told by keyboard alone, and remembered; a changed scene is judged."""

import re
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import expect

from lessons import LESSONS
from tests.browser.stage import Stage

FIRST, SECOND, *_ = LESSONS.values()
SCENES = sum(len(lesson.scenes) for lesson in LESSONS.values())
FARTHEST = 40  # presses of Tab from the top of the page to its first lesson


def test_a_lesson_is_walked_to_its_end_by_keyboard_alone(come, watch):
    watch.allowed += ["/lessons/_stcore/"]  # Streamlit looks for itself below the address of a page first
    page = come("lessons")
    press, card = page.keyboard.press, page.locator(f"[data-lesson={FIRST.key}]")
    expect(page.locator("[data-lesson]")).to_have_count(len(LESSONS))
    for _ in range(FARTHEST):
        if card.evaluate("(card) => card === document.activeElement"):
            break
        press("Tab")
    expect(card).to_be_focused()
    press("Enter")

    lesson, stage = page.get_by_test_id("lesson"), Stage(page)
    heading = lesson.get_by_role("heading", level=2)
    choices = lesson.get_by_role("group").get_by_role("button")
    for number, scene in enumerate(FIRST.scenes, start=1):
        expect(lesson).to_have_attribute("data-scene", str(number))
        expect(heading).to_have_text(scene.title)
        expect(heading).to_be_focused()
        expect(lesson).to_contain_text(f"{number} of {len(FIRST.scenes)}")
        stage.until(
            f"revision >= 1 && steps === '{scene.link['steps']}' && methods === ''"
        )  # no path is in the browser
        expect(lesson.locator("[data-holds]")).to_have_count(0)  # nor the answer
        wrong = next(letter for letter in "ABC" if letter not in scene.right)
        if number == 1:
            page.emulate_media(reduced_motion="no-preference")
        press(wrong if number == 1 else scene.right.lower())  # a small c would have Streamlit empty its caches
        stage.until("methods !== ''")
        if number == 1:
            expect(lesson.get_by_role("status")).to_contain_text("Watch what happens.")
            expect(lesson.locator("[data-holds]")).to_have_count(0)  # it is told when it has been seen
            page.emulate_media(reduced_motion="reduce")
        verdict = f"Not quite: it is {scene.right}." if number == 1 else "Yes, you were right."
        expect(lesson.get_by_role("status")).to_contain_text(verdict)
        expect(choices.nth("ABC".index(scene.right))).to_have_accessible_name(re.compile("right$"))
        expect(lesson.locator("[data-holds=true]")).to_have_count(len(scene.checks))
        press("0")
        stage.until("step === '0'")
        press("ArrowRight")
        stage.until("step === '1'")
        press("n")
    expect(heading).to_have_text("What you have seen")
    expect(heading).to_be_focused()
    expect(lesson).to_contain_text(f"The next lesson: {SECOND.title}.")
    press("p")
    expect(heading).to_have_text(FIRST.scenes[-1].title)
    press("n")
    press("n")
    expect(heading).to_have_text(SECOND.scenes[0].title)
    assert parse_qs(urlparse(page.url).query) == {"lesson": [SECOND.key]}
    page.go_back()
    expect(heading).to_have_text(FIRST.scenes[-1].title)
    page.reload()  # a new session, in a browser that remembers
    expect(lesson.get_by_role("status")).to_contain_text("Yes, you were right.")
    stage.until("methods !== ''")
    lesson.get_by_role("button", name="All lessons").click()
    seen = len(FIRST.scenes)
    expect(page.get_by_test_id("done")).to_have_text(f"{seen} of {SCENES} scenes seen, {seen - 1} guesses right.")
    page.get_by_role("button", name="Forget what I have done").click()
    expect(page.get_by_test_id("done")).to_have_count(0)
    card.click()
    expect(lesson).to_have_attribute("data-waits", "true")
    stage.until("methods === ''")


def test_a_changed_scene_is_judged_put_back_and_taken_along(come, watch):
    watch.allowed += ["/lessons/_stcore/"]
    page = come("lessons?lesson=ravine&scene=2&gradient_descent.lr=0.01")
    lesson, stage = page.get_by_test_id("lesson"), Stage(page)
    lesson.get_by_role("button", name="Show me").click()
    expect(lesson.get_by_role("heading", name="Measured with your settings")).to_be_visible()
    expect(lesson.locator("[data-holds=false]")).not_to_have_count(0)
    expect(lesson).to_contain_text("The text is about the lesson’s own setting.")
    expect(lesson.locator(".rv-observe")).to_have_count(0)
    lesson.get_by_role("button", name="Back to the lesson’s setting").click()
    expect(lesson.locator("[data-holds=false]")).to_have_count(0)
    expect(lesson.locator(".rv-observe")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/lessons\?lesson=ravine&scene=2$"))
    page.get_by_text("Change the settings").click()
    rate = page.get_by_label("Learning rate, Gradient descent, exact value")
    rate.fill("0.005")
    with stage.repainted():
        rate.press("Enter")
    expect(page).to_have_url(re.compile(r"gradient_descent.lr=0.005"))
    lesson.get_by_role("button", name="Try it yourself").click()
    expect(page.get_by_test_id("methods")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/\?surface=ravine&methods=gradient_descent&gradient_descent.lr=0.005$"))


def test_a_scene_trains_networks_and_is_taken_along(come, watch):
    watch.allowed += ["/lessons/_stcore/"]
    page = come("lessons?lesson=initialisation&scene=2")
    lesson, networks = page.get_by_test_id("lesson"), page.get_by_test_id("networks")
    scene = LESSONS["initialisation"].scenes[1]
    expect(lesson).to_have_attribute("data-waits", "true")
    expect(networks).to_have_count(0)
    page.keyboard.press(scene.right)
    expect(networks).to_have_attribute("data-head", "300")
    expect(lesson.get_by_role("status")).to_contain_text("Yes, you were right.")
    expect(lesson.locator("[data-holds=true]")).to_have_count(len(scene.checks))
    page.keyboard.press("n")
    expect(lesson).to_have_attribute("data-scene", "3")
    page.keyboard.press("e")
    expect(networks).to_have_attribute("data-tab", "layers")
    lesson.get_by_role("button", name="Try it yourself on Networks").click()
    expect(page).to_have_url(re.compile(r"/networks\?.*net.init=small"))
    expect(networks).to_be_visible()
