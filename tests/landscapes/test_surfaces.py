"""What every surface of the folder must keep to; a new file is tested without another line here."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import landscapes
from landscapes import GROUPS, LANDSCAPES, Landscape, from_formula, moved

SURFACES = [pytest.param(surface, id=key) for key, surface in LANDSCAPES.items()]
every_surface = pytest.mark.parametrize("surface", SURFACES)

REQUIRED = {
    *("ravine", "beale", "saddle", "long_valley", "bowl", "rosenbrock", "himmelblau", "rastrigin", "ackley", "booth"),
    *("matyas", "three_hump_camel", "six_hump_camel", "styblinski_tang", "goldstein_price", "mccormick", "levy"),
    *("griewank", "easom", "monkey_saddle", "plateau", "peaks"),
    *("line_fit", "line_absolute", "line_huber", "moons", "blobs", "tanh_neuron", "sigmoid_neuron", "two_layers"),
    *("two_tanh", "relu_unit", "sine_fit", "rare_feature"),
    *("branin", "levy_plain", "drop_wave", "schaffer_2", "schaffer_4", "schwefel", "shubert", "eggholder"),
    *("bukin_6", "cross_in_tray", "holder_table", "michalewicz"),
}
KINKS = ("abs", "max", "min")  # functions that know no complex numbers
GRADIENT_STEP, HESSIAN_STEP = 1e-6, 1e-5


def points(surface, *shape, seed=0):
    """Random points (*shape, 2) of the window."""
    low, high = np.transpose(surface.domain)
    return low + (high - low) * np.random.default_rng(seed).random((*shape, 2))


def grid(surface, count):
    """All points (count**2, 2) of an even grid over the window."""
    axes = [np.linspace(low, high, count) for low, high in surface.domain]
    return np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)


def differences(function, p, h):
    """How fast a function of points changes along x and along y, by steps of h: (..., 2)."""
    return np.stack([(function(p + step) - function(p - step)) / (2 * h) for step in ([h, 0], [0, h])], axis=-1)


def away_from_kinks(surface, fine, coarse, least):
    """At which points differences say how steep it is: a step of either size gives the same. So it does almost
    everywhere, and everywhere where a surface has no kinks.
    """
    away = (np.abs(fine - coarse) < least).all(axis=tuple(range(1, fine.ndim)))
    assert away.mean() > 0.95 if has_kinks(surface) else away.all()
    return away


def has_kinks(surface):
    return any(f"{name}(" in surface.formula for name in KINKS)


def test_the_registry_is_the_folder():
    files = {path.stem for path in Path(landscapes.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(LANDSCAPES) == files
    assert files >= REQUIRED


def test_the_teaching_order_is_declared():
    orders = [surface.order for surface in LANDSCAPES.values()]
    assert orders == sorted(set(orders)), "every surface needs a place of its own"
    assert next(iter(LANDSCAPES)) == "ravine"


def test_the_registry_cannot_be_changed():
    registry: Any = LANDSCAPES  # mypy refuses this too
    with pytest.raises(TypeError):
        registry["mine"] = LANDSCAPES["bowl"]


@every_surface
def test_facts_are_complete(surface):
    assert isinstance(surface, Landscape)
    assert surface.teaches.endswith(".") and len(surface.teaches) < 140
    assert surface.name and surface.source and surface.group in GROUPS
    assert len({fact.name for fact in LANDSCAPES.values()}) == len(LANDSCAPES)


@every_surface
def test_the_window_is_square_and_holds_start_and_minima(surface):
    (x0, x1), (y0, y1) = surface.domain
    assert x1 - x0 == y1 - y0
    for x, y in (surface.start, *surface.minima):
        assert x0 < x < x1 and y0 < y < y1


@every_surface
@pytest.mark.parametrize("shape", [(), (5,), (3, 4), (0,), (5000,)])
def test_shapes(surface, shape):
    p = points(surface, *shape)
    assert np.shape(surface.value(p)) == shape
    assert np.shape(surface.gradient(p)) == (*shape, 2)
    assert np.shape(surface.hessian(p)) == (*shape, 2, 2)
    assert {np.asarray(f(p)).dtype for f in (surface.value, surface.gradient, surface.hessian)} == {np.dtype(float)}


@every_surface
def test_a_point_alone_equals_itself_among_others(surface):
    p = points(surface, 9000)  # more than one chunk
    for function in (surface.value, surface.gradient, surface.hessian):
        together = function(p)
        for index in (0, 1, 4095, 4096, 8999):
            assert np.array_equal(function(p[index]), together[index])


@every_surface
def test_gradient_is_the_slope_of_the_value(surface):
    p = points(surface, 200)
    slopes, coarse = differences(surface.value, p, GRADIENT_STEP), differences(surface.value, p, 2 * GRADIENT_STEP)
    gradient = surface.gradient(p)
    least = 1e-7 * (1 + np.abs(gradient) + np.abs(surface.value(p))[:, None])
    away = away_from_kinks(surface, slopes, coarse, least)
    assert np.all((np.abs(slopes - gradient) < least)[away])


@every_surface
def test_hessian_is_the_slope_of_the_gradient(surface):
    p = points(surface, 200)
    bends, coarse = differences(surface.gradient, p, HESSIAN_STEP), differences(surface.gradient, p, 2 * HESSIAN_STEP)
    hessian = surface.hessian(p)
    least = 1e-6 * (1 + np.abs(hessian) + np.abs(surface.gradient(p))[:, None])
    away = away_from_kinks(surface, bends, coarse, least)
    assert np.all((np.abs(bends - hessian) < least)[away])
    assert np.array_equal(hessian, np.swapaxes(hessian, -1, -2))


@every_surface
def test_gradient_and_hessian_by_the_complex_step(surface):
    """The imaginary part of f(x + ih) is the slope, without any cancellation: this checks nearly all digits."""
    if has_kinks(surface):
        pytest.skip("its formula has a kink, and no value at a complex number")
    x, y = points(surface, 200).T.copy()
    arrays, h = surface.arrays, 1e-40
    gradient, hessian = arrays.gradient(x, y), arrays.hessian(x, y)
    by_x, by_y = (np.imag(arrays.value(x + a, y + b)) / h for a, b in ((h * 1j, 0), (0, h * 1j)))
    size = 1 + np.abs(arrays.value(x, y)) + np.abs(gradient[0]) + np.abs(gradient[1])
    assert np.all(np.abs(by_x - gradient[0]) < 1e-12 * size)
    assert np.all(np.abs(by_y - gradient[1]) < 1e-12 * size)
    size = size + sum(np.abs(part) for part in hessian)
    along_x, along_y = arrays.gradient(x + h * 1j, y), arrays.gradient(x, y + h * 1j)
    for complex_slope, second in zip((along_x[0], along_x[1], along_y[1]), hessian, strict=True):
        assert np.all(np.abs(np.imag(complex_slope) / h - second) < 1e-12 * size)


@every_surface
def test_minima_are_flat_curved_upwards_and_lowest(surface):
    lowest_seen = np.min(surface.value(grid(surface, 401)))
    for minimum in surface.minima:
        if surface.sharp:  # a tip: no slope at it, and downhill from all around
            around = np.array(minimum) + 1e-6 * np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [0.6, 0.8]])
            # Over data only some samples have a kink there, with the mean of its slopes; the others' slopes stay.
            assert surface.data is not None or np.isnan(surface.gradient(minimum)).all()
            assert np.all(np.sum(surface.gradient(around) * (around - minimum), axis=-1) > 1e-8)
            assert surface.value(minimum) <= lowest_seen
            continue
        # Newton's step to the true minimum: how far the declared one is from it.
        error = np.linalg.solve(surface.hessian(minimum), surface.gradient(minimum))
        assert np.max(np.abs(error)) < 1e-6
        assert np.all(np.linalg.eigvalsh(surface.hessian(minimum)) > 0)
        assert surface.value(minimum) <= lowest_seen
        assert surface.value(minimum) == pytest.approx(surface.value(surface.minima[0]), abs=1e-9)


@every_surface
def test_no_minimum_is_missing(surface):
    """Newton's method from every low grid point must end at a declared minimum or higher up."""
    if not surface.minima or surface.sharp:
        return
    p = grid(surface, 61)
    p = p[np.argsort(surface.value(p))[:200]]
    for _ in range(50):
        hessian, gradient = surface.hessian(p), surface.gradient(p)
        p = p - np.linalg.solve(hessian + 1e-9 * np.eye(2), gradient[..., None])[..., 0]
    low = np.linalg.norm(surface.gradient(p), axis=-1) < 1e-9
    low &= np.all(
        [(low_edge < p[:, k]) & (p[:, k] < high) for k, (low_edge, high) in enumerate(surface.domain)], axis=0
    )
    low &= surface.value(p) < surface.value(surface.minima[0]) + 1e-9
    distance = np.linalg.norm(p[low, None] - np.array(surface.minima), axis=-1).min(axis=-1)
    assert low.any() and np.all(distance < 1e-4)


