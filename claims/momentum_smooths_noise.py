"""Momentum smooths noise: not at the same rate, but with the rate times 1 − β."""

from typing import Any

import numpy as np

from claims.base import Claim
from claims.base.noisy import SURFACES
from claims.base.prose import Numbers
from experiments import Runs, run
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Surface

STEPS, LATE, BETA = 1000, 500, 0.9
RATES = -2, 0  # powers of ten: α·λmax of gradient descent, λmax at the minimum
SHARES = {"same rate": 1, "rate × (1 − β)": 1 - BETA}  # of gradient descent's rate
BOWL, RATE, DRAWS = LANDSCAPES["bowl"], 0.1, 200


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, (surface, noise) in SURFACES.items():
        starts = cloud(surface, budget, seed, "report")
        steepest = np.linalg.eigvalsh(surface.hessian(surface.minima[0]))[-1]
        rate = 10 ** np.random.default_rng(seed).uniform(*RATES, budget) / steepest
        plain = stride(late(surface, "gradient_descent", starts, noise, seed, lr=rate))
        for which, share in SHARES.items():
            heavy = stride(late(surface, "momentum", starts, noise, seed, lr=share * rate, beta=BETA))
            held[f"{name} · {which}"] = (heavy < plain)[np.isfinite(plain)]
    return held


def late(surface: Surface, method: str, starts: np.ndarray, noise: float, seed: int, **hypers: Any) -> Runs:
    """Runs of STEPS steps, the last of which are looked at. Those of one seed meet the same noise."""
    return run(surface, method, starts, steps=STEPS, hypers=hypers, noise=noise, seed=seed)


def stride(runs: Runs) -> np.ndarray:
    """(runs,) how long the last LATE steps are, root of the mean square; ∞ where a run went wrong."""
    steps = np.diff(runs.path[-LATE - 1 :], axis=0)
    length = np.sqrt((steps**2).sum(axis=-1).mean(axis=0))
    return np.where(np.isnan(length), np.inf, length)


def measure() -> Numbers:
    """How long momentum's late steps are on the bowl, and how high f is, as multiples of gradient descent's."""
    starts = np.tile(BOWL.start, (DRAWS, 1))
    plain = late(BOWL, "gradient_descent", starts, 1.0, 0, lr=RATE)
    numbers = {}
    for which, share in SHARES.items():
        heavy = late(BOWL, "momentum", starts, 1.0, 0, lr=share * RATE, beta=BETA)
        numbers[f"steps, {which}"] = float(np.mean(stride(heavy)) / np.mean(stride(plain)))
        numbers[f"f, {which}"] = float(heavy.value[-LATE:].mean() / plain.value[-LATE:].mean())
    return numbers


CLAIM = Claim(
    statement="Momentum smooths the noise out of the path.",
    said_by="common in lectures",
    group="noise",
    order=6,
    experiment=(
        "Four surfaces with Gaussian noise on the gradient, drawn starts, 1000 steps. Gradient descent with a rate "
        "drawn from 0.01 to 1 / λmax, evenly in logs, λmax the largest curvature at the minimum. Momentum (β = 0.9) "
        "meets the same noise, once with the same rate, once with that rate times 1 − β. It holds if momentum's last "
        "500 steps are shorter, as the root of their mean square. Runs of gradient descent that fly off are left out."
    ),
    trials=trials,
    link={
        "surface": "bowl",
        "noise": "1",
        "methods": "gradient_descent,momentum",
        "gradient_descent.lr": "0.1",
        "momentum.lr": "0.01",
        "steps": "1000",
    },
    look=(
        "Here momentum has a tenth of the rate. Late on the bowl its steps are {steps, rate × (1 − β)} times as "
        "long as gradient descent's, and f is {f, rate × (1 − β)} times as high: a smoother path, hardly nearer. "
        "At the same rate its steps are {steps, same rate} times as long, and f is {f, same rate} times as high."
    ),
    measure=measure,
)
