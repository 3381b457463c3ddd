"""Local gains want large batches."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import late_loss, over, size_told
from experiments.studies.cloud import cloud

SURFACES = {
    "Rare feature": ("rare_feature", "rare"),
    "Old Faithful": ("line_fit", "faithful"),
    "Correlated inputs": ("rare_feature", "correlated"),
}
BATCHES = (1, 10, None)
PAYS = 2  # times lower than gradient descent's late loss
SHOWN, STARTS = "Rare feature", 20


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    return {
        f"{name} · {size_told(batch)}": lower(name, batch, budget, seed) >= PAYS
        for name in SURFACES
        for batch in BATCHES
    }


def lower(name: str, batch: int | None, budget: int, seed: int) -> np.ndarray:
    """(cases,) how many times lower the late loss is than gradient descent's."""
    surface = over(*SURFACES[name])
    starts = cloud(surface, budget, seed, "report")
    plain, gains = (late_loss(surface, method, starts, seed, batch) for method in ("gradient_descent", "local_gains"))
    return plain / gains


def measure() -> Numbers:
    """How many times gradient descent's late loss that of local gains is on SHOWN, the median of some starts."""
    times = {batch: np.median(lower(SHOWN, batch, STARTS, 0)) for batch in (BATCHES[0], None)}
    return {f"loss, {size_told(batch)}": float(1 / each) for batch, each in times.items()}


CLAIM = Claim(
    statement="Local gains want large batches.",
    said_by="Hinton 2012, lecture 6d: changes of sign should not be due to the sampling error of a mini-batch",
    group="noise",
    order=9,
    experiment=(
        "Three models whose loss is a long valley take 200 steps on batches of 1, of 10, or on all samples. "
        "Local gains and gradient descent see the same batches. Each uses the best of 12 learning rates for "
        "that batch size, tuned on 5 other starts. The late loss is the loss above its minimum, averaged over "
        "the last half of the steps. The claim holds if it is at least 2 times lower with local gains."
    ),
    trials=trials,
    link={
        "surface": "rare_feature",
        "batch": "1",
        "methods": "gradient_descent,local_gains",
        "gradient_descent.lr": "0.1",
        "local_gains.lr": "0.1",
    },
    look=(
        "The rare feature is 0 in most samples, and so is its gradient. A gain grows only where two gradients "
        "in a row have the same sign, so this gain shrinks. With one sample per step, the late loss is "
        "{loss, batches of 1} times gradient descent's; with all samples, {loss, all samples} times."
    ),
    measure=measure,
)
