"""Nesterov's momentum with the gradient taken at x, not at the point to which the velocity leads."""

from dataclasses import replace

import numpy as np

from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer

SURFACE = LANDSCAPES["ravine"]
NESTEROV = OPTIMIZERS["nesterov"]
RATE = NESTEROV.hyper("lr").default


def path(nesterov: Optimizer) -> np.ndarray:
    return walked(nesterov, SURFACE, SURFACE.start, 300)


def measure(nesterov: Optimizer) -> Numbers:
    momentum = walked(OPTIMIZERS["momentum"], SURFACE, SURFACE.start, 300, {"lr": RATE})
    points = path(nesterov)
    return {
        "greatest distance from momentum’s path": float(np.hypot(*(points - momentum).T).max()),
        "farthest beyond the floor": float(-points[:, 1].min()),
    }


MISPRINT = Misprint(
    title="Nesterov without the look-ahead",
    group="momentum",
    order=1,
    printed=replace(NESTEROV, look=None),
    right=NESTEROV,
    measure=measure,
    fails=lambda numbers: numbers["greatest distance from momentum’s path"] < 1e-9,
    path=path,
    surface=SURFACE,
    set_up="Nesterov and momentum on the ravine, from its start, 300 steps, default settings.",
    short="It is plain momentum.",
    does=(
        "With the gradient taken at x, this is momentum under another name. In 300 steps, the two paths are "
        "never farther apart than {greatest distance from momentum’s path}, which is rounding. The path "
        "swings up to {farthest beyond the floor} beyond the valley’s floor."
    ),
    instead=(
        "The gradient is taken at x + βv, where the velocity is about to lead. So the method slows down "
        "before the far wall. It swings {right: farthest beyond the floor} beyond the floor, and its path is "
        "up to {right: greatest distance from momentum’s path} away from momentum’s."
    ),
    link={"surface": "ravine", "methods": "momentum,nesterov", "momentum.lr": "0.005"},
)
