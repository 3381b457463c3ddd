"""Minima of the models on data, by closed forms, linear programming, scikit-learn and SciPy."""

from collections.abc import Callable
from functools import partial
from importlib.metadata import version

import numpy as np
from scipy.optimize import least_squares, linprog
from sklearn.linear_model import LogisticRegression

from landscapes.data import DATA

PACKAGES = {name: version(name) for name in ("scipy", "scikit-learn", "numpy")}
EXACTLY = {"jac": "3-point", "xtol": 1e-15, "ftol": 1e-15, "gtol": 1e-15, "max_nfev": 10_000}
STARTS = [(a, b) for a in (-2.0, -0.5, 0.7, 2.5) for b in (-1.5, 0.4, 1.2, 3.1)]


def columns(key):
    return [np.array(column) for column in DATA[key].samples().values()]


def closed_form(inputs, target):
    return np.linalg.lstsq(inputs, target, rcond=None)[0]


def five_points():
    u, t = columns("five_points")
    return closed_form(np.stack([u, np.ones_like(u)], axis=-1), t)


def rare():
    u, v, t = columns("rare")
    return closed_form(np.stack([u, v], axis=-1), t)


def absolute():
    """The least sum of absolute errors, as a linear program: t - (w u + b) = above - below."""
    u, t = columns("outlier")
    n = len(u)
    equal = np.hstack([np.stack([u, np.ones(n)], axis=-1), np.eye(n), -np.eye(n)])
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    return linprog(np.r_[0, 0, np.ones(2 * n)], A_eq=equal, b_eq=t, bounds=bounds, method="highs-ds").x[:2]


def huber():
    u, t = columns("outlier")
    return least_squares(lambda w: t - w[0] * u - w[1], (0, 0), loss="huber", f_scale=1.0, **EXACTLY).x


def moons():
    u, v, t = columns("moons")
    fit = LogisticRegression(C=np.inf, fit_intercept=False, solver="newton-cholesky", tol=1e-14, max_iter=1000)
    return fit.fit(np.stack([u, v], axis=-1), t).coef_[0]


def lowest(key, output):
    """The least sum of squared errors from several starts."""
    u, t = columns(key)
    ends = [least_squares(lambda w: output(w, u) - t, start, **EXACTLY) for start in STARTS]
    return min(ends, key=lambda end: end.cost).x


# surface -> the data set that it is over, and its output
SQUARED = {
    "tanh_neuron": ("step", lambda w, u: np.tanh(w[0] * u + w[1])),
    "sigmoid_neuron": ("switch", lambda w, u: 1 / (1 + np.exp(-(w[0] * u + w[1])))),
    "two_tanh": ("bends", lambda w, u: np.tanh(w[0] * u) + np.tanh(w[1] * u)),
    "relu_unit": ("hinge", lambda w, u: np.maximum(0, w[0] * u + w[1])),
    "sine_fit": ("sine", lambda w, u: w[0] * np.sin(w[1] * u)),
}
FOUND: dict[str, tuple[str, Callable[[], np.ndarray]]] = {
    "line_fit": ("numpy.linalg.lstsq", five_points),
    "rare_feature": ("numpy.linalg.lstsq", rare),
    "line_absolute": ("scipy.optimize.linprog", absolute),
    "line_huber": ("scipy.optimize.least_squares", huber),
    "moons": ("sklearn.linear_model.LogisticRegression", moons),
    **{surface: ("scipy.optimize.least_squares", partial(lowest, *model)) for surface, model in SQUARED.items()},
}


def cases():
    for surface, (by, found) in FOUND.items():
        yield {"surface": surface, "by": by, "minimum": found().tolist()}
