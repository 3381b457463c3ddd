"""A loss over other data than its own: a window in which something is to be seen, and a start that can be used."""

import numpy as np
import pytest

from landscapes import LANDSCAPES, Data, DataError, from_formula
from landscapes.data import DATA
from landscapes.data.fitted import fitted
from landscapes.data.fitting import fits
from landscapes.data.window import ends

MODELS = {key: surface for key, surface in LANDSCAPES.items() if surface.data is not None}
PAIRS = [(model, data) for model, surface in MODELS.items() for data in DATA if not fits(surface, DATA[data].samples())]
LINE = MODELS["line_fit"]


def half(surface):
    (low, high), _ = surface.domain
    return (high - low) / 2


@pytest.mark.parametrize(("model", "data"), PAIRS)
def test_every_model_has_a_window_and_a_start_on_all_data_that_fit(model, data):
    surface = fitted(MODELS[model], DATA[data].samples())
    (x0, x1), (y0, y1) = surface.domain
    assert x1 - x0 == pytest.approx(y1 - y0) and surface.minima == ()
    assert x0 < surface.start[0] < x1 and y0 < surface.start[1] < y1
    assert np.isfinite(surface.value(surface.start)) and np.any(surface.gradient(surface.start) != 0)
    across = np.stack(np.meshgrid(*np.array([np.linspace(*edges, 40) for edges in surface.domain])), axis=-1)
    heights = surface.value(across)
    assert np.isfinite(heights).mean() > 0.5 and np.ptp(heights[np.isfinite(heights)]) > 0


@pytest.mark.parametrize("data", ["cars", "faithful", "iris"])
@pytest.mark.parametrize("model", ["line_fit", "line_absolute", "line_huber"])
def test_the_minimum_lies_well_inside_the_window(model, data):
    surface = fitted(MODELS[model], DATA[data].samples())
    middle = np.mean(surface.domain, axis=1)
    low, high = np.transpose(surface.domain)
    values = surface.value(low + (high - low) * np.random.default_rng(0).random((4000, 2)))
    lowest = ends(surface)[0]
    assert surface.value(lowest) <= values.min()
    assert abs(lowest - middle).max() < 0.9 * half(surface)


@pytest.mark.parametrize("key", MODELS)
def test_a_surface_keeps_its_window_while_its_data_change_a_little(key):
    surface = MODELS[key]
    assert surface.data is not None
    inputs = [name for name in surface.data if name != "t"]
    moved = surface.data.put({inputs[0]: surface.data[inputs[0]] * 1.02 + 0.01})
    there = fitted(surface, moved)
    assert (there.domain, there.start) == (surface.domain, surface.start) and there.data == moved


def test_the_window_of_a_typed_loss_is_found_by_its_data():
    speed, distance = (DATA["cars"].samples()[name] for name in "ut")
    surface = from_formula("(distance - (a*speed + b))^2", data={"speed": speed, "distance": distance})
    slope, intercept = np.polyfit(speed, distance, 1)
    (x0, x1), (y0, y1) = surface.domain
    assert x0 < slope < x1 and y0 < intercept < y1 and half(surface) < 3 * abs(intercept)


def test_where_the_loss_is_nowhere_finite_a_sentence_says_what_to_do():
    surface = from_formula("(t - (w*e^u + b))^2", data={"u": [0, 1, 2], "t": [1, 2, 4]})
    years = Data({"u": [2001, 2002, 2003], "t": [1, 2, 4]})
    with pytest.raises(DataError, match="Standardise the data"):
        fitted(surface, years)
