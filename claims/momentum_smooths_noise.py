"""Momentum smooths the noise of batches with the learning rate times 1 − β, but not at the same rate."""

from typing import Any

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import over, steepest
from experiments import Runs, run
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Landscape

STEPS, LATE, BETA = 400, 200, 0.9
RATES = -2, -0.5  # powers of ten: α·λmax of gradient descent, λmax at the minimum
SHARES = {"same rate": 1, "rate × (1 − β)": 1 - BETA}  # of gradient descent's rate
SURFACES = {"Iris": ("moons", "iris"), "Moons": ("moons", "moons"), "Correlated inputs": ("rare_feature", "correlated")}
STAND_IN = "Bowl with Gaussian noise"
BATCH = {"batch": 1}
SHOWN, RATE, DRAWS = "Moons", 1.0, 50  # the race that the link opens, and how often it is run


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface, drawn in settings():
        starts = cloud(surface, budget, seed, "report")
        rate = 10 ** np.random.default_rng(seed).uniform(*RATES, budget) / steepest(surface)
        plain = stride(late(surface, "gradient_descent", starts, seed, drawn, lr=rate))
        for which, share in SHARES.items():
            heavy = stride(late(surface, "momentum", starts, seed, drawn, lr=share * rate, beta=BETA))
            held[f"{name} · {which}"] = (heavy < plain)[np.isfinite(plain)]
    return held


def settings() -> list[tuple[str, Landscape, dict[str, Any]]]:
    """A name, a surface, and where its chance comes from: from batches, or from noise that stands in for them."""
    sampled = [(name, over(*made_of), BATCH) for name, made_of in SURFACES.items()]
    return [*sampled, (STAND_IN, LANDSCAPES["bowl"], {"noise": 1.0})]


def late(surface: Landscape, method: str, starts: np.ndarray, seed: int, drawn: dict[str, Any], **hypers: Any) -> Runs:
    """Runs of STEPS steps, the last of which are looked at. Those of one seed meet the same batches or noise."""
    return run(surface, method, starts, steps=STEPS, hypers=hypers, seed=seed, **drawn)


def stride(runs: Runs) -> np.ndarray:
    """(runs,) how long the last LATE steps are, root of the mean square; ∞ where a run went wrong."""
    steps = np.diff(runs.path[-LATE - 1 :], axis=0)
    length = np.sqrt((steps**2).sum(axis=-1).mean(axis=0))
    return np.where(np.isnan(length), np.inf, length)


def measure() -> Numbers:
    """In that race, how long momentum's late steps are, and how high f is, as multiples of gradient descent's."""
    surface = over(*SURFACES[SHOWN])
    starts = np.tile(surface.start, (DRAWS, 1))
    plain = late(surface, "gradient_descent", starts, 0, BATCH, lr=RATE)
    numbers = {}
    for which, share in SHARES.items():
        heavy = late(surface, "momentum", starts, 0, BATCH, lr=share * RATE, beta=BETA)
        numbers[f"steps, {which}"] = float(np.median(stride(heavy) / stride(plain)))
        numbers[f"f, {which}"] = float(np.median(heavy.value[-LATE:].mean(axis=0) / plain.value[-LATE:].mean(axis=0)))
    return numbers


CLAIM = Claim(
    statement="Momentum smooths the noise out of the path.",
    said_by="common in lectures",
    group="noise",
    order=6,
    experiment=(
        "Three models, 400 steps, each on the gradient of one sample. Gradient descent's learning rate is "
        "drawn from 0.01 to 0.316 / λmax, uniformly on a log scale. λmax is the largest curvature at the "
        "minimum. Momentum (β = 0.9) sees the same samples, once at the same rate, once at that rate times 1 "
        "− β. The claim holds if momentum's last 200 steps are shorter (root of their mean square). Runs in "
        "which gradient descent diverges are left out. The bowl has no samples: it has Gaussian noise on its "
        "gradient as a stand-in."
    ),
    trials=trials,
    link={
        "surface": "moons",
        "batch": "1",
        "methods": "gradient_descent,momentum",
        "gradient_descent.lr": "1",
        "momentum.lr": "0.1",
        "steps": "400",
    },
    look=(
        "Here momentum has a tenth of the learning rate. Its late steps are {steps, rate × (1 − β)} times as "
        "long as gradient descent's, and f is {f, rate × (1 − β)} times as high. So the path is smoother, but "
        "hardly nearer to the minimum. At the same rate, its steps are {steps, same rate} times as long, and "
        "f is {f, same rate} times as high."
    ),
    measure=measure,
)
