"""Every method is held to the invariances it declares, and to nothing more.

They are measured at its defaults, without ε, where no fallback is taken. What it declares must hold on every surface
here; what it does not declare must be seen to fail on one of them.
"""

from types import SimpleNamespace

import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS

# Sums of squares and means over samples, so that every method can walk on them.
SURFACES = {
    "skewed": (LANDSCAPES["line_fit"], (-1.2, -1.0)),
    "curved": (from_formula("((x^2 + y - 11)^2 + (x + y^2 - 7)^2)/2"), (3.4, 2.5)),
    "steep": (from_formula("(x^2 + 100y^2)/2"), (3.0, 2.0)),
}
ANGLE = 0.5
TURN = ((np.cos(ANGLE), -np.sin(ANGLE)), (np.sin(ANGLE), np.cos(ANGLE)))
STRETCH = ((2.0, 0.7), (-0.3, 0.6))
SHIFT = (3.25, -1.5)
STAY = ((1.0, 0.0), (0.0, 1.0))
FACTORS = (2.0**-20, 8.0, 2.0**30)  # powers of two, so that nothing is rounded
ALIKE, APART = 1e-8, 1e-4  # a search that compares values of f finds a minimum to half the digits


class Seen:
    """A surface made of these programs."""

    def __init__(self, **programs):
        vars(self).update(programs)


def seen_through(surface, linear=STAY, shift=(0.0, 0.0), factor=1.0):
    """f′(p) = factor · f(q), with p = linear q + shift: the surface's programs, with what they return moved along."""
    (a, b), (c, d) = np.linalg.inv(linear).tolist()

    def back(x, y):
        x, y = x - shift[0], y - shift[1]
        return a * x + b * y, c * x + d * y

    def bent(times, hxx, hxy, hyy):
        """times · MᵀHM, with M = [[a, b], [c, d]]."""
        xx = a * a * hxx + 2 * a * c * hxy + c * c * hyy
        xy = a * b * hxx + (a * d + b * c) * hxy + c * d * hyy
        yy = b * b * hxx + 2 * b * d * hxy + d * d * hyy
        return times * xx, times * xy, times * yy

    def programs(functions):
        def gradient(x, y):
            gx, gy = functions.gradient(*back(x, y))
            return factor * (a * gx + c * gy), factor * (b * gx + d * gy)

        return SimpleNamespace(
            value=lambda x, y: factor * functions.value(*back(x, y)),
            gradient=gradient,
            hessian=lambda x, y: bent(factor, *functions.hessian(*back(x, y))),
            squares=lambda x, y: bent(factor, *functions.squares(*back(x, y))),
            samples=lambda x, y: bent(factor * factor, *functions.samples(*back(x, y))),
        )

    def hessian(points):
        xx, xy, yy = arrays.hessian(points[..., 0], points[..., 1])
        return np.stack([np.stack([xx, xy], axis=-1), np.stack([xy, yy], axis=-1)], axis=-2)

    arrays = programs(surface.arrays)
    return Seen(
        floats=programs(surface.floats),
        arrays=arrays,
        value=lambda points: arrays.value(points[..., 0], points[..., 1]),
        gradient=lambda points: np.stack(arrays.gradient(points[..., 0], points[..., 1]), axis=-1),
        hessian=hessian,
        made_of=surface.made_of,
        single=False,
        minima=(),
        domain=surface.domain,
    )


def walked(surface, method, start, hypers=None):
    """(41, 2) the path at the method's defaults, and no fallback on it."""
    runs = run(surface, method, start, steps=40, hypers=hypers)
    assert not runs.state.get("fallbacks", np.zeros(1)).any()
    return runs.path[:, 0]


def parted(method, name, linear=STAY, shift=(0.0, 0.0), hypers=None):
    """How far the path on the moved surface is from the moved path."""
    surface, start = SURFACES[name]
    moved = walked(surface, method, start, hypers) @ np.transpose(linear) + shift
    return abs(walked(seen_through(surface, linear, shift), method, moved[0], hypers) - moved).max()


def without_eps(method):
    """ε = 0, where the method has one and works without."""
    return {hyper.name: 0.0 for hyper in OPTIMIZERS[method].hypers if hyper.name == "eps" and 0.0 in hyper.allowed}


def scale_is_ignored(method, name):
    """Whether the scale of f changes no bit of the path; a path that stands still says nothing."""
    surface, start = SURFACES[name]
    plain = walked(surface, method, start, without_eps(method))
    scaled = [walked(seen_through(surface, factor=k), method, start, without_eps(method)) for k in FACTORS]
    return not np.array_equal(plain[0], plain[-1]) and all(np.array_equal(path, plain) for path in scaled)


@pytest.mark.parametrize("method", OPTIMIZERS)
@pytest.mark.parametrize("invariance, moved", [("rotation", {"linear": TURN}), ("translation", {"shift": SHIFT})])
def test_a_moved_surface_moves_the_path_of_the_methods_that_say_so(method, invariance, moved):
    apart = [parted(method, name, **moved) for name in SURFACES]
    if invariance in OPTIMIZERS[method].invariances:
        assert max(apart) < ALIKE
    else:
        assert max(apart) > APART


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_the_scale_of_f_does_not_matter_to_the_methods_that_say_so(method):
    ignored = [scale_is_ignored(method, name) for name in SURFACES]
    if "scale" in OPTIMIZERS[method].invariances:
        assert all(ignored)
    else:
        assert not all(ignored)


@pytest.mark.parametrize("method", ["adamw", "lion", "adan"])
def test_weight_decay_pulls_towards_the_origin_and_so_minds_where_that_is(method):
    assert parted(method, "skewed", shift=SHIFT, hypers={"weight_decay": 0.1}) > APART
    assert parted(method, "skewed", shift=SHIFT, hypers={"weight_decay": 0.0}) < ALIKE


@pytest.mark.parametrize(
    "method, hypers",
    [("newton", {}), ("hessian_free", {"iterations": 2}), ("gauss_newton", {}), ("natural_gradient", {"damping": 0})],
)
def test_undamped_second_order_methods_see_through_any_linear_map(method, hypers):
    assert max(parted(method, name, linear=STRETCH, hypers=hypers) for name in SURFACES) < ALIKE


@pytest.mark.parametrize("method", ["gradient_descent", "adam", "bfgs", "conjugate_gradient", "shampoo"])
def test_first_order_methods_do_not(method):
    assert parted(method, "skewed", linear=STRETCH) > APART


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_the_measuring_itself_changes_nothing(method):
    """Seen through no change at all, every bit stays as it is."""
    for surface, start in SURFACES.values():
        assert np.array_equal(walked(seen_through(surface), method, start), walked(surface, method, start))
