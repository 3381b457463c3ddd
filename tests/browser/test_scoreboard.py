"""The scoreboard sorts by what the reader chooses."""

import re

from playwright.sync_api import expect

COLUMNS = ("Method", "Final loss", "Above minimum", "Steps to tolerance", "Evaluations")


def column(stage, place):
    return [row.split("\t")[place] for row in stage.rows().values()]


def as_number(text):
    return float(text.replace("−", "-").replace("∞", "inf")) if text != "–" else None


def test_every_column_sorts_both_ways(visit):
    stage = visit("?view=map&surface=beale&methods=gradient_descent,momentum,adagrad,rmsprop,adam,newton")
    expect(stage.scores.get_by_role("columnheader", name=re.compile("Final loss"))).to_have_attribute(
        "aria-sort", "ascending"
    )
    for place, name in enumerate(COLUMNS):
        header = stage.scores.get_by_role("columnheader", name=re.compile(f"^{name}"))
        if header.get_attribute("aria-sort") != "ascending":
            header.get_by_role("button").click()
        for way in ("ascending", "descending"):
            expect(header).to_have_attribute("aria-sort", way)
            texts = column(stage, place)
            if place:
                numbers = [as_number(text) for text in texts]
                known = [number for number in numbers if number is not None]
                assert numbers == known + [None] * (len(numbers) - len(known)), "what is not known stands last"
                assert known == sorted(known, reverse=way == "descending")
            else:
                assert texts == sorted(texts, reverse=way == "descending")
            header.get_by_role("button").click()


def test_what_happened_is_told_with_its_step(visit):
    stage = visit("?view=map&surface=bowl&methods=gradient_descent&gradient_descent.lr=0.3&steps=60")
    expect(stage.scores.locator("[data-method=gradient_descent]")).to_contain_text(
        re.compile(r"reached the minimum at step \d+")
    )


def test_the_choice_survives_another_race(visit):
    stage = visit("?view=map")
    stage.scores.get_by_role("button", name="Method").click()
    with stage.moved():
        stage.click(1, 1)
    expect(stage.scores.get_by_role("columnheader", name=re.compile("^Method"))).to_have_attribute(
        "aria-sort", "ascending"
    )