def test_the_saddle_has_no_minimum_and_is_entered_beside_its_axis():
    saddle = LANDSCAPES["saddle"]
    assert saddle.minima == ()
    assert np.linalg.eigvalsh(saddle.hessian((0, 0))).tolist() == [-2, 2]
    assert 0 < abs(saddle.start[1]) < 0.01


@pytest.mark.parametrize("key", ["ravine", "bowl"])
@pytest.mark.parametrize("kappa", [1, 2.5, 1000])
def test_a_condition_number_can_be_chosen(key, kappa):
    surface = LANDSCAPES[key].with_parameters({"κ": kappa})
    low, high = np.linalg.eigvalsh(surface.hessian((0.3, 0.4)))
    assert high / low == pytest.approx(kappa, rel=1e-12)
    own = LANDSCAPES[key].number("κ")
    assert own is not None and LANDSCAPES[key].with_parameters({"κ": own}) == LANDSCAPES[key]


def test_the_ravine_is_steep_across_and_flat_along():
    assert LANDSCAPES["ravine"].hessian((0.3, 0.4)).tolist() == [[1, 0], [0, 180]]


@every_surface
@pytest.mark.parametrize("turn, stretch", [(30, 1), (0, 2), (-75, 0.5), (90, 1)])
def test_a_moved_surface_is_the_surface_seen_from_elsewhere(surface, turn, stretch):
    there = moved(surface, turn, stretch)
    middle = np.mean(surface.domain, axis=1)
    angle = np.radians(turn)
    ahead = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) @ np.diag([1, stretch])
    back = np.linalg.inv(ahead)
    p = points(surface, 100)
    q = middle + (p - middle) @ ahead.T
    size = 1 + abs(surface.value(p)) + np.abs(surface.gradient(p)).sum(-1) + np.abs(surface.hessian(p)).sum((-1, -2))
    assert np.all(abs(there.value(q) - surface.value(p)) < 1e-9 * size)
    assert np.all(abs(there.gradient(q) - surface.gradient(p) @ back) < 1e-8 * size[:, None])
    assert np.all(abs(there.hessian(q) - back.T @ surface.hessian(p) @ back) < 1e-7 * size[:, None, None])
    assert there.start == pytest.approx(middle + ahead @ (surface.start - middle), abs=1e-9)
    for minimum, known in zip(there.minima, surface.minima, strict=True):
        assert minimum == pytest.approx(middle + ahead @ (known - middle), abs=1e-9)
    for x, y in (there.start, *there.minima):
        assert there.domain[0][0] < x < there.domain[0][1] and there.domain[1][0] < y < there.domain[1][1]


