"""Adam needs little tuning: more learning rates work than with gradient descent or momentum."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import SURFACES
from claims.base.prose import Numbers
from claims.base.rates import RATES, settled, within_tolerance
from experiments import run
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

STEPS, EVERY = 1000, 5
OTHERS = ("gradient_descent", "momentum")


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    found: dict[str, list[np.ndarray]] = {f"more than {OPTIMIZERS[method].name.lower()}": [] for method in OTHERS}
    for surface in SURFACES.values():
        starts = cloud(surface, budget, seed, "report")
        adam, *others = (arrives(surface, method, starts).sum(axis=0) for method in ("adam", *OTHERS))
        for held, other in zip(found.values(), others, strict=True):
            held.append((adam > other)[adam + other > 0])
    return {name: np.concatenate(held) for name, held in found.items()}


def arrives(surface, method: str, starts: np.ndarray) -> np.ndarray:
    """(rates, runs) whether with each of RATES f gets within the tolerance, and stays there."""
    runs = run(
        surface,
        method,
        np.tile(starts, (len(RATES), 1)),
        steps=STEPS,
        hypers={"lr": np.repeat(RATES, len(starts))},
        record=EVERY,
    )
    return np.isfinite(settled(runs.value <= within_tolerance(surface), runs.steps)).reshape(len(RATES), -1)


def measure() -> Numbers:
    """The lowest and the highest of RATES with which Adam arrives from Rosenbrock's own start."""
    surface = LANDSCAPES["rosenbrock"]
    working = RATES[arrives(surface, "adam", np.array([surface.start]))[:, 0]]
    return {"lowest rate": float(working.min()), "highest rate": float(working.max())}


CLAIM = Claim(
    statement="Adam needs little tuning of its learning rate.",
    said_by="Kingma and Ba 2015, abstract; Goodfellow, Bengio and Courville 2016, section 8.5.3",
    group="adaptive",
    order=15,
    experiment=(
        "Six surfaces, random starts, 1,000 steps, 24 learning rates from 10⁻⁵ to 3 on a log scale. A rate "
        "works from a start if f comes within its tolerance of the minimum and stays there. The claim holds "
        "if more rates work for Adam than for gradient descent, or than for momentum. Starts from which no "
        "rate works are left out."
    ),
    trials=trials,
    page="rates",
    link={
        "surface": "rosenbrock",
        "method": "adam",
        "steps": "1000",
    },
    measure=measure,
    look=(
        "Each column is a run of Adam. Of the rates tried, only those from {lowest rate} to {highest rate} "
        "reach the minimum from here within 1,000 steps and stay. Choose momentum as the method, and see how "
        "wide its range is."
    ),
)
