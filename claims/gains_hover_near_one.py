"""Local gains hover near 1 where the gradient swings at random."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import minimum, over, steepest
from experiments import run
from landscapes import Landscape

STEPS, NEAR = 300, 2  # a gain is near 1 from 1/NEAR to NEAR
RATES = -3, -1  # powers of ten: α·λmax
SURFACES = {
    "Cars": ("line_fit", "cars"),
    "Iris": ("moons", "iris"),
    "Correlated inputs": ("rare_feature", "correlated"),
    "Tanh neuron": ("tanh_neuron", "step"),
    "Skewed errors": ("line_fit", "skewed"),
    "Rare feature": ("rare_feature", "rare"),
}
DRAWS, SWINGING = 50, 1  # runs, and the weight that is told of: b, and that of the rare feature


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, made_of in SURFACES.items():
        gain = gains(over(*made_of), budget, seed)
        held[name] = np.all((gain >= 1 / NEAR) & (gain <= NEAR), axis=1)
    return held


def gains(surface: Landscape, budget: int, seed: int) -> np.ndarray:
    """(cases, 2) the gains after STEPS steps from the minimum, on one sample each."""
    starts = np.tile(minimum(surface), (budget, 1))
    rates = 10 ** np.random.default_rng(seed).uniform(*RATES, budget) / steepest(surface)
    runs = run(surface, "local_gains", starts, steps=STEPS, hypers={"lr": rates}, batch=1, seed=seed, record="last")
    return runs.state["gain"]


def measure() -> Numbers:
    """The gain of the second weight, the median of some runs."""
    return {
        f"gain, {name}": float(np.median(gains(over(*SURFACES[name]), DRAWS, 0)[:, SWINGING]))
        for name in ("Iris", "Skewed errors", "Rare feature")
    }


CLAIM = Claim(
    statement="Where the gradient swings at random, the local gains hover around 1.",
    said_by="Hinton 2012, lecture 6d",
    group="noise",
    order=10,
    experiment=(
        "Six models start at their minimum. There the mean gradient is 0, but the gradient of a single sample "
        "varies at random. Local gains takes 300 steps of one sample each. Its learning rate is drawn from "
        "0.001 to 0.1 / λmax, uniformly on a log scale. λmax is the largest curvature at the minimum. The "
        "claim holds if both gains are between 1/2 and 2 at the end."
    ),
    trials=trials,
    page="step",
    link={
        "surface": "line_fit",
        "data": "skewed",
        "batch": "1",
        "start": "1,0.1",
        "methods": "local_gains",
        "local_gains.lr": "0.01",
        "steps": "300",
        "method": "local_gains",
        "step": "300",
    },
    look=(
        "The formulas of the step show the gains. At a gain of 1, a sign that stays adds as much as a change "
        "of sign takes away. On Iris, a gain ended at {gain, Iris}. With the skewed errors, nine samples in "
        "ten pull the same way, so most signs stay the same: {gain, Skewed errors}. A rare feature has no "
        "sign in most samples: {gain, Rare feature}."
    ),
    measure=measure,
)
