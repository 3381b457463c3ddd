"""A formula of the reader's own: a good one races; a bad or a hostile one is answered with a caret and a sentence."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

FIELD = "Formula f(x, y)"
KEPT = "The old surface is kept."
HOSTILE = "__import__('os').system('id')"


def caret(stage):
    """What stands above the caret, and where the caret points."""
    code = stage.page.get_by_test_id("caret")
    expect(code).to_be_visible()
    typed, pointer = (code.text_content() or "").splitlines()[:2]
    return typed, pointer.index("^")


def in_view(stage):
    """Whether the caret is within what its box shows."""
    return stage.page.get_by_test_id("caret").evaluate(
        "box => { const [outer, inner] = [box, box.lastElementChild].map((each) => each.getBoundingClientRect());"
        " return outer.left <= inner.left && inner.right <= outer.right; }"
    )


def about(stage):
    return stage.page.locator(".st-key-about")


def test_a_good_a_bad_and_a_hostile_formula(visit):
    stage = visit("?view=map&surface=own", reduced_motion="no-preference")
    with stage.repainted():
        stage.type(FIELD, "|x - 1| + 3(y + 2)^2")
    expect(stage.page).to_have_url(re.compile("formula="))
    expect(about(stage)).to_contain_text("Has a kink where")
    stage.until("playing === 'true'")
    stage.page.emulate_media(reduced_motion="reduce")  # a race that plays on would keep the processor from the rest
    with stage.moved():
        stage.click(3, 3)
    before = stage.rows()
    assert len(before) == 4

    stage.type(FIELD, "x^2 + sinn(y)")
    expect(stage.page.get_by_text(f"did you mean sin? {KEPT}")).to_be_visible()
    assert caret(stage) == ("x^2 + sinn(y)", 6)
    expect(stage.field(FIELD)).to_have_value("x^2 + sinn(y)")

    stage.type(FIELD, HOSTILE)
    sentence = "This underscore has no meaning here. An index follows its letter, as in x_1."
    expect(stage.page.get_by_text(f"{sentence} {KEPT}")).to_be_visible()
    assert caret(stage) == (HOSTILE, 0)
    assert stage.rows() == before

    long = "x^2 + y^2" + " + 0.1x" * 24
    stage.type(FIELD, long + ")")
    expect(stage.page.get_by_test_id("caret")).to_contain_text(long)
    assert caret(stage)[1] == len(long) and in_view(stage)

    too_long = "x^2 + " * 400 + "y^2"
    stage.type(FIELD, too_long)
    expect(stage.page.get_by_text(f"A formula may have up to 2,000 characters. {KEPT}")).to_be_visible()
    expect(stage.field(FIELD)).to_have_value(too_long)

    stage.type(FIELD, "a x^2 + b y^2")
    expect(stage.page.get_by_text(KEPT)).to_be_hidden()
    parameters_are_moved_and_travel(visit, stage)


def parameters_are_moved_and_travel(visit, stage):
    """Both sliders of a x^2 + b y^2 are moved, and the race opens elsewhere as it was left."""
    expect(stage.page.get_by_test_id("reading")).to_contain_text(re.compile("Weights.*parameters.*a.*b"))
    for letter, place, value in (("a", 800, "3"), ("b", 900, "4")):
        slider = stage.page.get_by_role("slider", name=f"{letter}, of the surface")
        slider.evaluate(f"(node) => {{ node.value = {place}; node.dispatchEvent(new Event('input')); }}")
        stage.until("live === 'true'")
        slider.evaluate("(node) => node.dispatchEvent(new Event('change'))")
        expect(stage.page).to_have_url(re.compile(f"p\\.{letter}={value}"))
    stage.page.get_by_role("button", name="Play a").click()  # where motion is not wanted, a tenth of the slider on
    expect(stage.page).to_have_url(re.compile(r"p\.a=4"))
    stage.until("live === 'false'")
    there = visit("?" + stage.page.url.partition("?")[2])
    assert [there.page.get_by_label(f"{letter}, of the surface, exact value").input_value() for letter in "ab"] == [
        "4",
        "4",
    ]
    assert there.rows() == stage.rows()


@pytest.mark.parametrize("text", ["e^" * 200 + "x", "<script>document.title='hurt'</script>"])
def test_a_hostile_formula_in_a_link_is_told_and_the_page_works(visit, text):
    stage = visit(f"?view=map&surface=own&formula={quote(text)}")
    expect(stage.page.locator(".st-key-notes")).to_contain_text("formula")
    assert stage.page.title() != "hurt" and len(stage.rows()) == 4


def test_where_f_is_undefined_the_map_is_hatched_and_a_sentence_says_so_and_what_to_try(visit):
    stage = visit("?view=map&surface=own&formula=" + quote("ln(x) + y^2"))
    expect(about(stage)).to_contain_text(re.compile("Undefined in 50 % of this window, hatched in the picture"))
    with stage.moved():
        stage.click(-2, 1)
    expect(stage.page.get_by_text("f is not defined at this start")).to_be_visible()

    stage.type(FIELD, "sqrt(-1 - x^2)")
    expect(about(stage)).to_contain_text("f is undefined everywhere in this window. Try")


def test_derivatives_are_typeset_when_asked_for(visit):
    stage = visit("?view=map&surface=himmelblau")
    stage.page.get_by_role("button", name="Derivatives").click()
    expect(stage.page.locator(".st-key-slopes .katex-display")).to_have_count(5)


def test_a_window_is_typed_refused_and_put_back(visit):
    stage = visit("?view=map&surface=own")
    stage.page.locator(".rv-window summary").click()
    stage.field("x from").fill("3")
    stage.field("x to").fill("-3")
    show = stage.page.get_by_role("button", name="Show this window")
    show.click()
    expect(stage.page.get_by_text("x from 3 to −3 is the wrong way round")).to_be_visible()
    expect(stage.field("x from")).to_have_value("3")
    assert stage.ranges() == [[-5, 5], [-5, 5]]
    stage.field("x from").fill("-1")
    stage.field("x to").fill("3")
    show.click()
    stage.until_window("x0 === -1 && x1 === 3 && y0 === -5 && y1 === 5")
    expect(stage.page).to_have_url(re.compile("window="))
    expect(stage.page.get_by_text("This window is not square")).to_be_visible()
    stage.page.get_by_role("button", name="Put back").click()
    stage.until_window("x0 === -5 && x1 === 5")
    expect(stage.page).not_to_have_url(re.compile("window="))