def test_a_surface_that_is_not_moved_is_itself():
    assert moved(LANDSCAPES["beale"], 0, 1) is LANDSCAPES["beale"]


@every_surface
def test_the_start_has_a_finite_slope_that_is_not_zero(surface):
    gradient = surface.gradient(surface.start)
    assert np.all(np.isfinite(gradient)) and np.any(gradient != 0)


@every_surface
def test_the_formula_says_it_all(surface):
    again = from_formula(surface.formula, data=surface.data, domain=surface.domain, start=surface.start)
    p = points(surface, 50)
    assert np.array_equal(again.value(p), surface.value(p))
    assert np.array_equal(again.hessian(p), surface.hessian(p))
    assert again.tree_as_lists == surface.tree_as_lists
    letters = {each.name: each for each in surface.parameters}
    written = from_formula(surface.template or surface.formula, surface.data, parameters=letters, start=surface.start)
    assert written.latex == surface.latex and written.formula == surface.formula


@pytest.mark.parametrize("p", [3.0, [1.0], [[1.0, 2.0, 3.0]]])
def test_points_of_another_shape_are_refused(p):
    with pytest.raises(ValueError, match=r"shape \(\.\.\., 2\)"):
        LANDSCAPES["bowl"].value(p)


@pytest.mark.parametrize("edges", [(1, 0), (2, 2), (0, float("inf")), (0, float("nan"))])
def test_an_impossible_window_is_refused(edges):
    for domain in ((edges, (0, 1)), ((0, 1), edges)):
        with pytest.raises(ValueError, match="window"):
            from_formula("x", domain=domain)


