"""Paths by scipy.optimize, and steps by numpy.linalg where that says all there is to a method."""

from functools import partial
from importlib.metadata import version

import numpy as np
from scipy.optimize import minimize
from scipy.optimize._trustregion import _minimize_trust_region
from scipy.optimize._trustregion_exact import IterativeSubproblem

from tests.golden.derivatives import on

PACKAGES = {name: version(name) for name in ("scipy", "numpy")}
NEVER = 1e-30  # a slope at which nothing stops early


def newton(gradient, hessian, point, damping):
    bent = hessian(point) + damping * np.eye(2)
    assert np.linalg.eigvalsh(bent)[0] > 0, "ours would take a gradient step here"
    return point + np.linalg.solve(bent, -gradient(point))


def saddle_free_newton(gradient, hessian, point, damping):
    values, vectors = np.linalg.eigh(hessian(point))
    return point - vectors @ (vectors.T @ gradient(point) / (abs(values) + damping))


def stepped(step, surface, start, hypers, steps):
    _, gradient, hessian = on(surface)
    path = [np.array(start)]
    for _ in range(steps):
        path.append(step(gradient, hessian, path[-1], **hypers))
    return path


def kept(path):
    """A callback that appends each point; scipy goes by the argument's name."""
    return lambda intermediate_result: path.append(intermediate_result.x.copy())


def minimized(method, surface, start, steps, options):
    value, gradient, _ = on(surface)
    path = [np.array(start)]
    minimize(value, start, jac=gradient, method=method, callback=kept(path), options=options | {"maxiter": steps})
    return path


def trusted(surface, start, radius, steps):
    """scipy's trust-exact, with its own loop and subproblem; the radius is met to 1e-14 and not to a tenth."""
    value, gradient, hessian = on(surface)
    path = [np.array(start)]
    _minimize_trust_region(
        value,
        np.array(start),
        jac=gradient,
        hess=hessian,
        subproblem=partial(IterativeSubproblem, k_easy=1e-14, k_hard=1e-14),
        initial_trust_radius=radius,
        max_trust_radius=1e9,
        gtol=NEVER,
        maxiter=steps,
        callback=kept(path),
    )
    return path


STEPPED = [
    ("newton", newton, "rosenbrock", (-1.2, 1.0), {"damping": 0.0}, 6),
    ("newton", newton, "rosenbrock", (-1.2, 1.0), {"damping": 30.0}, 40),
    ("newton", newton, "beale", (3.1, 0.52), {"damping": 0.0}, 8),
    ("newton", newton, "ravine", (-1.7, 0.6), {"damping": 5.0}, 40),
    ("saddle_free_newton", saddle_free_newton, "beale", (1.0, 1.5), {"damping": 1.0}, 40),
    ("saddle_free_newton", saddle_free_newton, "himmelblau", (0.5, -1.0), {"damping": 0.0}, 10),
    ("hessian_free", newton, "rosenbrock", (-1.2, 1.0), {"damping": 30.0}, 40),
    ("hessian_free", newton, "beale", (3.1, 0.52), {"damping": 0.0}, 8),
]
TRUSTED = [
    ("rosenbrock", (-1.2, 1.0), 1.0, 24),
    ("beale", (1.0, 1.5), 1.0, 12),
    ("himmelblau", (0.5, -1.0), 0.3, 10),
]


def cases():
    for method, step, surface, start, hypers, steps in STEPPED:
        by = "numpy.linalg.eigh" if step is saddle_free_newton else "numpy.linalg.solve"
        yield case(method, by, surface, hypers, stepped(step, surface, start, hypers, steps))
    for surface, start, radius, steps in TRUSTED:
        path = trusted(surface, start, radius, steps)
        yield case("trust_region", "scipy.optimize trust-exact", surface, {"radius": radius}, path)
    for surface, start, steps in [("rosenbrock", (-1.2, 1.0), 40), ("beale", (1.0, 1.5), 12)]:
        path = minimized("BFGS", surface, start, steps, {"gtol": 1e-9})
        yield case("bfgs", "scipy.optimize BFGS", surface, {}, path)
    for surface, start in [("bowl", (-1.3, 0.4)), ("ravine", (-1.7, 0.6))]:
        path = minimized("CG", surface, start, 4, {"gtol": 1e-9})
        yield case("conjugate_gradient", "scipy.optimize CG", surface, {}, path)


def case(method, by, surface, hypers, path):
    points = np.array(path).tolist()
    return {
        "method": method,
        "by": by,
        "kind": "closed loop",
        "surface": surface,
        "hypers": hypers,
        "every": 1,
        "path": points,
    }
