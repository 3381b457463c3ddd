"""Rules that are written in vectors: what is made of them for the plane, and what they do with more coordinates."""

import inspect
from textwrap import dedent

import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import keywords
from optimizers.base.plane import in_plane
from optimizers.base.recursions import conjugate_steps, two_loop
from optimizers.base.vectors import names_of, on_vectors

IN_VECTORS = {key: method for key, method in OPTIMIZERS.items() if names_of(method.step).vectors}


class OnVectors:
    """A surface of two coordinates as a rule in vectors asks it."""

    def __init__(self, surface):
        self.floats = surface.floats

    def value(self, x):
        return self.floats.value(*x.tolist())

    def gradient(self, x):
        return np.array(self.floats.gradient(*x.tolist()))

    def hessian(self, x):
        a, b, c = self.floats.hessian(*x.tolist())
        return lambda v: np.array([a * v[0] + b * v[1], b * v[0] + c * v[1]])


class Quadratic:
    """(x − end)ᵀA(x − end)/2, with a positive definite A of many rows."""

    def __init__(self, rows=8):
        random = np.random.default_rng(3)
        turn = np.linalg.qr(random.standard_normal((rows, rows)))[0]
        self.matrix, self.end = turn * np.geomspace(1, 50, rows) @ turn.T, random.standard_normal(rows)

    def value(self, x):
        return float((x - self.end) @ self.gradient(x) / 2)

    def gradient(self, x):
        return self.matrix @ (x - self.end)


def walked(method, oracle, start, steps):
    """(steps + 1, n) the path of a rule in vectors, at its defaults."""
    step, names = method.vector_step, keywords(method.step)
    x, path = start, [start]
    starts = method.vector_state.items()
    state = [value if name in method.scalars else np.full(len(start), value) for name, value in starts]
    for t in range(1, steps + 1):
        x, *state = several(step(x, oracle, *state, **{name: {**method.defaults, "t": t}[name] for name in names}))
        path.append(x)
    return np.array(path)


def several(returned):
    return returned if isinstance(returned, tuple) else (returned,)


def test_these_are_written_in_vectors():
    assert set(IN_VECTORS) == {
        "sam",
        "lbfgs",
        "lbfgs_wolfe",
        "conjugate_gradient",
        "line_search",
        "exact_step",
        "momentum_plateau",
        "momentum_rising",
    }


@pytest.mark.parametrize("key", ["rosenbrock", "beale", "himmelblau", "ravine", "styblinski_tang"])
@pytest.mark.parametrize("method", IN_VECTORS)
def test_with_two_coordinates_a_rule_in_vectors_walks_as_in_the_plane(method, key):
    surface = LANDSCAPES[key]
    path = run(surface, method, surface.start, steps=60).path[:, 0]
    path = path[np.isfinite(path).all(axis=1)]  # SAM diverges on one of them
    walk = walked(OPTIMIZERS[method], OnVectors(surface), np.array(surface.start), len(path) - 1)
    assert len(path) > 3 and np.array_equal(walk, path)


def test_conjugate_gradients_end_a_quadratic_of_n_coordinates_in_n_steps():
    oracle, n = Quadratic(), 8
    path = walked(IN_VECTORS["conjugate_gradient"], oracle, np.zeros(n), n)
    left = [np.linalg.norm(x - oracle.end) / np.linalg.norm(oracle.end) for x in path]
    assert left[n] < 1e-9 < 1e-3 < left[n - 2]


def test_conjugate_steps_solve_a_system_of_n_rows_in_n_iterations():
    oracle = Quadratic()
    s, lost = on_vectors(conjugate_steps)(oracle.end, lambda v: oracle.matrix @ v, 8.0)
    assert s == pytest.approx(-np.linalg.solve(oracle.matrix, oracle.end), rel=1e-9) and lost == 0
    s, lost = on_vectors(conjugate_steps)(oracle.end, lambda v: -v, 8.0)
    assert (s == 0).all() and lost == 1


