"""The scoreboard sorts by what the reader chooses."""

import math
import re
from itertools import pairwise

from playwright.sync_api import expect

from experiments.readings.ties import alike
from landscapes import LANDSCAPES
from tests.browser.reading import read

SPARE = alike(LANDSCAPES["mccormick"])
COLUMNS = ("Method", "Final loss", "Above minimum", "Steps to tolerance", "Evaluations")


def column(stage, place):
    return [row.split("\t")[place] for row in stage.rows().values()]


def split(row):
    return row.split("\t")


def as_number(text):
    return None if text in ("–", "never") else read(text)


def test_every_column_sorts_both_ways(visit):
    stage = visit("?view=map&surface=mccormick&methods=gradient_descent,momentum,adagrad,rmsprop,adam,newton")
    expect(stage.scores.get_by_role("columnheader", name=re.compile("Steps to tolerance"))).to_have_attribute(
        "aria-sort", "ascending"
    )
    ranked = [(as_number(row[3]) or math.inf, as_number(row[1])) for row in map(split, stage.rows().values())]
    assert all(one < other or (one[0] == other[0] and one[1] <= other[1] + SPARE) for one, other in pairwise(ranked))
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
                rising = known if way == "ascending" else known[::-1]
                assert all(low <= high + SPARE for low, high in pairwise(rising)), (
                    "no later one is lower, but for a tie"
                )
            else:
                assert texts == sorted(texts, reverse=way == "descending")
            header.get_by_role("button").click()


def test_what_happened_is_told_with_its_step(visit):
    stage = visit("?view=map&surface=bowl&methods=gradient_descent&gradient_descent.lr=0.3&steps=60")
    expect(stage.scores.locator("[data-method=gradient_descent]")).to_contain_text(
        re.compile(r"settled at the minimum at step \d+")
    )
    expect(stage.scores.get_by_role("columnheader", name="Above minimum")).to_have_count(0)  # f is 0 at the minimum
    gauge = stage.page.get_by_role("button", name="Stability")
    expect(gauge).to_have_attribute("aria-pressed", "false")
    gauge.click()
    expect(gauge).to_have_attribute("aria-pressed", "true")
    expect(stage.page).to_have_url(re.compile("stability=yes"))


def test_the_choice_survives_another_race(visit):
    stage = visit("?view=map")
    stage.scores.get_by_role("button", name="Method").click()
    with stage.moved():
        stage.click(1, 1)
    expect(stage.scores.get_by_role("columnheader", name=re.compile("^Method"))).to_have_attribute(
        "aria-sort", "ascending"
    )
