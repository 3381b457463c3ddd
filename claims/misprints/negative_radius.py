"""A trust region whose radius, after a failure, is −1/4 of what it was."""

from dataclasses import replace

import numpy as np

from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import minimum, sqrt, where

SURFACE = LANDSCAPES["himmelblau"]
TRUST = OPTIMIZERS["trust_region"]


def step(x, y, f, reach):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    size = sqrt(gx * gx + gy * gy)
    bend = gx * (hxx * gx + hxy * gy) + gy * (hxy * gx + hyy * gy)
    a = where(bend > 0, minimum(size * size / bend, reach / size), reach / size)
    promised = a * size * size - a * a * bend / 2
    kept = (f.value(x, y) - f.value(x - a * gx, y - a * gy)) / promised
    reach = where(kept > 0.75, 2 * reach, where(kept < 0.25, -reach / 4, reach))
    return where(kept > 0.15, x - a * gx, x), where(kept > 0.15, y - a * gy, y), reach


def right(x, y, f, reach):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    size = sqrt(gx * gx + gy * gy)
    bend = gx * (hxx * gx + hxy * gy) + gy * (hxy * gx + hyy * gy)
    a = where(bend > 0, minimum(size * size / bend, reach / size), reach / size)
    promised = a * size * size - a * a * bend / 2
    kept = (f.value(x, y) - f.value(x - a * gx, y - a * gy)) / promised
    reach = where(kept > 0.75, 2 * reach, where(kept < 0.25, reach / 4, reach))
    return where(kept > 0.15, x - a * gx, x), where(kept > 0.15, y - a * gy, y), reach


PRINTED = replace(
    TRUST, step=step, symbols={**TRUST.symbols, "size": r"\lVert g \rVert", "bend": r"g^{\top} H g", "promised": "p"}
)


def path(trust: Optimizer) -> np.ndarray:
    return walked(trust, SURFACE, SURFACE.start, 30)


def measure(trust: Optimizer) -> Numbers:
    values = SURFACE.value(path(trust))
    return {
        "f at the start": float(values[0]),
        "f after 30 steps": float(values[-1]),
        "steps on which f rises": float((np.diff(values) > 0).sum()),
    }


MISPRINT = Misprint(
    title="A trust region of negative radius",
    group="curvature",
    order=2,
    printed=PRINTED,
    right=replace(PRINTED, step=right),
    measure=measure,
    fails=lambda numbers: numbers["f after 30 steps"] > 10 * numbers["f at the start"],
    path=path,
    surface=SURFACE,
    set_up="Himmelblau’s surface from its start, 30 steps along −g, as far as the circle and the parabola allow.",
    short="After the first failed step it goes uphill.",
    does=(
        "A circle of radius −r has no points. Used as it is printed, a negative radius turns the step uphill. "
        "Both the predicted fall and the actual fall are then negative. Their ratio is positive, so the step "
        "counts as a success. f goes from {f at the start} to {f after 30 steps}, and rises on "
        "{steps on which f rises} of 30 steps."
    ),
    instead=(
        "A step that fails shrinks the radius to a quarter, r/4. It never changes its sign. The trust region "
        "ends at f = {right: f after 30 steps}; f rises on {right: steps on which f rises} of its steps."
    ),
    link={"surface": "himmelblau", "methods": "trust_region", "steps": "30"},
)
