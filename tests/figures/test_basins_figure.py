"""Basins and winners as they are drawn."""

import numpy as np
import pytest

from experiments.engine.race import Race
from experiments.readings.endings import OUTCOMES
from experiments.studies.basins import NOWHERE, basins
from experiments.studies.winners import NOBODY, TIE, winners
from figures import winners as drawn_winners
from figures.basins import HUES, PALE, borders, figure, hues_of
from figures.endings import GREYS
from figures.palette import mixed, styles
from figures.tokens import INKS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.races import races

HIMMELBLAU, RASTRIGIN = LANDSCAPES["himmelblau"], LANDSCAPES["rastrigin"]
FOUR = basins(Race(HIMMELBLAU, "momentum", HIMMELBLAU.start, 200), HIMMELBLAU.domain, 25)
RACERS = {"gradient_descent": {"lr": 0.01}, "adam": {}, "newton": {}}
WON = winners(races(HIMMELBLAU, RACERS, 60), HIMMELBLAU.domain, 15, "evals")
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def between(colour, one, other):
    """Whether a colour lies between two others, channel by channel, but for rounding."""
    a, b, c = ([int(each[i : i + 2], 16) for i in (1, 3, 5)] for each in (one, other, colour))
    return all(min(x, y) - 1 <= z <= max(x, y) + 1 for x, y, z in zip(a, b, c, strict=True))


@THEMES
def test_the_hue_says_which_minimum_and_the_tone_how_soon(theme, cell, sound):
    drawn = figure(FOUR, theme, (1, 1))
    sound(drawn)
    heatmap = drawn.data[0]
    for row in range(25):
        for column in range(25):
            place, shade = FOUR.reached[row, column], cell(heatmap, row, column)
            if place == NOWHERE:
                assert shade == GREYS[theme][FOUR.outcome[row, column]]
            else:
                assert between(shade, HUES[theme][place], mixed(HUES[theme][place], INKS[theme].page, PALE))
    reached = np.where(FOUR.reached == 0, FOUR.stopped, np.iinfo(int).max)
    soonest = np.unravel_index(reached.argmin(), reached.shape)
    latest = np.unravel_index(np.where(FOUR.reached == 0, FOUR.stopped, -1).argmax(), reached.shape)
    page = INKS[theme].page

    def off(shade):
        return sum(abs(int(shade[i : i + 2], 16) - int(page[i : i + 2], 16)) for i in (1, 3, 5))

    assert off(cell(heatmap, *soonest)) > off(cell(heatmap, *latest))


def test_the_bar_names_the_minima_from_the_top_and_what_else_became():
    bar = figure(FOUR, "light").data[0].colorbar
    share = (FOUR.reached == 0).mean()
    assert bar.ticktext[0] == f"minimum 1 · {share:.0%}".replace("%", " %")
    assert [text.partition(" · ")[0] for text in bar.ticktext[:4]] == [f"minimum {place}" for place in (1, 2, 3, 4)]
    met = {OUTCOMES[code].name for code in np.unique(FOUR.outcome[FOUR.reached == NOWHERE])}
    assert {text.partition(" · ")[0] for text in bar.ticktext[4:]} == met
    assert list(bar.tickvals) == sorted(bar.tickvals, reverse=True)


def test_minima_are_marked_with_their_numbers_and_the_race_with_a_ring():
    _, stars, _, ring = figure(FOUR, "light", (1, -2)).data
    assert (stars.x[0], stars.y[0]) == pytest.approx((FOUR.minima[0].x, FOUR.minima[0].y))
    assert stars.text == ("1", "2", "3", "4")
    assert (ring.x, ring.y) == ((1,), (-2,))


def test_of_many_minima_those_that_touch_have_other_hues():
    many = basins(Race(RASTRIGIN, "gradient_descent", RASTRIGIN.start, 200, {"lr": 0.002}), RASTRIGIN.domain, 60)
    hues, pairs = hues_of(many), borders(many.reached)
    assert len(many.minima) == 121 and max(hues) == len(HUES["light"]) - 1
    assert len(pairs) >= 200
    assert all(hues[one] != hues[other] for one, other in pairs)
    picture, stars, *_ = figure(many, "light").data
    assert picture.colorbar.ticktext[0].startswith(f"{hues.count(0)} minima · ")
    assert set(stars.text) == {""}


def test_few_minima_have_the_hues_in_their_order():
    assert hues_of(FOUR) == [0, 1, 2, 3]


def test_where_nothing_is_reached_there_are_only_greys(cell):
    lost = basins(Race(HIMMELBLAU, "gradient_descent", HIMMELBLAU.start, 3, {"lr": 1e-3}), HIMMELBLAU.domain, 5)
    assert cell(figure(lost, "light").data[0], 2, 2) == GREYS["light"][lost.outcome[2, 2]]
    flat = basins(Race(LANDSCAPES["saddle"], "gradient_descent", LANDSCAPES["saddle"].start, 3), ((-1, 1), (-1, 1)), 5)
    assert not flat.minima and len(figure(flat, "dark").data) == 2


def test_angles_are_true():
    assert figure(FOUR, "light").layout.yaxis.scaleanchor == "x"


@THEMES
def test_winners_have_the_colours_of_their_methods(theme, cell, sound):
    drawn = drawn_winners.figure(WON, theme, (0, 0))
    sound(drawn)
    heatmap, looks = drawn.data[0], styles(RACERS)
    for row in range(15):
        for column in range(15):
            place = WON.winner[row, column]
            if place in (TIE, NOBODY):
                shade = drawn_winners.GREYS[theme][[TIE, NOBODY].index(place)]
            else:
                shade = mixed(looks[WON.methods[place]].colours[theme], INKS[theme].page, drawn_winners.CALM)
            assert cell(heatmap, row, column) == shade
    named = [text.partition(" · ")[0] for text in reversed(heatmap.colorbar.ticktext)]
    every = [*range(len(RACERS)), TIE, NOBODY]
    names = [*(OPTIMIZERS[key].name for key in RACERS), "tie", "nobody"]
    assert named == [name for code, name in zip(every, names, strict=True) if (WON.winner == code).any()]
    assert {TIE, NOBODY} & set(np.unique(WON.winner).tolist())
