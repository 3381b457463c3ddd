"""A learning rate that is too high can make a plateau look like a minimum."""

import numpy as np

from claims.base import Claim
from experiments import run
from experiments.geometry.known import lowest_known
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Landscape

NEURON = Landscape(  # tanh(x) and tanh(y) are the outputs that a saturated unit keeps far from what is wanted
    name="Neuron",
    formula="(tanh(x) - 0.5)^2 + (tanh(y) + 0.3)^2",
    domain=((-2, 2), (-2, 2)),
    start=(1.5, 1.5),
    minima=((float(np.arctanh(0.5)), float(np.arctanh(-0.3))),),
)
SURFACES = {"Saturated neurons": NEURON, "Plateau": LANDSCAPES["plateau"], "Easom": LANDSCAPES["easom"]}
STEPS, RATES, STILL, HIGH = 300, np.geomspace(0.01, 100, 25), 0.01, 0.1


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        starts = cloud(surface, 5 * budget, seed, "report")
        runs = run(
            surface,
            "gradient_descent",
            np.tile(starts, (len(RATES), 1)),
            steps=STEPS,
            hypers={"lr": np.repeat(RATES, len(starts))},
            record="last",
        )
        lowest = lowest_known(surface)
        assert lowest is not None
        gap = (runs.value - lowest).reshape(2, len(RATES), -1)
        slope = np.linalg.norm(surface.gradient(runs.path), axis=-1).reshape(2, len(RATES), -1)
        learned = gap[1] <= HIGH * gap[0]
        stalled = ~learned & (slope[1] <= STILL * slope[0])
        kept = learned.any(axis=0)
        first = learned.argmax(axis=0)  # the smallest rate that learns
        larger = np.arange(len(RATES))[:, None] > first
        held[name] = (stalled & larger).any(axis=0)[kept][:budget]
    return held


CLAIM = Claim(
    statement="A learning rate that is too high can make a plateau look like a minimum.",
    said_by="Hinton 2012, lecture 6b",
    group="descent",
    order=21,
    experiment=(
        "Each surface has a level plain: two saturating neurons (tanh(x) should be 0.5, tanh(y) should be "
        "−0.3), the plateau, and Easom's. Gradient descent takes 300 steps from random starts with each of 25 "
        "learning rates from 0.01 to 100. Only starts count from which some rate brings f nine tenths of the "
        "way down. The claim holds if a larger rate does not, and ends where the slope is at most a hundredth "
        "of what it was."
    ),
    trials=trials,
    link={
        "surface": "own",
        "formula": "(tanh(x) - 0.5)^2 + (tanh(y) + 0.3)^2",
        "window": "-12,12,-12,12",
        "start": "1,1",
        "methods": "gradient_descent",
        "gradient_descent.lr": "10",
    },
    look=(
        "One jump leads from the basin out to the plain. There the slope is so small that nothing moves. So f "
        "no longer falls, just as at a minimum, but lower ground was left behind. With a learning rate of "
        "0.3, the path reaches the minimum. The plain of the plateau surface slopes a little, so the path can "
        "come back."
    ),
)