# Values worked out by hand from the papers' definitions: a slip in a formula would pass every test above.
KNOWN = [
    ("ravine", (2, 1), 92),
    ("saddle", (3, 2), 5),
    ("long_valley", (1, 1), 10.32),
    ("bowl", (3, 4), 25),
    ("beale", (0, 0), 14.203125),
    ("beale", (3, 0.5), 0),
    ("rosenbrock", (-1.2, 1), 24.2),
    ("rosenbrock", (1, 1), 0),
    ("himmelblau", (0, 0), 170),
    ("himmelblau", (3, 2), 0),
    ("rastrigin", (0, 0), 0),
    ("rastrigin", (0.5, 1), 21.25),
    ("booth", (0, 0), 74),
    ("matyas", (1, 2), 0.34),
    ("three_hump_camel", (1, 1), 3 + 7 / 60),
    ("six_hump_camel", (1, 1), 2.9 + 1 / 3),
    ("styblinski_tang", (1, 2), -24),
    ("goldstein_price", (0, -1), 3),
    ("goldstein_price", (1, 1), 1876),
    ("mccormick", (1, 1), np.sin(2) + 2),
    ("levy", (2, 0), 2),
    ("griewank", (np.pi, 0), np.pi**2 / 4000 + 2),
    ("easom", (np.pi, np.pi), -1),
    ("easom", (0, 0), -np.exp(-2 * np.pi**2)),
    ("ackley", (0, 0), 0),
    ("ackley", (1, 1), 20 * (1 - np.exp(-0.2))),
    ("monkey_saddle", (2, 1), 2),
    ("plateau", (0, 2), 1 - np.exp(-2) + 0.002),
    ("peaks", (0, 0), 3 * np.exp(-1) - np.exp(-1) / 3),
    ("line_fit", (0, 1), 1.58),
    ("line_fit", (0.5, 1), 0.08),
    ("moons", (0, 0), np.log(2)),
    ("blobs", (0, 0), np.log(2)),
    ("sigmoid_neuron", (0, 0), 0.25),
    ("branin", (0, 0), 56 - 5 / (4 * np.pi)),
    ("levy_plain", (1, 5), 1),
    ("levy_plain", (5, 1), 1 + 10 * np.sin(2 * np.pi + 1) ** 2),
    ("drop_wave", (0, 0), -1),
    ("drop_wave", (0, np.pi / 12), -0.0),
    ("schaffer_2", (1, 1), 0.5 - 0.5 / 1.002**2),
    ("schaffer_4", (0, 0), 1),
    ("schwefel", (np.pi**2 / 4, 0), 837.9658 - np.pi**2 / 4),
    ("shubert", (0, 0), sum(i * np.cos(i) for i in range(1, 6)) ** 2),
    ("eggholder", (512, 404.23180511375781), -959.64066272085080),
    ("bukin_6", (-10, 1), 0),
    ("bukin_6", (0, -4), 200.1),
    ("cross_in_tray", (0, 0), -0.0001),
    ("holder_table", (np.pi / 2, 0), -np.exp(0.5)),
    ("michalewicz", (0, np.pi / 2), -1),
]


@pytest.mark.parametrize(("key", "p", "value"), KNOWN)
def test_known_values(key, p, value):
    assert LANDSCAPES[key].value(p) == pytest.approx(value, abs=1e-12)
