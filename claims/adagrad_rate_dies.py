"""AdaGrad's learning rate shrinks to nothing, but only as long as gradients do not vanish."""

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
        "AdaGrad takes 5,000 steps from random starts, with the best of 128 learning rates. It sees the true "
        "gradient, or the gradient with Gaussian noise, a stand-in for batches. The noise is as large as the "
        "gradient is at half of the starts. The claim holds if, in both coordinates, the rate α/√G falls to a "
        "tenth of its value at the first step, or less."
    ),
    trials=trials,
    link={"surface": "ravine", "kappa": "100", "methods": "adagrad", "noise": "1", "steps": "2000", "adagrad.lr": "1"},
    look=(
        "With noise, the sum of squares never stops growing, so the steps shrink to nothing. Without noise, "
        "gradients vanish on the way to the minimum. The sum stops growing, and the rate stops falling."
    ),
)
