"""Taylor models: exact where the surface is one, of the right order elsewhere, and refused where none fits."""

import numpy as np
import pytest

from experiments.geometry.taylor import SHARE, NoModel, fault, local
from landscapes import LANDSCAPES, from_formula, moved
from landscapes.formula.programs import array_program, compiled_code

QUADRATICS = [
    LANDSCAPES["ravine"],
    LANDSCAPES["bowl"],
    LANDSCAPES["booth"],
    LANDSCAPES["matyas"],
    LANDSCAPES["saddle"],
    moved(LANDSCAPES["ravine"], 30, 2),
    from_formula("3 - x^2 - 4x y + y/2"),
]
EVERY_SURFACE = pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=list(LANDSCAPES))


def on_points(tree, points):
    """A tree at points (n, 2), by the programs that evaluate surfaces."""
    return array_program(compiled_code([tupled(tree)]))(*np.array(points, dtype=float).T.copy())


def tupled(tree):
    return tuple(tupled(part) for part in tree) if isinstance(tree, list) else tree


def window(surface, points=41):
    (x0, x1), (y0, y1) = surface.domain
    return np.stack(np.meshgrid(np.linspace(x0, x1, points), np.linspace(y0, y1, points)), axis=-1).reshape(-1, 2)


@pytest.mark.parametrize("surface", QUADRATICS, ids=lambda surface: surface.formula)
def test_a_quadratic_is_its_own_model_and_trusted_everywhere(surface):
    points = window(surface)
    here = local(surface, (0.7, -1.3))
    assert on_points(here.quadratic, points) == pytest.approx(surface.value(points), rel=1e-9, abs=1e-9)
    known = np.stack([surface.value(points), on_points(here.quadratic, points)], axis=-1)
    assert (on_points(here.trust, known) >= 0).all()


def test_a_plane_is_its_own_tangent():
    surface = from_formula("2x - 3y + 1")
    points = window(surface)
    assert on_points(local(surface, (1, 2)).linear, points) == pytest.approx(surface.value(points))


@EVERY_SURFACE
@pytest.mark.parametrize(("model", "order"), [("linear", 2), ("quadratic", 3)])
def test_halving_the_distance_divides_the_error_by_the_order(surface, model, order):
    """At least: where a term of that order happens to vanish it falls faster."""
    at = np.add(surface.start, (0.0123, -0.0217))
    here = local(surface, tuple(at))
    ways = np.array([(1, 0), (0, 1), (0.6, 0.8), (0.8, -0.6)])
    far = 2e-3 * (surface.domain[0][1] - surface.domain[0][0])

    def errors(distance):
        points = at + distance * ways
        return np.abs(on_points(getattr(here, model), points) - surface.value(points))

    rounding = 1e-9 * (1 + abs(here.value))
    assert (errors(far / 2) <= errors(far) / 2**order * 1.35 + rounding).all()


@EVERY_SURFACE
def test_trust_is_what_it_says(surface):
    points = window(surface)
    here = local(surface, surface.start)
    f, q = surface.value(points), on_points(here.quadratic, points)
    margin = SHARE * np.abs(f - here.value) - np.abs(q - f)
    rounding = 1e-9 * (1 + np.abs(f) + np.abs(q) + abs(here.value))
    trusted = on_points(here.trust, np.stack([f, q], axis=-1)) >= 0
    clear = np.abs(margin) > rounding
    assert (trusted == (margin >= 0))[clear].all()
    assert clear.any()


@EVERY_SURFACE
def test_axes_are_eigenvectors_the_lowest_first(surface):
    here = local(surface, surface.start)
    hessian = surface.hessian(surface.start)
    (low, first), (high, second) = here.axes
    for value, along in here.axes:
        assert hessian @ along == pytest.approx(value * np.array(along), rel=1e-9, abs=1e-9 * np.abs(hessian).max())
        assert np.hypot(*along) == pytest.approx(1) and along >= (0, 0)
    assert low <= high and np.dot(first, second) == pytest.approx(0, abs=1e-12)


def test_numbers_of_a_ravine():
    here = local(LANDSCAPES["ravine"], (1, 1))
    assert here.condition == 180
    assert here.stable_rate == pytest.approx(2 / 180)
    assert here.cuts["gradient"] == pytest.approx((1 / np.hypot(1, 180), 180 / np.hypot(1, 180)))
    assert here.cuts["high"] == (0, 1) and here.cuts["low"] == (1, 0)


@pytest.mark.parametrize(
    ("formula", "says", "condition"),
    [
        ("x^2 + y^2", "convex", 1),
        ("-x^2 - 2y^2", "concave", 2),
        ("x^2 - 4y^2", "saddle", 4),
        ("y^2", "does not bend along one direction", np.inf),
        ("x + y", "does not bend at all", np.inf),
    ],
)
def test_how_it_bends_is_said(formula, says, condition):
    here = local(from_formula(formula), (0.5, 0.5))
    assert says in here.kind
    assert here.condition == condition


def test_where_nothing_bends_upwards_no_rate_is_too_large():
    assert np.isnan(local(from_formula("-x^2 - y^2"), (1, 1)).stable_rate)


def test_where_the_gradient_vanishes_it_has_no_direction():
    assert local(LANDSCAPES["bowl"], (0, 0)).cuts["gradient"] is None


@pytest.mark.parametrize(
    ("formula", "at", "says"),
    [
        ("ln(x) + y", (-1, 0), "f is not defined here"),
        ("1/x + y", (0, 1), "f is not defined here"),
        ("sqrt(x^2 + y^2)", (0, 0), "no gradient"),
        ("x^1.5 + y^2", (0, 1), "no curvature"),
        ("|x| + y^2", (0, 1), "kink"),
        ("|x - y|", (2, 2), "kink"),
        ("max(x, y)", (1, 1), "kink"),
        ("min(x, 2, y)", (2, 5), "kink"),
        ("exp(-|x y|)", (0, 1), "kink"),
        ("y^2 + sign(x)", (0, 1), "jump"),
    ],
)
def test_where_no_model_fits_a_sentence_says_so(formula, at, says):
    with pytest.raises(NoModel, match=says):
        local(from_formula(formula), at)


@pytest.mark.parametrize(
    ("formula", "at"), [("|x|^3 + y^2", (0, 1)), ("|x| + y^2", (1e-3, 1)), ("max(x, y)", (1, 2)), ("x|x|", (0, 0))]
)
def test_a_corner_that_is_smoothed_or_elsewhere_is_no_kink(formula, at):
    assert fault(from_formula(formula), at) is None
    assert local(from_formula(formula), at).at == at
