"""Paths by scipy.optimize, and steps by numpy.linalg where that says all there is to a method."""

from functools import partial
from importlib.metadata import version

import numpy as np
from scipy.optimize import least_squares, minimize
from scipy.optimize._trustregion import _minimize_trust_region
from scipy.optimize._trustregion_exact import IterativeSubproblem

from tests.golden.derivatives import jacobian, on, residuals

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


def simplexed(surface, start, size, steps):
    """scipy's Nelder–Mead, from our first triangle; its path is that of the best corner."""
    path, first = [np.array(start)], np.array(start) + size * np.array([(0, 0), (1, 0), (0, 1)])
    given = {"initial_simplex": first, "maxiter": steps + 1, "xatol": 0, "fatol": 0}
    minimize(on(surface)[0], start, method="Nelder-Mead", callback=kept(path), options=given)
    return path[: steps + 1]


def gauss_newton(surface, point, damping):
    """(JᵀJ + λI) s = −Jᵀr as the least squares it comes from, so that JᵀJ is never made."""
    tall = np.vstack([jacobian(surface, point), np.sqrt(damping) * np.eye(2)])
    return point + np.linalg.lstsq(tall, -np.append(residuals(surface, point), (0, 0)))[0]


def fitted(surface, start):
    """Where scipy's own Levenberg–Marquardt (MINPACK's) comes to rest."""
    tight = {"ftol": 1e-15, "xtol": 1e-15, "gtol": 1e-15}
    return least_squares(partial(residuals, surface), start, partial(jacobian, surface), method="lm", **tight).x


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
SQUARES = [
    ("rosenbrock", (-1.2, 1.0), {"damping": 0.0}, 4),
    ("rosenbrock", (-1.2, 1.0), {"damping": 5.0}, 60),
    ("beale", (2.0, 0.2), {"damping": 0.0}, 12),
    ("himmelblau", (1.0, 1.0), {"damping": 0.0}, 20),
    ("line_fit", (-1.2, -1.0), {"damping": 0.3}, 30),
]
FITTED = [
    ("gauss_newton", "rosenbrock", (-1.2, 1.0), {"damping": 0.0}, 10),
    ("gauss_newton", "beale", (2.0, 0.2), {"damping": 0.0}, 30),
    ("gauss_newton", "line_fit", (-1.2, -1.0), {"damping": 0.0}, 5),
    ("levenberg_marquardt", "rosenbrock", (-1.2, 1.0), {"damping": 1e-3}, 60),
    ("levenberg_marquardt", "beale", (2.0, 0.2), {"damping": 1e-3}, 60),
    ("levenberg_marquardt", "himmelblau", (1.0, 1.0), {"damping": 1e-3}, 40),
    ("levenberg_marquardt", "line_fit", (-1.2, -1.0), {"damping": 1e-3}, 20),
]


def cases():
    for method, step, surface, start, hypers, steps in STEPPED:
        by = "numpy.linalg.eigh" if step is saddle_free_newton else "numpy.linalg.solve"
        yield case(method, by, surface, hypers, stepped(step, surface, start, hypers, steps))
    for surface, start, radius, steps in [
        ("rosenbrock", (-1.2, 1.0), 1.0, 24),
        ("beale", (1.0, 1.5), 1.0, 12),
        ("himmelblau", (0.5, -1.0), 0.3, 10),
    ]:
        path = trusted(surface, start, radius, steps)
        yield case("trust_region", "scipy.optimize trust-exact", surface, {"radius": radius}, path)
    for surface, start, steps, more in [
        ("rosenbrock", (-1.2, 1.0), 32, {"within": 1e-7}),  # on whose way a rounding grows to 1e8 times its size
        ("beale", (1.0, 1.5), 13, {}),
        ("line_fit", (-1.2, -1.0), 6, {}),
    ]:
        path = minimized("BFGS", surface, start, steps, {"gtol": 1e-9})
        yield case("bfgs", "scipy.optimize BFGS", surface, {"lr": 1.0, "c1": 1e-4, "c2": 0.9}, path) | more
    for surface, start, steps in [
        ("bowl", (-1.3, 0.4), 1),
        ("line_fit", (-1.2, -1.0), 2),
        ("rosenbrock", (-1.2, 1.0), 8),
    ]:
        exact = {"c1": 1e-10, "c2": 1e-9}  # each search goes to the bottom of its line, whatever its first trial
        path = minimized("CG", surface, start, steps, {"gtol": 1e-9} | exact)
        yield case("conjugate_gradient", "scipy.optimize CG", surface, {"lr": 0.01} | exact, path)
    for surface, start, steps in [
        ("rosenbrock", (-1.2, 1.0), 60),
        ("beale", (1.0, 1.5), 40),
        ("ravine", (-1.7, 0.6), 40),
    ]:
        path = simplexed(surface, start, 0.5, steps)
        yield case("nelder_mead", "scipy.optimize Nelder–Mead", surface, {"size": 0.5}, path) | {"kind": "values alone"}
    for surface, start, memory, steps in [
        ("beale", (1.0, 1.5), 10, 12),
        ("rosenbrock", (-1.2, 1.0), 3, 20),
        ("himmelblau", (0.5, -1.0), 10, 8),
    ]:
        alike = {"lr": 1.0, "c1": 1e-3, "c2": 0.9, "memory": memory}  # that of its own search, and its first trial
        path = minimized("L-BFGS-B", surface, start, steps, {"maxcor": memory, "gtol": NEVER, "ftol": 0})
        yield case("lbfgs_wolfe", "scipy.optimize L-BFGS-B", surface, alike, path)
    for surface, start, hypers, steps in SQUARES:
        path = [np.array(start)]
        for _ in range(steps):
            path.append(gauss_newton(surface, path[-1], **hypers))
        yield case("gauss_newton", "numpy.linalg.lstsq", surface, hypers, path)
    for method, surface, start, hypers, steps in FITTED:
        ends = case(method, "scipy.optimize.least_squares", surface, hypers, [start, fitted(surface, start)])
        yield ends | {"kind": "end point", "every": steps}


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
