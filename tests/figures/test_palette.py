"""Every method can be told from every other without its colour, and its colour can be seen."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.palette import BANDS, PARTS, STYLES, styles
from optimizers import OPTIMIZERS
from tests.figures.vision import contrast

TEXT = 4.5  # success criterion 1.4.3: text
READABLE = 3.0  # WCAG 2.2, success criterion 1.4.11: graphical objects


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", BANDS)
@pytest.mark.parametrize("band", [0, 1], ids=["lowest", "highest"])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.marker)
def test_a_path_stands_out_from_the_surface(style, theme, band):
    assert contrast(getattr(style, theme), BANDS[theme][band]) >= READABLE


@pytest.mark.parametrize(("theme", "page"), [("light", "#f4f6f8"), ("dark", "#12181e")])
@pytest.mark.parametrize("part", PARTS)
def test_a_term_can_be_read_on_the_page(part, theme, page):
    assert contrast(PARTS[part][theme], page) >= TEXT


FIRST_COME = sorted(OPTIMIZERS, key=lambda key: OPTIMIZERS[key].joined)
racers = st.sets(st.sampled_from(list(OPTIMIZERS)))


@given(racers)
def test_no_two_racers_look_alike(keys):
    looks = styles(keys)
    assert set(looks) == keys
    assert len({(style.light, style.marker) for style in looks.values()}) == len(keys)


@given(racers.filter(lambda keys: len(keys) <= len(STYLES)))
def test_up_to_nine_racers_have_colours_of_their_own(keys):
    assert len({style.light for style in styles(keys).values()}) == len(keys)


@pytest.mark.parametrize(("one", "other"), list(combinations(STYLES, 2)), ids=lambda style: style.marker)
def test_two_methods_differ_in_colour_and_in_form(one, other):
    assert one.light != other.light and one.dark != other.dark
    assert one.marker != other.marker
    assert (one.dash, one.marker) != (other.dash, other.marker)


@given(racers, st.sampled_from(list(OPTIMIZERS)))
def test_a_method_keeps_its_style_whoever_comes_and_goes(keys, newcomer):
    """Only the one whose style the newcomer prefers, and those that had to give way already, may change theirs."""
    before, after = styles(keys - {newcomer}), styles(keys | {newcomer})
    settled = {key for key in before if before[key] == preferred(key)}
    changed = {key for key in settled if after[key] != before[key]}
    assert changed <= {key for key in settled if preferred(key) == preferred(newcomer)}


def preferred(key):
    return STYLES[FIRST_COME.index(key) % len(STYLES)]


def test_a_lone_racer_has_the_style_it_prefers():
    assert all(styles([key]) == {key: preferred(key)} for key in OPTIMIZERS)


def test_the_order_of_the_racers_does_not_matter():
    assert styles(list(OPTIMIZERS)[::-1]) == styles(OPTIMIZERS)
