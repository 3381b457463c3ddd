"""Geometry of the mean of a formula over samples, by what is known of such means."""

import numpy as np
import pytest

from experiments.geometry.critical import survey
from experiments.geometry.digits import SIZES, bounded
from experiments.geometry.exact import exactly
from experiments.geometry.faults import faults
from experiments.geometry.rest import Place, beside
from landscapes import LANDSCAPES, from_formula

OVER_DATA = {key: surface for key, surface in LANDSCAPES.items() if surface.data}
RANDOM = np.random.default_rng(5)
INPUTS = RANDOM.normal(size=31)
NOISY = {"u": INPUTS, "t": 2 * INPUTS - 0.5 + RANDOM.normal(size=31)}


def test_every_sample_has_its_edge_and_one_that_no_point_reaches_is_none():
    said = {key: [edge.latex("=") for edge in surface.edges] for key, surface in OVER_DATA.items() if surface.edges}
    assert said["line_absolute"] == ["t_{i} = w u_{i} + b"] and said["relu_unit"] == ["w u_{i} + b = 0"]
    assert not {"moons", "blobs", "sigmoid_neuron", "line_fit"} & said.keys()
    assert all(edge.of_samples for key in said for edge in OVER_DATA[key].edges)


def test_least_absolute_deviations_has_one_tip_on_two_of_the_lines():
    surface = from_formula("abs(t - (w*u + b))", data=NOISY)
    (tip,) = survey(surface).points
    off = np.sort(abs(NOISY["t"] - (tip.x * NOISY["u"] + tip.y)))
    assert tip.kind == "tip" and off[1] < 1e-9 < off[2]
    assert len(faults(surface).at["kink"]) == 1  # one sentence for all samples
    assert surface.convex


def test_a_dead_unit_stands_on_flat_ground_and_two_layers_have_lines_of_minima():
    _, (place,) = beside(LANDSCAPES["relu_unit"], np.array([(-1.0, -3.0)]))
    assert place == Place.FLAT
    kinds = [point.kind for point in survey(LANDSCAPES["two_layers"]).points]
    assert kinds == ["trough", "trough", "saddle"]


def test_which_of_them_are_convex():
    assert {key for key, surface in OVER_DATA.items() if surface.convex} >= {
        "line_fit", "moons", "blobs", "line_absolute", "rare_feature",
    }  # fmt: skip
    assert not {"relu_unit", "two_layers", "two_tanh", "sine_fit"} & {k for k, s in OVER_DATA.items() if s.convex}


@pytest.mark.parametrize("key", OVER_DATA)
def test_bounds_of_all_samples_at_once_hold(key):
    surface = OVER_DATA[key]
    assert surface.data
    surface = surface if surface.data.count <= 20 else from_formula(surface.formula, data=surface.data.some(range(20)))
    point = np.array(surface.start) + 0.0123
    for name in SIZES:
        shown, errors = bounded(surface, name, point[None])
        known = exactly(surface, name, point)
        assert known
        true = np.array([float(part) for part in known])
        assert (abs(true - shown[:, 0]) <= errors[:, 0] + 1e-300).all()
        assert (errors[:, 0] <= 1e-10 * (1 + abs(true))).all()
