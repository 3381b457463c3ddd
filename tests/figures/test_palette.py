"""Every method can be told from every other without its colour, and its colour can be seen."""

from itertools import combinations

import pytest

from figures.palette import BANDS, STYLES, styles
from optimizers import OPTIMIZERS

READABLE = 3.0  # WCAG 2.2, success criterion 1.4.11: graphical objects


def luminance(colour):
    """Relative luminance of #rrggbb by WCAG 2.2."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", BANDS)
@pytest.mark.parametrize("band", [0, 1], ids=["lowest", "highest"])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.marker)
def test_a_path_stands_out_from_the_surface(style, theme, band):
    assert contrast(getattr(style, theme), BANDS[theme][band]) >= READABLE


def test_every_method_has_a_style_of_its_own():
    assert len(STYLES) >= len(OPTIMIZERS)
    assert len(set(styles(list(OPTIMIZERS)).values())) == len(OPTIMIZERS)


@pytest.mark.parametrize(("one", "other"), list(combinations(STYLES, 2)), ids=lambda style: style.marker)
def test_two_methods_differ_in_colour_and_in_form(one, other):
    assert one.light != other.light and one.dark != other.dark
    assert one.marker != other.marker
    assert (one.dash, one.marker) != (other.dash, other.marker)


def test_a_method_keeps_its_style_whoever_it_races_against():
    everybody = styles(list(OPTIMIZERS))
    assert styles(list(OPTIMIZERS)) == everybody
    assert [everybody[key] for key in OPTIMIZERS] == list(STYLES[: len(OPTIMIZERS)])
