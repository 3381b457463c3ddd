"""Local gains want large batches."""

import numpy as np

from claims.base import Claim
from claims.base.sampled import SURFACES, at_best, late_loss
from experiments.studies.cloud import cloud

BATCHES = {"batches of 1": 1, "batches of 4": 4, "all samples": None}
EQUAL = 1.001  # times gradient descent's loss: what is within is a tie, and no case


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        starts = cloud(surface, budget, seed, "report")
        for size, batch in BATCHES.items():
            gains, plain = (
                late_loss(at_best(surface, method, starts, seed, batch)) for method in ("local_gains", "gradient_descent")
            )
            apart = np.maximum(gains, plain) > EQUAL * np.minimum(gains, plain)
            held[f"{name} · {size}"] = (gains < plain)[apart]
    return held


CLAIM = Claim(
    statement="Local gains pay with large batches, not with small ones.",
    said_by="Hinton 2012, lecture 6d: changes of sign should not be the work of the batch's noise",
    group="noise",
    order=5,
    experiment=(
        "Four models on data, 200 steps on batches of 1, of 4, or on all samples. Local gains and gradient descent meet "
        "the same batches, each with the best of 16 learning rates for that size. It holds in a case if the mean loss "
        "over the last half of the steps is lower with local gains; ties within a thousandth are left out."
    ),
    trials=trials,
    cases=100,
    link={"surface": "moons", "batch": "1", "methods": "gradient_descent,local_gains", "local_gains.lr": "0.1"},
    look=(
        "With batches of 1 the slope of a weight turns over from sample to sample. A gain loses a twentieth each time "
        "and gains as much when the sign stays, so it tells the noise and not the valley."
    ),
)
