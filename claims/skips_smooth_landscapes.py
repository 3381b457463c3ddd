"""Skip connections smooth the landscape of a deep network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from claims.base import Claim
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
    return replace(MOONS, net=net, noise=0.2, batch=32, steps=STEPS)


def counted(its: Task, seeds: tuple[int, ...]) -> np.ndarray:
    """(cases,) how many minima the plane by two random directions shows around each trained network."""
    ends = its.trained(ADAM, seeds, matched=False).theta
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


CLAIM = Claim(
    statement="Skip connections smooth the landscape of a deep network.",
    said_by="Li et al. 2018",
    group="networks",
    order=30,
    experiment=(
        "Networks with ten hidden layers of 16 units train on 100 samples of moons, with and without skip "
        "connections. Adam takes 300 steps of 32 samples. The training loss around each trained network is "
        "then computed on 25 × 25 points of a plane. The plane has two random directions, filter-normalised, "
        "up to one length of the weights. A point counts as a minimum if it is lower than all eight around "
        "it. The claim holds if there are fewer minima with skip connections."
    ),
    trials=trials,
    cases=8,
    page="networks",
    link={
        "net.samples": "100",
        "net.noise": "0.2",
        "net.hidden": "16,16,16,16,16,16,16,16,16,16",
        "net.activation": "relu",
        "net.init": "he",
        "net.methods": "adam",
        "net.tab": "compare",
    },
    look=(
        "Count the minima of the four landscapes. On the grid of the experiment, the network with skip "
        "connections had fewer in {ReLU · plain} cases with ReLU, in {ReLU · with batch norm} with batch "
        "norm, in {tanh · plain} with tanh."
    ),
)
