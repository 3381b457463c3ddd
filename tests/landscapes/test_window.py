"""The window that a typed formula is shown in: something is to be seen there, and it is always the same one."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import from_formula

USUAL = ((-5, 5), (-5, 5))


@pytest.mark.parametrize(
    "text",
    [
        "x^2 + 10y^2",
        "x^2 - y^2",
        "exp(x)",
        "x^100 + y^100",
        "sin x cos y",
        "x + y",
        "|x| + |y|",
        "1/x + 1/y",
        "x^3 - 3x y^2",
        "ln x + sqrt y",
        "(x + 1e12)^2 - 1e24 - 2e12 x",
    ],
)
def test_what_can_be_seen_around_the_origin_is_shown_around_the_origin(text):
    assert from_formula(text).domain == USUAL


@pytest.mark.parametrize(
    ("text", "place", "widest"),
    [
        ("(x - 3)^2 + (y + 7)^2", (3, -7), 20),
        ("(x - 100)^2 + (y - 100)^2", (100, 100), 20),
        ("-exp(-1000(x^2 + y^2))", (0, 0), 1),
        ("(x - 60)^2 - (y - 60)^2", (60, 60), 300),
        ("(x^2 - 64)^2 + (y^2 - 64)^2", (8, -8), 20),
        ("-cos(x) cos(y) exp(-(x - pi)^2 - (y - pi)^2)", (np.pi, np.pi), 20),
    ],
)
def test_the_place_of_interest_is_inside_and_large(text, place, widest):
    (x0, x1), (y0, y1) = from_formula(text).domain
    assert x0 < place[0] < x1 and y0 < place[1] < y1
    assert x1 - x0 == y1 - y0 <= widest


@pytest.mark.parametrize("text", ["sqrt(x - 50)", "ln(1 - x^2 - y^2)", "sqrt(1 - 1e4(x^2 + y^2))", "exp(x^100)"])
def test_a_good_part_of_it_is_defined(text):
    surface = from_formula(text)
    axes = [np.linspace(low, high, 50) for low, high in surface.domain]
    assert np.isfinite(surface.value(np.stack(np.meshgrid(*axes), axis=-1))).mean() > 0.25


@pytest.mark.parametrize("text", ["3", "0x", "sqrt(-1 - x^2)"])
def test_where_nothing_is_to_be_seen_it_is_the_usual_one(text):
    assert from_formula(text).domain == USUAL


@settings(max_examples=25)
@given(st.integers(-400, 400), st.integers(-400, 400))
def test_a_bowl_is_found_wherever_it_stands(a, b):
    (x0, x1), (y0, y1) = from_formula(f"x^2 + ({-2 * a})x + {a * a} + 3y^2 + ({-6 * b})y + {3 * b * b}").domain
    assert x0 < a < x1 and y0 < b < y1 and x1 - x0 <= 60


COLLECTION = tomllib.loads((Path(__file__).parent / "collection.toml").read_text(encoding="utf-8"))


def test_functions_of_the_usual_collections_are_shown_about_as_the_collections_show_them():
    alike, inside = 0, 0
    for known in COLLECTION.values():
        (x0, x1), (y0, y1) = from_formula(known["formula"]).domain
        usual = max(high - low for low, high in known["window"])
        alike += usual / 10 <= x1 - x0 <= 10 * usual
        inside += x0 <= known["at"][0] <= x1 and y0 <= known["at"][1] <= y1
    assert alike >= 51 and inside >= 58, (alike, inside)


def margin(domain, places):
    """How far the places (n, 2) are from the nearest edge of a window, in its sides; negative outside."""
    low, high = np.transpose(domain)
    return (np.minimum(places - low, high - places) / (high - low)).min()


SHAPES = {  # a formula of u and v -> places where it is lowest, highest or turns
    "-e^(-u^2-v^2)": [(0, 0)],
    "e^(-u^2-v^2)": [(0, 0)],
    "(sqrt(u^2+v^2)-5)^2": [(5, 0), (0, 5), (-5, 0), (0, -5)],
    "u^2+v^2+cos(3u)": [(0, 0)],
    "(u^2+v-11)^2+(u+v^2-7)^2": [(3, 2), (-2.805, 3.131), (-3.779, -3.283), (3.584, -1.848)],
    "100(v-u^2)^2+(1-u)^2": [(1, 1)],
    "(u^2-1)^2+v^2": [(-1, 0), (1, 0)],
    "u^3-3u+v^2": [(-1, 0), (1, 0)],
    "u^4+v^4-4u v": [(-1, -1), (0, 0), (1, 1)],
    "u e^(-u^2-v^2)": [(-0.7071, 0), (0.7071, 0)],
    "-1/(1+u^2+v^2)": [(0, 0)],
    "u^4-3u^2+2.5u": [(-1.3956, 0), (0.5, 0), (0.8956, 0)],
    "u e^(-u)": [(1, 0)],
    "(u^2-1)^2": [(-1, 0), (1, 0)],
    "u/(1+u^2)": [(-1, 0), (1, 0)],
    "sin(u)+u^2/10": [(-1.3064, 0)],
}


def in_weights(shape, x, y):
    """The shape with these in place of u and v."""
    return re.sub("[uv]", lambda each: f"({x if each[0] == 'u' else y})", shape)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("shift", [0, 10, -100, 1000])
def test_the_window_follows_a_translation(shape, shift):
    domain = np.array(from_formula(in_weights(shape, "x", "y")).domain)
    single = "v" not in shape
    moved = np.array([shift, 0 if single else shift])
    there = from_formula(in_weights(shape, f"x-({shift})", f"y-({shift})")).domain
    assert margin(there, np.array(SHAPES[shape]) + moved) >= 0.1
    assert np.ptp(there[0]) == pytest.approx(np.ptp(domain[0]))
    assert np.mean(there, axis=1) == pytest.approx(np.mean(domain, axis=1) + moved, abs=0.1 * np.ptp(domain[0]))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("scale", [0.01, 0.1, 10, 100])
def test_the_window_follows_a_scale(shape, scale):
    usual = np.array(from_formula(in_weights(shape, "x", "y")).domain)
    there = from_formula(in_weights(shape, f"x/{scale}", f"y/{scale}")).domain
    assert np.array(there) / scale == pytest.approx(usual)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("x^2 + y^2 - 100e^(-(x-10)^2-(y-10)^2)", [(0, 0), (10, 10)]),
        ("x^2(x-100)^2 + y^2", [(0, 0), (100, 0)]),
        ("clip(x, -100, 300) + y^2", [(-100, 0), (300, 0)]),
        ("{x < 1000: (x - 900)^2, else: 10000} + y^2", [(900, 0), (1000, 0)]),
        ("(x-30)(x-50)(x-90)", [(30, 0), (90, 0)]),
        ("|x - 500| + |y + 200|", [(500, -200)]),
        ("x^2 - 12x + 11 + 10cos(pi x/2) + 8sin(5pi x/2) + y^2", [(6.19, 0)]),
    ],
)
def test_the_places_that_a_formula_names_are_inside(text, places):
    assert margin(from_formula(text).domain, np.array(places)) > 0.04


def test_all_of_a_bounded_domain_is_shown():
    # Paviani's function of two variables exists for 2 < x < 10 and 2 < y < 10 alone.
    text = "ln(x-2)^2 + ln(10-x)^2 + ln(y-2)^2 + ln(10-y)^2 - (x y)^0.2"
    assert margin(from_formula(text).domain, np.array([(2, 2), (10, 10)])) >= 0


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("e^(-3x) + y^2", (1, 10)),
        ("-(y + 47)sin(sqrt(abs(x/2 + y + 47))) - x sin(sqrt(abs(x - y - 47)))", (100, 1000)),
        ("837.9658 - x sin(sqrt(abs(x))) - y sin(sqrt(abs(y)))", (421, 1000)),
        ("cos(x) sin(y) - x/(y^2 + 1)", (2, 20)),
        ("cos(x)", (3, 10)),
        ("x^4 - 3x^2 + x", (2, 10)),
    ],
)
def test_a_wall_a_slope_or_waves_far_out_do_not_decide(text, half):
    (x0, x1), (y0, y1) = from_formula(text).domain
    assert half[0] <= (x1 - x0) / 2 <= half[1] and abs(x1 + x0) <= x1 - x0 and y1 == -y0


RASTRIGIN = "20 + x^2 + y^2 - 10cos(2pi x) - 10cos(2pi y)"
STRUCTURED = [
    "sin(x) cos(y)",
    "(x^2 - 64)^2 + (y^2 - 64)^2",
    "-exp(-1000(x^2 + y^2))",
    "cos(x) + (x^2 + y^2)/10",
]


@pytest.mark.parametrize("text", [*STRUCTURED, RASTRIGIN])
@pytest.mark.parametrize("units", ["1000*({}) + 7", "1e-6*({})"])
def test_f_in_other_units_has_the_same_window(text, units):
    assert from_formula(units.format(text)).domain == from_formula(text).domain


@pytest.mark.parametrize("text", STRUCTURED)
def test_in_coordinates_ten_times_as_large_the_window_is_so_too(text):
    there = from_formula(text.replace("exp", "E").replace("x", "(x/10)").replace("y", "(y/10)").replace("E", "exp"))
    assert np.array(there.domain) == pytest.approx(10 * np.array(from_formula(text).domain))


def test_a_formula_of_one_weight_has_a_square_around_what_turns_along_it():
    assert from_formula("(x - 50)^2").domain == ((45, 55), (-5, 5))


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("x^4 - 3x^2 + x", (1.5, 3)),
        ("(x^2 - 1)^2", (1.5, 3)),
        ("(x^2 - 3.24)^2", (2.5, 3)),
        ("((x/10)^2 - 1)^2", (15, 30)),
        ("x^3 - 3x", (2, 3)),
        ("x^5 - 5x^3 + 4x", (2, 2.5)),
        ("(x - 100)^4 - 30(x - 100)^2", (4.5, 8)),
        ("sin(x) + x^2/10", (5, 10)),
        ("sin(x)", (5, 10)),
        ("sum(i=1..5, i*cos((i+1)x + i))", (2, 10)),
        ("x^4 - 3x^2 + 2.5x", (1.5, 3)),
        ("e^(-x) cos(3x)", (1, 10)),
    ],
)
def test_a_curve_is_shown_where_its_turns_are_more_than_a_wall_beside_them(text, half):
    surface = from_formula(text)
    x0, x1 = surface.domain[0]
    assert surface.single and half[0] <= (x1 - x0) / 2 <= half[1]
    x = np.linspace(x0, x1, 2001)
    f = surface.value(np.stack([x, 0 * x], axis=-1))
    turns = np.flatnonzero(np.diff(np.sign(np.diff(f)))) + 1
    assert np.ptp(f[turns]) > 0.05 * np.ptp(f) and 0 < turns.min() <= turns.max() < 2000


@pytest.mark.parametrize(("text", "turn"), [("x e^(-x)", 1), ("e^x + e^(-3x)", np.log(3) / 4), ("(x - 50)^2", 50)])
def test_a_curve_that_turns_once_is_seen_to_rise_or_fall_on_both_sides(text, turn):
    surface = from_formula(text)
    x = np.linspace(*surface.domain[0], 101)
    f = surface.value(np.stack([x, 0 * x], axis=-1))
    assert x[0] < turn < x[-1]
    assert abs(f[[0, -1]] - surface.value((turn, 0))).min() > 0.02 * np.ptp(f)


@pytest.mark.parametrize("text", ["x^2", "e^x", "e^(-x)", "1/x", "ln(x) + 1/x", "|x|", "max(0, x)", "x^3"])
def test_a_curve_that_turns_once_or_never_has_the_usual_window(text):
    assert from_formula(text).domain == USUAL


@pytest.mark.parametrize("units", ["1000*({}) + 7", "1e-6*({})"])
def test_a_curve_in_other_units_has_the_same_window(units):
    text = "x^4 - 3x^2 + x"
    assert from_formula(units.format(text)).domain == from_formula(text).domain


@pytest.mark.parametrize("text", ["e^(-3x) + y^2", "e^(-3x)", "e^x", "1/(x^2 + y^2)^4", "x^2 + e^(9y) + e^(-9y)"])
@pytest.mark.parametrize("units", ["{}", "1e9*({})"])
def test_a_start_is_on_a_slope_that_is_usual_in_the_window(text, units):
    surface = from_formula(units.format(text))
    assert surface.start == from_formula(text).start
    points = np.stack(np.meshgrid(*(np.linspace(low, high, 51) for low, high in surface.domain)), axis=-1)
    steep, here = (np.hypot(*np.moveaxis(surface.gradient(p), -1, 0)) for p in (points, np.array(surface.start)))
    usual = np.median(steep[steep > 0])
    assert usual / 100 < here < 100 * usual


@pytest.mark.parametrize("text", ["x^2 + 10y^2", "x^100 + y^100", "x + y", "x^3 - 3x", "(1 - x)^2 + 100(y - x^2)^2"])
def test_where_the_first_place_is_usual_the_start_lies_there(text):
    surface = from_formula(text)
    (low, high), (down, up) = surface.domain
    aside = 0 if surface.single else 0.3 * (up - down)
    assert surface.start == pytest.approx((low + 0.15 * (high - low), aside))
