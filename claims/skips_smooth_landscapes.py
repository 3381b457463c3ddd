"""Skip connections smooth the landscape of a deep network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.trained import MOONS, Task, drawn
from networks import Network, plane
from networks.landscape.directions import directions
from networks.landscape.minima import minima
from networks.training.training import Entry

DEPTH, STEPS, SIDE = 10, 300, 25
ADAM = Entry("adam", {"lr": 0.01})
ACTIVATIONS = {"ReLU": ("relu", "he"), "tanh": ("tanh", "xavier_normal")}  # with how their weights are drawn
NORMS = {"plain": False, "with batch norm": True}


def task(activation: str, batch_norm: bool, skip: bool) -> Task:
    name, init = ACTIVATIONS[activation]
    net = Network((2, *[16] * DEPTH, 2), name, batch_norm=batch_norm, skip=skip, init=init)
    return replace(MOONS, net=net, noise=0.2, batch=32)


def counted(its: Task, seeds: tuple[int, ...]) -> np.ndarray:
    """(cases,) how many minima the plane by two random directions shows around each trained network."""
    ends = its.trained(ADAM, seeds, steps=STEPS, matched=False).theta
    planes = [
        plane(its.net, its.samples_of(seed), theta, directions=directions(its.net, theta, seed), side=SIDE)
        for theta, seed in zip(ends, seeds, strict=True)
    ]
    return np.array([minima(each) for each in planes])


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for activation in ACTIVATIONS:
        for name, batch_norm in NORMS.items():
            skip, plain = (counted(task(activation, batch_norm, each), drawn(budget, seed)) for each in (True, False))
            held[f"{activation} · {name}"] = skip < plain
    return held


def measure() -> Numbers:
    """How many minima the planes show, the median of some trainings."""
    return {
        f"{activation}, {name}, {'skips' if skip else 'no skips'}": float(np.median(counted(task(activation, norm, skip), drawn(5, 0))))
        for activation in ACTIVATIONS
        for name, norm in NORMS.items()
        for skip in (False, True)
    }
