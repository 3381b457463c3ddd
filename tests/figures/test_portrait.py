"""Portraits: well-formed, inside their box, and drawn from the run's own path."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from experiments import refusal, run
from figures.isolines import loops
from figures.palette import styles
from figures.portrait import FINE, GRID, SIZE, bands, on_picture, portrait, thinned
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS

SVG = "{http://www.w3.org/2000/svg}"
CELL = SIZE / (GRID - 1)


def home(key):
    return next(surface for surface in LANDSCAPES.values() if refusal(surface, key) is None)


def picture(surface, path, label="a path"):
    return ET.fromstring(portrait(surface, path, styles(["adam"])["adam"], label))


def points(d):
    return np.array([[float(number) for number in pair.split(",")] for pair in re.findall(r"[-\d.]+,[-\d.]+", d)])


def distance(point, line):
    """How far a point is from a polyline."""
    starts, along = line[:-1], np.diff(line, axis=0)
    part = np.clip(((point - starts) * along).sum(1) / np.maximum((along * along).sum(1), 1e-12), 0, 1)
    return np.hypot(*(point - starts - part[:, None] * along).T).min()


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_portrait_is_the_runs_own_path(key):
    surface = home(key)
    path = run(surface, key, surface.start, steps=300).path[:, 0]
    root = picture(surface, path)
    assert root.tag == f"{SVG}svg" and root.get("viewBox") == f"0 0 {SIZE:g} {SIZE:g}"
    *_, halo, line = root.findall(f"{SVG}path")
    assert halo.get("d") == line.get("d")
    drawn, meant = points(line.get("d")), on_picture(surface, path)
    rounding = 0.1
    assert np.abs(drawn[[0, -1]] - meant[[0, -1]]).max() <= rounding
    assert max(distance(point, drawn) for point in meant) <= FINE + rounding
    assert max(np.abs(meant - point).sum(1).min() for point in drawn) <= 2 * rounding
    ring, head = root.findall(f"{SVG}circle")
    for circle, end in ((ring, meant[0]), (head, meant[-1])):
        assert np.abs([float(circle.get("cx")) - end[0], float(circle.get("cy")) - end[1]]).max() <= rounding


@pytest.mark.slow("a portrait of every surface")
@pytest.mark.parametrize("key", LANDSCAPES)
def test_bands_fill_the_box_and_stay_in_it(key):
    surface = LANDSCAPES[key]
    ground, *others = [path for path in picture(surface, np.array([surface.start])).findall(f"{SVG}path")][:-2]
    assert ground.get("d") == f"M0,0H{SIZE:g}V{SIZE:g}H0Z"
    assert len(others) >= 8
    for shape in others:
        corners = points(shape.get("d"))
        assert corners.min() >= -CELL and corners.max() <= SIZE + CELL
        assert re.fullmatch(r"light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)", shape.get("fill"))


def test_x_runs_right_and_y_up():
    surface = LANDSCAPES["ravine"]
    (x0, x1), (y0, y1) = surface.domain
    assert on_picture(surface, np.array([(x0, y0), (x1, y1)])).tolist() == [[0, SIZE], [SIZE, 0]]


def test_a_path_ends_before_the_first_point_that_is_none():
    surface = LANDSCAPES["ravine"]
    path = np.array([(0, 0), (1, 1), (np.nan, np.nan), (0.5, 0.5)])
    assert len(on_picture(surface, path)) == 2
    *_, line = picture(surface, path).findall(f"{SVG}path")
    assert len(points(line.get("d"))) == 2


def test_a_label_is_text():
    surface = LANDSCAPES["ravine"]
    label = 'f < 1 & "more" <script>'
    assert picture(surface, np.zeros((2, 2)), label).get("aria-label") == label


@given(arrays(float, st.tuples(st.integers(1, 60), st.just(2)), elements=st.floats(-100, 100)), st.floats(0.01, 20))
def test_a_thinned_line_stays_close(line, within):
    kept = thinned(line, within)
    assert (kept[0] == line[0]).all() and (kept[-1] == line[-1]).all()
    if len(line) > 1:
        assert max(distance(point, kept) for point in line) <= within + 1e-9


def covered(outlines, column, row):
    """Whether a point lies inside by the even-odd rule."""
    inside = False
    for outline in outlines:
        for (x0, y0), (x1, y1) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
            if (y0 > row) != (y1 > row) and column < x0 + (row - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


heights = st.floats(-5, 5).filter(lambda h: abs(h - 0.5) > 1e-3) | st.just(np.nan)


@given(arrays(float, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=heights))
def test_outlines_hold_what_is_high_and_nothing_else(grid):
    outlines = loops(grid, 0.5)
    for row, column in np.ndindex(grid.shape):
        assert covered(outlines, column + 1e-7, row + 1e-7) == (grid[row, column] >= 0.5)


def test_an_outline_lies_where_the_height_is_the_level():
    xs = np.linspace(-2, 2, 81)
    (outline,) = loops(-np.hypot(*np.meshgrid(xs, xs)), -1.0)
    assert np.abs(np.hypot(*(outline / 20 - 2).T) - 1).max() < 1e-3


def test_a_surface_of_one_weight_is_its_curve_and_a_path_lies_on_it():
    curve = from_formula("x^2", domain=((-2.0, 2.0), (-1.0, 1.0)))
    path = on_picture(curve, np.array([[-1.0, 5.0], [1.0, -5.0], [0.0, 0.0]]))
    assert path[0, 1] == path[1, 1] < path[2, 1] < SIZE  # as high on both sides; the minimum is lower
    (_, _), (ground, _), (line, _) = bands(curve)
    assert distance(path[0], points(ground)) < 1 and distance(path[0], points(line)) < 2 * CELL
    assert len(bands(from_formula("sqrt(x)"))) == 3  # where f has no value there is none