def test_a_line_search_never_rises_and_sam_climbs_by_rho():
    oracle = Quadratic()
    values = [oracle.value(x) for x in walked(IN_VECTORS["line_search"], oracle, np.zeros(8), 30)]
    assert (np.diff(values) < 0).all()
    start, g = np.zeros(8), oracle.gradient(np.zeros(8))
    up = start + 0.05 * g / np.linalg.norm(g)
    _, moved = walked(IN_VECTORS["sam"], oracle, start, 1)
    assert moved == pytest.approx(start - 0.005 * oracle.gradient(up), rel=1e-14)


def test_two_loops_are_bfgs_from_a_scaled_identity_in_n_coordinates():
    oracle, random = Quadratic(), np.random.default_rng(4)
    pairs = tuple((s, oracle.matrix @ s) for s in random.standard_normal((5, 8)))
    s, d = pairs[-1]
    inverse = s @ d / (d @ d) * np.eye(8)
    for s, d in pairs:
        left = np.eye(8) - np.outer(s, d) / (s @ d)
        inverse = left @ inverse @ left.T + np.outer(s, s) / (s @ d)
    g = random.standard_normal(8)
    assert on_vectors(two_loop)(pairs, g) == pytest.approx(inverse @ g, rel=1e-11)
    assert on_vectors(two_loop)((), g) is g


WRITTEN = '''
    @other
    @vectors("x", "g", "s", matrices=("h",))
    def rule(x: Vector, f, s: Vector, *, lr) -> tuple[Vector, float]:
        """‖g‖ stays."""
        g = f.gradient(x + s)  # ü, and this
        if dot(g, g) > lr and differ(x, s):
            size = -total(abs(g)) * 2
        for s, (g, k) in pairs:
            h = f.hessian(x)
            g = times(h, zeros(s))
            s, k = found(f, h, s - g, k), where(k > 0, k, lr)
        a = b = lr
        return x - (lr - 1) * s, size
'''
MADE = '''
    @other

    def rule(x: float, y: float, f, sx: float, sy: float, *, lr) -> tuple[float, float, float]:
        """‖g‖ stays."""
        gx, gy = f.gradient(x + sx, y + sy)  # ü, and this
        if gx * gx + gy * gy > lr and (x != sx or y != sy):
            size = -(abs(gx) + abs(gy)) * 2
        for sx, sy, (gx, gy, k) in pairs:
            hxx, hxy, hyy = f.hessian(x, y)
            gx, gy = hxx * 0.0 + hxy * 0.0, hxy * 0.0 + hyy * 0.0
            sx, sy, k = found(f, hxx, hxy, hyy, sx - gx, sy - gy, k), where(k > 0, k, lr)
        a = b = lr
        return x - (lr - 1) * sx, y - (lr - 1) * sy, size
'''


def test_the_form_for_the_plane_has_components_and_leaves_the_rest_as_it_is():
    text = dedent(WRITTEN)
    assert [line.rstrip() for line in in_plane(text).splitlines()] == dedent(MADE).splitlines()
    unmarked = dedent(WRITTEN).replace("@vectors", "@others")
    assert in_plane(unmarked) == unmarked


@pytest.mark.parametrize(
    "line",
    [
        "a = g[0]",
        "a = lr if g else lr",
        "a = dot(g, lr)",
        "lr += g",
        "g += g",
        "a = lr ** f(k=g)",
        "a = [g]",
        "with g: pass",
        "a = -h",
        "a = h * g",
        "a = times(g, g)",
    ],
)
def test_what_has_no_form_for_the_plane_is_refused_where_it_is_defined(line):
    with pytest.raises(NotImplementedError, match="No form for the plane of"):
        in_plane(f'@vectors("x", "g", matrices=("h",))\ndef step(x, g, *, lr):\n    {line}\n    return x\n')


def test_a_rule_for_the_plane_has_a_source_at_the_lines_of_its_file():
    lines, first = inspect.getsourcelines(OPTIMIZERS["sam"].step)
    written, begins = inspect.getsourcelines(vars(OPTIMIZERS["sam"].step)["vector"])
    assert first == begins + 1 and len(lines) == len(written) - 1
    assert "".join(lines).startswith("def step(x, y, f, *, lr, rho):\n    gx, gy = f.gradient(x, y)\n")
