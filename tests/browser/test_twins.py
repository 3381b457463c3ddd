"""What the browser computes itself equals what the server computes: formulas, and the height and colour of a value."""

from dataclasses import asdict

import numpy as np
import pytest

from figures.scale import Scale, height, scale_for
from landscapes import LANDSCAPES
from landscapes.formula.functions import FUNCTIONS, OPERATORS

EVALUATE = """async ([tree, points, columns]) => {
  const { compile } = await import('/app/static/plot/field.js');
  const f = compile(tree, columns);
  return points.map(([x, y]) => String(f(x, y)));
}"""
OPERATIONS = "async () => (await import('/app/static/plot/operations.js')).operations"
HEIGHTS = """async ([scale, values]) => {
  const { heights } = await import('/app/static/plot/field.js');
  const height = heights(scale);
  return values.map((value) => String(height(Number(value))));
}"""
NUMPY = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": np.power, "neg": np.negative}
PLACES = np.random.default_rng(1).uniform(-3, 3, (400, 2))
VALUES = np.r_[np.random.default_rng(2).normal(0, 1e3, 200), 0.0, -0.0, 1e300, -1e300, np.inf, -np.inf, np.nan]


@pytest.fixture(scope="module")
def field(chromium, app):
    """A bare page of the app's own address, from which its modules can be imported."""
    page = chromium.new_page()
    page.goto(f"{app.address}_stcore/health")
    yield page
    page.close()


def numbers(texts):
    return np.array([float(text.replace("Infinity", "inf")) for text in texts])


def agree(found, expected):
    same = np.isfinite(found) == np.isfinite(expected)
    where = np.isfinite(expected)
    error = np.abs(found[where] - expected[where]) / np.maximum(np.abs(expected[where]), 1e-300)
    return same.all() and (error.size == 0 or error.max() <= 1e-12)


def test_the_browser_knows_every_operation_of_the_table(field):
    assert set(OPERATORS) | set(FUNCTIONS) <= set(field.evaluate(OPERATIONS))


@pytest.mark.parametrize("name", [*OPERATORS, *FUNCTIONS])
def test_every_operation_gives_what_numpy_gives(field, name):
    array = NUMPY[name] if name in NUMPY else FUNCTIONS[name].array
    count = OPERATORS[name] if name in OPERATORS else FUNCTIONS[name].least
    found = numbers(field.evaluate(EVALUATE, [[name, "x", "y"][: count + 1], PLACES.tolist()]))
    with np.errstate(all="ignore"):
        expected = array(*PLACES.T[:count])
    assert agree(found, expected)


@pytest.mark.parametrize("name", [name for name, function in FUNCTIONS.items() if function.most > function.least])
def test_functions_of_many_values(field, name):
    tree = [name, "x", "y", ["*", "x", "y"], 0.25]
    found = numbers(field.evaluate(EVALUATE, [tree, PLACES.tolist()]))
    x, y = PLACES.T
    expected = x
    for value in (y, x * y, np.full_like(x, 0.25)):
        expected = FUNCTIONS[name].array(expected, value)
    assert agree(found, expected)


@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_surface_is_the_same_in_the_browser(field, key):
    surface = LANDSCAPES[key]
    (x0, x1), (y0, y1) = surface.domain
    points = np.random.default_rng(3).uniform((x0, y0), (x1, y1), (300, 2))
    columns = {name: column.tolist() for name, column in (surface.data or {}).items()}
    found = numbers(field.evaluate(EVALUATE, [surface.tree_as_lists, points.tolist(), columns]))
    expected = surface.value(points)
    assert np.abs(found - expected).max() <= 1e-12 * np.abs(expected).max()


SCALES = [
    Scale("linear", 0, 1),
    Scale("log", -3, 2, minimum=-4.5, offset=1e-3),
    Scale("symlog", -2, 3, offset=0.7),
    *(scale_for(surface.value(np.random.default_rng(4).uniform(-2, 2, (500, 2)))) for surface in LANDSCAPES.values()),
]


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: f"{scale.kind} from {scale.low:.3g}")
def test_heights_are_the_servers(field, scale):
    found = numbers(
        field.evaluate(HEIGHTS, [asdict(scale), [str(value).replace("inf", "Infinity") for value in VALUES]])
    )
    assert agree(found, height(scale, VALUES))
