"""AdaGrad favours rare features, and so does AdaMax."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import minimum, over, size_told
from experiments import run

STEPS, HALFWAY = 200, 0.5
RATES = np.geomspace(1e-3, 0.1, 8)
METHODS = {"AdaGrad": "adagrad", "AdaMax": "adamax"}
BATCHES = (1, 10, None)
FAVOURS = 2  # times as much of the rare weight's way as gradient descent, for the same of the frequent weight's
STARTS = 20


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for batch in BATCHES:
        plain = pace("gradient_descent", batch, budget, seed)
        for name, method in METHODS.items():
            held[f"{name} · {size_told(batch)}"] = pace(method, batch, budget, seed) >= FAVOURS * plain
    return held


def pace(method: str, batch: int | None, budget: int, seed: int) -> np.ndarray:
    """(cases,) which part of its way the rare weight has behind it, in parts of the frequent weight's.

    Both start at distance 1 from the minimum. The rate is the one of RATES with which the frequent weight is nearest
    to halfway after STEPS steps. All rates meet the same batches.
    """
    surface = over("rare_feature", "rare")
    away = np.random.default_rng(seed).choice([-1.0, 1.0], (budget, 2))
    cases = np.tile(np.arange(budget), len(RATES))
    runs = run(
        surface,
        method,
        (minimum(surface) + away)[cases],
        steps=STEPS,
        hypers={"lr": np.repeat(RATES, budget)},
        batch=batch,
        seed=seed,
        streams=cases,
        record="last",
    )
    covered = ((runs.path[0] - runs.path[-1]) * away[cases]).reshape(len(RATES), budget, 2)
    chosen = covered[abs(covered[..., 0] - HALFWAY).argmin(axis=0), np.arange(budget)]
    return np.asarray(chosen[:, 1] / chosen[:, 0])


def measure() -> Numbers:
    """The median pace of the rare weight, with all samples and with one a step."""
    plain = float(np.median(pace("gradient_descent", None, STARTS, 0)))
    return {f"pace of gradient descent, {size_told(None)}": plain} | {
        f"pace of {name}, {size_told(batch)}": float(np.median(pace(METHODS[name], batch, STARTS, 0)))
        for name, batch in (("AdaGrad", None), ("AdaGrad", 1), ("AdaMax", 1))
    }


CLAIM = Claim(
    statement="AdaGrad favours rare features, and so does AdaMax.",
    said_by="Duchi, Hazan and Singer 2011, of AdaGrad; common in lectures",
    group="adaptive",
    order=16,
    experiment=(
        "A linear model has two features; one of them is 0 in nearly all samples. Both weights start at "
        "distance 1 from the minimum. Each method takes 200 steps on batches of 1, of 10, or on all samples. "
        "It uses the one of 8 learning rates that brings the frequent weight nearest to halfway. The pace is "
        "the distance covered by the rare weight, divided by that of the frequent weight. The claim holds if "
        "the pace is at least 2 times that of gradient descent."
    ),
    trials=trials,
    link={
        "surface": "rare_feature",
        "batch": "10",
        "methods": "gradient_descent,adagrad,adamax",
        "gradient_descent.lr": "0.002",
        "adagrad.lr": "0.05",
        "adamax.lr": "0.006",
        "steps": "200",
    },
    look=(
        "With all samples, the pace is {pace of gradient descent, all samples} for gradient descent and "
        "{pace of AdaGrad, all samples} for AdaGrad. With one sample per step, it is "
        "{pace of AdaGrad, batches of 1} for AdaGrad and {pace of AdaMax, batches of 1} for AdaMax. AdaMax "
        "divides by the largest recent gradient, and the zeros in between hardly make that smaller."
    ),
    measure=measure,
)
