"""AdaGrad's learning rate shrinks to nothing: it does while slopes keep coming, and only then."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import best
from claims.base.quadratics import ravine
from experiments import run
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES

STEPS, FALL = 5000, 10
SURFACES = {"Ravine (κ = 100)": ravine(100), "Beale": LANDSCAPES["beale"], "Rosenbrock": LANDSCAPES["rosenbrock"]}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        starts = cloud(surface, budget, seed, "report")
        typical = float(np.median(np.linalg.norm(surface.gradient(starts), axis=-1)))
        for label, noise in ((f"{name} · no noise", 0.0), (f"{name} · noisy", typical)):
            first, last = (
                run(
                    surface,
                    "adagrad",
                    starts,
                    steps=steps,
                    hypers=best(surface, "adagrad"),
                    noise=noise,
                    seed=seed,
                    record="last",
                )
                for steps in (1, STEPS)
            )
            fell = np.sqrt(last.state["G"] / first.state["G"])  # the rate is lr/√G
            held[label] = (fell >= FALL).all(axis=1)
    return held


CLAIM = Claim(
    statement="AdaGrad's learning rate shrinks to nothing.",
    said_by="Ruder 2016, section 4.3; Goodfellow, Bengio and Courville 2016, section 8.5.1",
    group="adaptive",
    order=1,
    experiment=(
        "AdaGrad from drawn starts, with the best of 128 rates, for 5000 steps: with the true gradient, and with "
        "Gaussian noise on it, a stand-in for batches, as large as the slope is at half of the starts. It holds if in "
        "both coordinates the rate lr/√G falls to a tenth of what it was at the first step, or less."
    ),
    trials=trials,
    link={"surface": "ravine", "kappa": "100", "methods": "adagrad", "noise": "1", "steps": "2000", "adagrad.lr": "1"},
    look=(
        "With noise the sum of squares never stops growing, and the steps die. Without, slopes vanish on the way to "
        "the minimum, the sum comes to an end, and so does the fall of the rate."
    ),
)
