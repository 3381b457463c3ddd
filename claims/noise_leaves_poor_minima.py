"""Noise helps to get out of poor minima."""

import numpy as np

from claims.base import Claim
from experiments import Outcome, run
from experiments.geometry.known import lowest_known
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES

SURFACES = ("rastrigin", "styblinski_tang", "three_hump_camel", "levy", "griewank")
STEPS, CALM, LOWER, TRIED = 500, 0.5, 0.01, 200
NOISES = (0.3, 1, 3, 10, 30, 100, 300)


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for key in SURFACES:
        surface = LANDSCAPES[key]
        plain = {"lr": CALM / np.linalg.eigvalsh(surface.hessian(surface.minima[0]))[-1]}
        others = caught(surface, cloud(surface, TRIED, seed, "tuning"), plain)
        noise = max(NOISES, key=lambda noise: leaves(surface, others, plain, noise, seed).mean())
        starts = caught(surface, cloud(surface, 4 * budget, seed, "report"), plain)[:budget]
        held[surface.name] = leaves(surface, starts, plain, noise, seed)
    return held


def caught(surface, starts: np.ndarray, hypers) -> np.ndarray:
    """(cases, 2) where gradient descent comes to rest above the lowest minimum, without noise."""
    runs = run(surface, "gradient_descent", starts, steps=STEPS, hypers=hypers, record="last")
    poor = surface.value(runs.last) > (lowest_known(surface) or 0) + LOWER
    return runs.last[poor & (runs.outcome == Outcome.CONVERGED)]


def leaves(surface, starts: np.ndarray, hypers, noise: float, seed: int) -> np.ndarray:
    """(cases,) whether it is in a lower minimum after as many noisy steps, and as many without noise to settle."""
    noisy = run(surface, "gradient_descent", starts, steps=STEPS, hypers=hypers, noise=noise, seed=seed, record="last")
    runs = run(surface, "gradient_descent", noisy.last, steps=STEPS, hypers=hypers, record="last")
    lower = surface.value(runs.last) < surface.value(starts) - LOWER
    return lower & (runs.outcome == Outcome.CONVERGED)


CLAIM = Claim(
    statement="Noise on the gradient helps to get out of poor minima.",
    said_by="common in lectures; Bottou 1991; Goodfellow, Bengio and Courville 2016, section 8.1.3",
    group="noise",
    order=5,
    experiment=(
        "Five surfaces have minima that are not the lowest. Gradient descent first comes to rest in one of "
        "them. From there it takes 500 steps with Gaussian noise, a stand-in for batches, and 500 without "
        "noise to settle. Its learning rate is 0.5/λmax, a quarter of the limit of stability at the lowest "
        "minimum. Of seven strengths of noise, it uses the one that helps most from other such places. The "
        "claim holds if it ends in a lower minimum than it began in."
    ),
    trials=trials,
    link={
        "surface": "rastrigin",
        "start": "-1,1",
        "methods": "gradient_descent",
        "gradient_descent.lr": "0.00126",
        "noise": "100",
        "steps": "500",
    },
    look=(
        "With enough noise, the path jumps from hollow to hollow. With too much, it goes anywhere. The right "
        "strength has to be found for each surface, and even then the path may end in a poorer minimum."
    ),
)
