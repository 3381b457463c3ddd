"""Line searches by scipy's port of MINPACK-2's dcsrch, the search of Moré and Thuente, one line at a time."""

from importlib.metadata import version

import numpy as np
from scipy.optimize._dcsrch import DCSRCH

from tests.golden.derivatives import on

PACKAGES = {"scipy": version("scipy")}
SURFACES = ("rosenbrock", "beale", "himmelblau")
SEARCHES = 150


def asked(rng):
    """A point, a direction that leads downhill, a first trial, and how much and how flat is enough."""
    surface = SURFACES[rng.integers(len(SURFACES))]
    point = rng.uniform(-3, 3, 2).round(3)
    gradient = on(surface)[1](point)
    direction = (rng.normal(size=2) - 2 * gradient / np.hypot(*gradient)).round(3)
    trial = float(f"{10 ** rng.uniform(-4, 2):.3g}")
    c1, c2 = [(1e-4, 0.9), (1e-4, 0.1), (1e-5, 1e-4), (0.3, 0.4), (0.01, 0.02)][rng.integers(5)]
    return surface, point, direction, {"a": trial, "c1": c1, "c2": c2}


def found(surface, point, direction, a, c1, c2):
    """How far the search went, and how many trials it needed; None where the direction does not lead downhill."""
    value, gradient, _ = on(surface)
    trials = []

    def height(a):
        trials.append(a)
        return value(point + a * direction)

    def tilt(a):
        return float(gradient(point + a * direction) @ direction)

    if tilt(0.0) >= 0:
        return None
    search = DCSRCH(height, tilt, ftol=c1, gtol=c2, xtol=1e-14, stpmin=1e-100, stpmax=1e100)
    step, _, _, task = search(a, value(point), tilt(0.0), 100)
    assert task.startswith(b"CONV"), task
    return {"step": float(step), "trials": len(trials)}


def cases():
    rng = np.random.default_rng(11)
    made: list[dict] = []
    while len(made) < SEARCHES:
        surface, point, direction, given = asked(rng)
        result = found(surface, point, direction, **given)
        if result and result["trials"] > 1:
            line = {"surface": surface, "point": point.tolist(), "direction": direction.tolist()}
            made.append({"by": "scipy.optimize DCSRCH"} | line | given | result)
    return made
