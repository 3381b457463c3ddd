"""RMSProp takes larger steps along the flat direction, if that direction is an axis."""

import numpy as np

from claims.base import Claim
from claims.base.across import steepest_axis
from claims.base.pairs import best
from claims.base.quadratics import ravine, ring
from experiments import run

RAVINES = {
    f"κ = {kappa:,} · {f'turned {turn}°' if turn else 'along the axes'}": ravine(kappa, turn)
    for turn in (0, 45)
    for kappa in (10, 100, 1000)
}
WATCHED = 20


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in RAVINES.items():
        scaled, plain = (along(surface, method, ring(budget, seed)) for method in ("rmsprop", "gradient_descent"))
        held[name] = scaled > plain
    return held


def along(surface, method: str, starts: np.ndarray) -> np.ndarray:
    """(runs,) how far a method at its best moves along the floor in the first steps, all of them added up."""
    path = run(surface, method, starts, steps=WATCHED, hypers=best(surface, method)).path
    steep, step = steepest_axis(surface, path[0]), np.diff(path, axis=0)
    return abs(step[..., 0] * steep[:, 1] - step[..., 1] * steep[:, 0]).sum(axis=0)


CLAIM = Claim(
    statement="In a ravine RMSProp takes larger steps along the flat axis.",
    said_by="Ng 2017, Improving deep neural networks, on RMSProp; common in articles",
    group="adaptive",
    order=2,
    experiment=(
        "Ravines of condition number κ lie along the axes, or are turned by 45°. RMSProp and gradient descent "
        "each use the best of 128 settings over 300 steps. Starts are all around the minimum at distance 1. "
        "The lengths of the first 20 steps along the floor are added up. The claim holds if the sum is larger "
        "for RMSProp."
    ),
    trials=trials,
    link={"surface": "ravine", "kappa": "100", "turn": "45", "methods": "rmsprop", "rmsprop.lr": "0.02"},
    look=(
        "Turned by 45°, both coordinates have the same steep slope. RMSProp divides both by the same size, so "
        "it gains nothing along the floor. Turn the ravine back to 0°, and RMSProp goes straight to the "
        "minimum."
    ),
)
