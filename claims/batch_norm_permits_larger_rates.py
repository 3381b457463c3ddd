"""Batch normalisation permits larger learning rates."""

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.trained import MOONS, Task, drawn
from networks import Network
from networks.training.training import Entry

STEPS, RATES = 100, np.geomspace(0.03, 30, 10)
ACTIVATIONS = {"tanh": "xavier_normal", "relu": "he"}  # with how their weights are drawn
DEPTHS = (2, 8)


def task(depth: int, activation: str, batch_norm: bool) -> Task:
    net = Network((2, *[16] * depth, 2), activation, init=ACTIVATIONS[activation], batch_norm=batch_norm)
    return replace(MOONS, net=net, target=0.5, steps=STEPS)


def largest(depth: int, activation: str, batch_norm: bool, seeds: tuple[int, ...]) -> np.ndarray:
    """(cases,) the largest of RATES at which the training loss ends at the goal or below; 0 where none does."""
    its, found = task(depth, activation, batch_norm), np.zeros(len(seeds))
    for rate in RATES[::-1]:
        left = np.flatnonzero(found == 0)
        if len(left):
            ends = its.trained(Entry("gradient_descent", {"lr": rate}), tuple(np.take(seeds, left)), matched=False).loss
            found[left] = np.where(ends <= its.goal, rate, 0)
    return found


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for depth in DEPTHS:
        for activation in ACTIVATIONS:
            plain, normal = (largest(depth, activation, each, drawn(budget, seed)) for each in (False, True))
            held[f"{depth} hidden layers · {activation}"] = normal > plain
    return held


CLAIM = Claim(
    statement="Batch normalisation permits larger learning rates.",
    said_by="Ioffe and Szegedy 2015, section 3.3; common in lectures",
    group="networks",
    order=20,
    experiment=(
        "Networks with two or eight hidden layers of 16 units train on 100 samples of moons, with and without "
        "batch normalisation. Gradient descent takes 100 steps on all samples, at each of ten learning rates "
        "from 0.03 to 30. A rate works if the training loss falls to half of the loss of guessing. The claim "
        "holds if the largest rate that works is larger with batch normalisation."
    ),
    trials=trials,
    cases=10,
    page="networks",
    link={
        "net.samples": "100",
        "net.noise": "0.3",
        "net.hidden": "16,16,16,16,16,16,16,16",
        "net.activation": "relu",
        "net.init": "he",
        "net.batch": "100",
        "net.methods": "gradient_descent",
        "net.gradient_descent.lr": "3",
        "net.steps": "100",
        "net.tab": "compare",
    },
    look=(
        "The network with batch normalisation learns at this rate; the plain one does not. With eight layers "
        "of ReLU, the largest rate is larger in {8 hidden layers · relu} cases; with two layers, in "
        "{2 hidden layers · relu}."
    ),
)
