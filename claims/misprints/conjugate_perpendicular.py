"""Perpendicular directions in place of conjugate ones."""

from dataclasses import replace

import numpy as np

from claims.base.axes import turned
from claims.base.misprint import Misprint, Numbers
from claims.base.quadratics import ravine
from claims.base.walked import walked
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import where

KAPPA, TURN = 10, 30
SURFACE = ravine(KAPPA, turn=TURN)
(START,) = turned(np.array([[-1.8, 0.18]]), TURN)  # from where −g points as far from the minimum as it can
DONE = 1e-12  # of f at the start: rounding is all that is left


def step(x, y, f, px, py, *, t):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    px, py = where(t > 1, -py, -gx), where(t > 1, px, -gy)
    a = -(gx * px + gy * py) / (px * (hxx * px + hxy * py) + py * (hxy * px + hyy * py))
    return x + a * px, y + a * py, px, py


def conjugate(x, y, f, px, py, *, t):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    qx, qy = hxx * px + hxy * py, hxy * px + hyy * py
    beta = where(t > 1, (gx * qx + gy * qy) / (px * qx + py * qy), 0.0)
    px, py = beta * px - gx, beta * py - gy
    a = -(gx * px + gy * py) / (px * (hxx * px + hxy * py) + py * (hxy * px + hyy * py))
    return x + a * px, y + a * py, px, py


PRINTED = replace(
    OPTIMIZERS["conjugate_gradient"],
    step=step,
    hypers=(),
    state={"px": 0.0, "py": 0.0},
    symbols={"qx": "(Hp)_x", "qy": "(Hp)_y"},
    roles={},
)


def path(method: Optimizer) -> np.ndarray:
    return walked(method, SURFACE, tuple(START), 100)


def measure(method: Optimizer) -> Numbers:
    points = path(method)
    values = SURFACE.value(points)
    first, second = np.diff(points[:3], axis=0)
    cosine = first @ second / np.hypot(*first) / np.hypot(*second)
    done = values <= DONE * values[0]
    return {
        "degrees between the first two directions": float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))),
        "steps until 10⁻¹² of f is left": float(done.argmax()) if done.any() else np.inf,
        "part of f that is left after two steps": float(values[2] / values[0]),
    }


MISPRINT = Misprint(
    title="Conjugate directions called perpendicular",
    group="curvature",
    order=1,
    printed=PRINTED,
    right=replace(PRINTED, step=conjugate),
    measure=measure,
    fails=lambda numbers: numbers["part of f that is left after two steps"] > DONE,
    path=path,
    surface=SURFACE,
    set_up="A ravine with κ = 10, turned by 30°. Each step goes to the lowest point along its direction.",
    short="Two steps become a zig-zag.",
    does=(
        "Each direction is perpendicular to the last, so each step undoes a part of the one before. After two "
        "steps, {part of f that is left after two steps} of f is left. It takes "
        "{steps until 10⁻¹² of f is left} steps until 10⁻¹² of it is left."
    ),
    instead=(
        "Conjugate directions p and q have p·Hq = 0. They become perpendicular when the surface is stretched "
        "into a round bowl. Here the two directions meet at "
        "{right: degrees between the first two directions}°, and two steps are enough."
    ),
    link={
        "surface": "ravine",
        "kappa": "10",
        "turn": "30",
        "start": "-1.8,0.18",
        "methods": "exact_step,conjugate_gradient",
        "steps": "60",
    },
)
