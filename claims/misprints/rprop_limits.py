"""Rprop with its limits misread: a shortest stride of 50, a longest of a million."""

from dataclasses import replace

import numpy as np

from claims.base.fates import distances, lengths
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import maximum, minimum, sign, where

SURFACE = LANDSCAPES["ravine"]
RPROP = OPTIMIZERS["rprop"]


def step(x, g, stride, last, *, lr, eta_minus, eta_plus):
    kept = g * last
    factor = where(kept > 0, eta_plus, where(kept < 0, eta_minus, 1.0))
    stride = minimum(maximum(stride * factor, 50.0), 1000000.0)
    g = where(kept < 0, 0.0, g)
    return x - sign(g) * stride, stride, g


def path(rprop: Optimizer) -> np.ndarray:
    return walked(rprop, SURFACE, SURFACE.start, 100)


def measure(rprop: Optimizer) -> Numbers:
    points = path(rprop)
    moved = lengths(points)
    return {
        "first step": float(moved[0]),
        "shortest step that moves": float(moved[moved > 0].min()),
        "the window’s side": float(np.diff(SURFACE.domain[0])[0]),
        "nearest to the minimum": float(distances(SURFACE, points).min()),
    }


MISPRINT = Misprint(
    title="Rprop’s limits: at least 50, at most 1,000,000",
    group="adaptive",
    order=8,
    printed=replace(RPROP, step=step, hypers=tuple(h for h in RPROP.hypers if h.name not in ("step_min", "step_max"))),
    right=RPROP,
    measure=measure,
    fails=lambda numbers: numbers["shortest step that moves"] > numbers["the window’s side"],
    path=path,
    surface=SURFACE,
    set_up="The ravine from its start, 100 steps, the other settings at their defaults.",
    short="Every step leaves the map.",
    does=(
        "With 50 as the lower limit and a million as the upper one, no stride can shrink. The shortest step "
        "that moves is {shortest step that moves} long, in a window {the window’s side} wide. The path never "
        "comes nearer to the minimum than {nearest to the minimum}."
    ),
    instead=(
        "50 is the upper limit, and a millionth, 10⁻⁶, is the lower one. The first step is "
        "{right: first step} long, and the path comes within {right: nearest to the minimum} of the minimum."
    ),
    link={"surface": "ravine", "methods": "rprop"},
)
