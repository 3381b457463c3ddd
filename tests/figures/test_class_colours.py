"""The colours that fill maps: what lies side by side stands out, and all can be told apart by everyone."""

from itertools import combinations

import pytest

from experiments.readings import endings
from figures.basins import HUES
from figures.endings import CLASSES, GREYS, NAMES
from figures.ramp import RAMP
from figures.strip import CYCLES, KINDS
from figures.tokens import INKS
from tests.figures.vision import KINDS as VISIONS
from tests.figures.vision import apart, contrast

READABLE = 3.0  # WCAG 2.2, success criterion 1.4.11: graphical objects
SEEN, AT_A_GLANCE = 8, 20  # distances in CIELAB

THEMES = pytest.mark.parametrize("theme", INKS)
EVERY_EYE = pytest.mark.parametrize("vision", VISIONS)


def nearest(colours, vision):
    return min(apart(one, other, vision) for one, other in combinations(colours, 2))


@THEMES
def test_what_lies_side_by_side_on_a_map_stands_out(theme):
    sides = [CLASSES[theme][code] for code in (endings.CONVERGED, endings.MOVING, endings.DIVERGED)]
    assert all(contrast(one, other) >= READABLE for one, other in combinations(sides, 2))
    assert contrast(RAMP[theme][0], CLASSES[theme][endings.MOVING]) >= READABLE


@THEMES
def test_there_is_a_colour_for_every_class(theme):
    assert len(CLASSES[theme]) == len(GREYS[theme]) == len(NAMES)
    assert len(KINDS) == len(CYCLES[theme]) + 3


@EVERY_EYE
@THEMES
def test_classes_are_told_apart_with_any_kind_of_vision(theme, vision):
    assert nearest(CLASSES[theme], vision) >= SEEN
    known = CLASSES[theme]
    strip = [known[endings.CONVERGED], *CYCLES[theme], known[endings.MOVING], known[endings.DIVERGED]]
    assert nearest(strip, vision) >= SEEN


@EVERY_EYE
@THEMES
def test_minima_are_told_apart_the_first_four_at_a_glance(theme, vision):
    assert nearest(HUES[theme], vision) >= SEEN
    assert nearest(HUES[theme][:4], vision) >= AT_A_GLANCE


@THEMES
def test_what_is_written_can_be_read(theme):
    ink = INKS[theme]
    assert contrast(ink.ink, ink.page) >= 7
    assert contrast(ink.quiet, ink.page) >= 4.5


def test_the_measure_itself():
    assert apart("#000000", "#ffffff", "usual") == pytest.approx(100, abs=0.1)
    assert apart("#c00000", "#5f5300", "protanopia") < 12 < 60 < apart("#c00000", "#5f5300", "usual")
