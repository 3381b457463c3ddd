"""Every critical point that is told is one: f itself, on circles around it, says that it is of its kind."""

from collections import Counter

import numpy as np
import pytest

from experiments.geometry.critical import POINTS, survey
from experiments.geometry.scale import side
from landscapes import LANDSCAPES, from_formula

WINDOW = ((-5, 5), (-5, 5))
FORMULAS = {  # a formula -> how many points and lines of each kind it has in the window
    "|x|+|y|": {"tip": 1},
    "|x y|": {"trough": 2},
    "max(x,y)": {},
    "(x^2+y^2-1)^2": {"trough": 1, "maximum": 1},
    "|x^2+y^2-4|^0.3": {"trough": 1, "maximum": 1},
    "-|x^2+y^2-4|^0.1": {"ridge": 1, "minimum": 1},
    "-|x+0.3y|^0.1": {"ridge": 1},
    "|x+0.3y-1|^0.2+0.1y^2": {"tip": 1},
    "|sin x sin y|": {"trough": 6, "maximum": 16},
    "|sin x sin y|^0.1": {"trough": 6, "maximum": 16},
    "-|sin x sin y|^0.1": {"ridge": 6, "minimum": 16},
    "floor(x)+y^2": {"trough": 1},  # on the lowest of the steps, up to where f jumps
    "ln(x^2+y^2)": {},
    "1/(x^2+y^2)": {},
    "exp(-(x^2+y^2)^2)": {"maximum": 1},
    "-sin(x)^20-sin(y)^20": {"minimum": 16, "maximum": 7, "saddle": 24},
}
SURFACES = {**LANDSCAPES, **{formula: from_formula(formula, domain=WINDOW) for formula in FORMULAS}}
RADII = (1e-5, 1e-4, 1e-3, 5e-3, 0.02, 0.06, 0.15)  # of the window's side: a pass whose top is level is seen from afar
CIRCLE = np.exp(1j * np.linspace(0, 2 * np.pi, 4096, endpoint=False)).view(float).reshape(-1, 2)
MOST = 50  # points of one surface that are looked at, spread evenly
ROUNDING = 16 * np.finfo(float).eps


def shapes(surface, point):
    """What circles around a point (2,) show beyond rounding. +: f is higher all round; -: lower; x: both, in turns."""
    here = surface.value(point)
    for radius in RADII:
        heights = surface.value(point + radius * side(surface) * CIRCLE)
        signs = np.sign(heights - here) * (abs(heights - here) > ROUNDING * (abs(heights) + abs(here)))
        if (signs == signs[0]).all() and signs[0]:
            yield "+" if signs[0] > 0 else "-"
        begun = (known := signs[signs != 0])[known != np.roll(known, 1)]
        if min((begun > 0).sum(), (begun < 0).sum()) >= 2:
            yield "x"


@pytest.mark.parametrize("name", SURFACES)
def test_circles_around_every_point_show_its_kind(name):
    surface = SURFACES[name]
    every = [told for told in survey(surface).points if told.kind in POINTS]
    for told in every[:: 1 + len(every) // MOST]:
        point = np.array((told.x, told.y))
        seen = set(shapes(surface, point))
        # A monkey's saddle has three arcs of each.
        assert {"maximum": "-", "saddle": "x"}.get(told.kind, "+") in seen, (told, seen)
        if told.kind != "tip" and np.isfinite(told.low):
            radius = 1e-3 * side(surface)
            change = abs(surface.value(point + radius * CIRCLE) - told.value).max()
            rounding = ROUNDING * abs(told.value)
            assert np.hypot(*surface.gradient(point)) * radius <= 0.01 * change + rounding, told


@pytest.mark.parametrize("name", SURFACES)
def test_f_falls_to_both_sides_of_a_ridge_and_rises_to_those_of_a_valley(name):
    surface = SURFACES[name]
    for told in survey(surface).points:
        for place in np.array(told.line)[1:-1:8]:
            rises = [surface.value(place + part * side(surface) * CIRCLE) - told.value for part in (1e-4, 1e-3, 5e-3)]
            signs = {np.sign(each[abs(each).argmax()]) for each in rises}
            assert signs == {1 if told.kind == "trough" else -1}, (told.kind, place)


@pytest.mark.parametrize("formula", FORMULAS)
def test_kinks_rings_and_plains_have_these(formula):
    assert Counter(told.kind for told in survey(SURFACES[formula]).points) == FORMULAS[formula]


def test_cross_in_tray_has_ridges_between_its_cells():
    assert Counter(told.kind for told in survey(LANDSCAPES["cross_in_tray"]).points) == {"minimum": 36, "ridge": 14}


def test_michalewicz_has_a_pass_and_no_saddle_on_its_plain():
    (saddle,) = [told for told in survey(LANDSCAPES["michalewicz"]).points if told.kind == "saddle"]
    assert (saddle.x, saddle.y) == pytest.approx((2.2029, np.pi / np.sqrt(2)), abs=1e-3)


@pytest.mark.parametrize("half", [30, 50, 100, 300, 1000])
def test_a_bump_far_narrower_than_the_window_is_a_maximum(half):
    (top,) = survey(from_formula("exp(-x^2-y^2)", domain=((-half, half), (-half, half)))).points
    assert top.kind == "maximum" and (top.x, top.y) == pytest.approx((0, 0), abs=1e-6)
