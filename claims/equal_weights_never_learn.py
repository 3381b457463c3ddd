"""A network whose weights start at zero, or all equal, never learns."""

from dataclasses import replace
from math import log

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.trained import MOONS, Task, drawn
from networks import Network
from networks.training.training import Entry

STEPS, LEARNED = 300, 0.9
METHODS = {"gradient descent": Entry("gradient_descent", {"lr": 0.3}), "Adam": Entry("adam", {"lr": 0.01})}
STARTS = {"all zero": "zero", "all 0.1": "constant"}


def started(init: str) -> Task:
    """The training from weights of a kind."""
    return replace(MOONS, net=Network(MOONS.net.sizes, MOONS.net.activation, init=init), steps=STEPS)


def losses(init: str, entry: Entry, budget: int, seed: int) -> np.ndarray:
    """(cases,) the training loss at the end, in parts of that of guessing."""
    return started(init).trained(entry, drawn(budget, seed), matched=False).loss / log(2)


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    return {
        f"{start} · {method}": losses(init, entry, budget, seed) > LEARNED
        for start, init in STARTS.items()
        for method, entry in METHODS.items()
    }


def measure() -> Numbers:
    """The training loss that Adam ends with, the median of some trainings, in whole percent of that of guessing."""
    starts = (*STARTS.values(), "xavier_normal")
    return {init: float(np.round(100 * np.median(losses(init, METHODS["Adam"], 10, 0)))) for init in starts}


CLAIM = Claim(
    statement="A network whose weights all start equal never learns.",
    said_by="common in lectures; Goodfellow, Bengio and Courville 2016, section 8.4",
    group="networks",
    order=10,
    experiment=(
        "A network with two hidden layers of 16 tanh units trains on 100 samples of moons, on all of them at "
        "each of 300 steps. All weights start at zero, or all at 0.1; biases start at zero. The claim holds "
        "if the final training loss is above nine tenths of the loss of guessing."
    ),
    trials=trials,
    cases=20,
    page="networks",
    link={
        "net.samples": "100",
        "net.noise": "0.3",
        "net.batch": "100",
        "net.init": "constant",
        "net.methods": "gradient_descent,adam",
        "net.gradient_descent.lr": "0.3",
    },
    look=(
        "From zero, Adam’s loss ends at {zero} % of the loss of guessing. From weights all at 0.1 it falls to "
        "{constant} %, though all units of a layer stay equal. From random weights it falls to "
        "{xavier_normal} %."
    ),
    measure=measure,
)
