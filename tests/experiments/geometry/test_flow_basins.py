"""Basins of the gradient flow, against the flow in tiny steps by another method; and where they are known."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.geometry.basins import NONE, basins, grid_of
from experiments.geometry.flow import followed
from experiments.geometry.scale import side
from landscapes import LANDSCAPES, from_formula
from tests.flows import UNDER_WAY, walked

pytestmark = pytest.mark.slow("flows in tiny steps")
WINDOW = ((-2, 2), (-2, 2))
STIFF = {
    "stiff ravine": from_formula("x^2 + 180y^2", domain=WINDOW),
    "bent ravines": from_formula("(x^2 - 1)^2 + 180(y - x^2/2)^2", domain=WINDOW),
}


def typed(formula):
    return from_formula(formula, domain=WINDOW)


# Whose floor is a kink that bends: no tiny straight step along it goes down. A plain on which f is below 1e-20.
UNFOLLOWED = ("bukin_6", "michalewicz")


@pytest.mark.parametrize("key", [*(key for key in LANDSCAPES if key not in UNFOLLOWED), *STIFF])
def test_they_are_those_of_the_flow_in_tiny_steps(key):
    surface = {**LANDSCAPES, **STIFF}[key]
    low, high = np.transpose(surface.domain)
    points = np.random.default_rng(3).uniform(low, high, (10, 2))
    minima = grid_of(surface).minima
    told = walked(surface, points, minima)
    ends = followed(surface, points)
    for point, end, number in zip(points, ends, told, strict=True):
        if number == NONE:
            assert np.isnan(end).all(), point
        elif number >= 0:
            assert end == pytest.approx(minima[number], abs=1e-5 * side(surface)), point
    assert (told != UNDER_WAY).mean() > 0.5 or key in (
        "beale",
        "rosenbrock",
        "goldstein_price",
        "plateau",
        "easom",
        "peaks",
        "two_layers",
        "drop_wave",
        "schaffer_2",
        "schaffer_4",
    )


@pytest.mark.parametrize(
    "formula, minima",
    [
        ("y^2", 1),
        ("(x + y - 1)^2", 1),
        ("(xy - 1)^2", 2),
        ("(x^2 + y^2 - 1)^2", 1),
        ("x^2 y^2", 1),
        ("x^4 + y^4", 1),
        ("(y^2 - 1)^2", 2),
        ("(x^2 + y^2 - 1)^2 (x^2 + y^2 - 3)^2", 2),
        ("0.0001(x^2 + y^2)", 1),
        ("sqrt(x^2 + y^2)", 1),
        ("|x| + |y|", 1),
    ],
)
def test_a_curve_of_minima_has_one_basin(formula, minima):
    grid = grid_of(typed(formula))
    assert len(grid.minima) == minima
    assert set(grid.numbers.ravel()) - {NONE} == set(range(minima))


def test_on_a_curve_of_one_weight_a_path_meets_each_basin_once():
    found = basins(typed("(x^2 - 1)^2"), np.column_stack((np.linspace(-1.9, 1.9, 400), np.full(400, 0.3))))
    assert np.flatnonzero(np.diff(found.numbers)).tolist() == [199]
    assert found.minima[found.numbers[[0, -1]], 0] == pytest.approx([-1, 1], abs=1e-6)


def test_along_a_bent_kink_all_slide_to_the_one_minimum():
    grid = grid_of(LANDSCAPES["bukin_6"])
    assert grid.minima == pytest.approx(np.array([(-10, 1)])) and (grid.numbers == 0).all()


def test_rings_close_to_one_another_are_basins_of_their_own():
    rings = grid_of(LANDSCAPES["drop_wave"])
    assert len(rings.minima) > 15 and np.bincount(rings.numbers[rings.numbers != NONE]).max() < rings.numbers.size / 4


@pytest.mark.parametrize("formula", ["3", "exp(-3x) + y^2", "ln(1 + exp(-5x)) + y^2", "x^2 - y^2", "x^3 - 3x y^2"])
def test_where_there_is_no_minimum_there_is_no_basin(formula):
    assert (grid_of(typed(formula)).numbers == NONE).all()


def test_who_stands_on_the_ridge_goes_to_no_minimum():
    wells = typed("(x^2 - 1)^2 + y^2")
    found = basins(wells, np.array([(0.0, 1.0), (1e-6, 1.0), (-1e-6, 1.0), (7.0, 0.0)]))
    assert found.numbers[[0, 3]].tolist() == [NONE, NONE]  # to the saddle; from beyond what is followed
    assert found.minima[found.numbers[1]] == pytest.approx((1, 0), abs=1e-6)
    assert found.minima[found.numbers[2]] == pytest.approx((-1, 0), abs=1e-6)


@pytest.mark.parametrize("key", ["himmelblau", "six_hump_camel", "goldstein_price", "rastrigin"])
def test_the_cells_say_what_the_flow_of_every_point_says(key):
    surface = LANDSCAPES[key]
    low, high = np.transpose(surface.domain)
    line = np.linspace(low + 0.013 * (high - low), high - 0.037 * (high - low), 300)
    found, ends = basins(surface, line), followed(surface, line)
    assert found.minima[found.numbers] == pytest.approx(ends, abs=1e-5 * side(surface))


@pytest.mark.parametrize("factor", [2.0**-20, 2.0**20])
@pytest.mark.parametrize("key", ["himmelblau", "beale", "peaks"])
def test_another_unit_of_height_changes_none(key, factor):
    surface = LANDSCAPES[key]
    scaled = replace(surface, formula=f"{factor!r}*({surface.formula})")
    assert np.array_equal(grid_of(scaled).numbers, grid_of(surface).numbers)
