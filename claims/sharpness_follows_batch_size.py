"""Small batches end in flat minima, large batches in sharp ones."""

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.trained import DATA, drawn, ended, sharp
from networks.training.training import Entry

STEPS, SMALL = 800, 8
METHODS = {"momentum": Entry("momentum", {"lr": 0.03}), "Adam": Entry("adam", {"lr": 0.01})}
ON = ("moons", "digits")


def last(name: str, entry: Entry, seeds: tuple[int, ...]) -> list[np.ndarray]:
    """(cases,) λmax after the last step, with small batches and with all samples."""
    tasks = [replace(DATA[name], batch=batch, steps=STEPS) for batch in (SMALL, None)]
    return [sharp(task, task.trained(entry, seeds, matched=False).theta, seeds) for task in tasks]


def matched(name: str, entry: Entry, seeds: tuple[int, ...]) -> list[np.ndarray]:
    """(cases,) the same where the training loss is first at the goal."""
    trainings = [(replace(DATA[name], batch=batch, steps=STEPS), entry) for batch in (SMALL, None)]
    return [each.sharpness() for each in ended(trainings, seeds)]


WHEN = {"after 800 steps": last, "at the same loss": matched}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for when, measured in WHEN.items():
        for name in ON:
            for told, entry in METHODS.items():
                small, whole = measured(name, entry, drawn(budget, seed))
                held[f"{name} · {told} · {when}"] = small < whole
    return held


def measure() -> Numbers:
    """On moons with momentum: λmax with batches of 8 and with all samples, the median of some trainings."""
    found = {when: measured("moons", METHODS["momentum"], drawn(10, 0)) for when, measured in WHEN.items()}
    return {
        f"{size} {when}": float(np.median(values))
        for when, both in found.items()
        for size, values in zip(("small", "all"), both, strict=True)
    }


CLAIM = Claim(
    statement="Small batches end in flat minima, large batches in sharp ones.",
    said_by="Keskar et al. 2017",
    group="networks",
    order=40,
    experiment=(
        "Networks with one or two hidden layers of 16 tanh units train on moons and digits, at one learning "
        "rate. Each step sees a batch of 8 or all samples. λmax is the largest curvature of the training "
        "loss. It is compared after 800 steps, and where the training loss first reaches the same goal. For "
        "the goal, cases in which one network is not there after 800 steps are left out. The claim holds if "
        "λmax is smaller with batches of 8."
    ),
    trials=trials,
    cases=12,
    page="networks",
    link={
        "net.samples": "100",
        "net.noise": "0.3",
        "net.batch": "8",
        "net.methods": "momentum",
        "net.momentum.lr": "0.03",
        "net.steps": "800",
        "net.tab": "compare",
        "net.compare": "batch",
    },
    look=(
        "On moons with momentum, λmax after 800 steps is {small after 800 steps} with batches of 8 and "
        "{all after 800 steps} with all samples. At the same training loss it is {small at the same loss} and "
        "{all at the same loss}."
    ),
    measure=measure,
)
