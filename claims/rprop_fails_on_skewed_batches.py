"""Rprop fails on mini-batches: Hinton's own skewed example."""

import numpy as np

from claims.base import Claim
from experiments import run
from landscapes import from_formula

STEPS, FARTHER = 100, 2
USUAL, ODD, MEMBERS = 0.1, -0.9, 10  # nine slopes of the one and one of the other: their mean is 0
BATCHES = (1, 2, 5, MEMBERS)
BOWL = 1e-3  # so little that the slopes of samples outweigh it, and enough for a minimum
SKEWED = from_formula(
    f"s*x + {BOWL}*(x^2 + y^2)",
    data={"s": [USUAL] * (MEMBERS - 1) + [ODD]},
    name="Hinton's skewed slopes",
    domain=((-4, 4), (-4, 4)),
    start=(0, 0),
    minima=((0, 0),),
)


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    starts, rates = random.uniform(-0.1, 0.1, (budget, 2)), 10 ** random.uniform(-2, -0.5, budget)
    held = {}
    for batch in BATCHES:
        rprop, plain = (
            away(method, starts, rates, batch, seed) for method in ("rprop", "gradient_descent")
        )
        farther = (rprop >= FARTHER * plain) & (rprop > abs(starts[:, 0]))
        held[f"batches of {batch}" if batch < MEMBERS else f"all {MEMBERS} samples"] = farther
    return held


def away(method: str, starts: np.ndarray, rates: np.ndarray, batch: int, seed: int) -> np.ndarray:
    """(runs,) how far the weight with the skewed slopes is from the minimum after STEPS steps.

    Rprop begins with a stride as long as gradient descent's first usual step.
    """
    own = {"lr": rates} if method == "gradient_descent" else {"lr": USUAL * rates}
    runs = run(SKEWED, method, starts, steps=STEPS, hypers=own, batch=batch, seed=seed, record="last")
    return np.asarray(abs(runs.path[-1, :, 0]))


CLAIM = Claim(
    statement="Rprop fails on mini-batches.",
    said_by="Hinton 2012, lecture 6e: nine batches with a slope of +0.1 and one with −0.9",
    group="noise",
    order=4,
    experiment=(
        "Ten samples: the slope of one weight is +0.1 in nine of them and −0.9 in the tenth, so that the mean slope "
        "is 0 and the weight should stay about where it is. Each epoch takes every sample once, in batches of 1, 2, 5 "
        "or all. Gradient descent has a rate drawn from 0.01 to 0.3, Rprop begins with a stride as long as gradient "
        "descent's usual step; a slight bowl puts the minimum at 0. It holds if after 100 steps Rprop is farther from the "
        "minimum than it began, and at least twice as far as gradient descent."
    ),
    trials=trials,
    link={
        "surface": "own",
        "formula": f"t*x + {BOWL}*(x^2 + y^2)",
        "methods": "gradient_descent,rprop",
    },
    look=(
        "Nine times out of ten the sign is the same, and each time Rprop's stride grows; the one large slope turns it "
        "back by a single stride. Gradient descent adds the slopes up as they are, and they cancel. With all samples in "
        "one batch both see the same small slope."
    ),
)
