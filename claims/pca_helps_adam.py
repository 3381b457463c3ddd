"""PCA helps Adam: on the principal axes of the inputs, a separate rate for each weight fits the valley."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.quadratics import ring
from claims.base.rates import settled
from experiments import run
from landscapes import Data, Landscape, from_formula
from landscapes.data.preparation import preparation
from optimizers import OPTIMIZERS

CORRELATIONS = (0.5, 0.8, 0.95, 0.99)
RATES = np.geomspace(0.01, 1, 8)
COUNT, STEPS = 30, 400
NEAR = 0.01  # of the distance at the start
FEWER = 0.9  # times the steps without PCA, or less
INPUTS, WINDOW = ("u", "v"), ((-2.0, 2.0), (-2.0, 2.0))
SHOWN, STARTS = 0.95, 50


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for correlation in CORRELATIONS:
        before, after = both(correlation, RATES, budget, seed)
        held[f"correlation {correlation}"] = after <= FEWER * before
    return held


def both(
    correlation: float, rates: np.ndarray, budget: int, seed: int, method: str = "adam"
) -> tuple[np.ndarray, np.ndarray]:
    """(cases,) the steps before and (cases,) after PCA, each with the best of the rates from that start.

    Starts are at distance 1 from the minimum, and the same model before and after.
    """
    data, starts = correlated(correlation, seed), ring(budget, seed)
    turn = preparation(data, INPUTS, "decorrelated")
    after = taken(method, model(turn.applied(data)), starts @ turn.matrix.T, rates)
    return taken(method, model(data), starts, rates), after


def correlated(correlation: float, seed: int) -> Data:
    """Drawn samples whose inputs are standardised and have this very correlation; the target is 0."""
    u, v = np.random.default_rng(seed).standard_normal((2, COUNT))
    drawn = Data({"u": u, "v": v, "t": np.zeros(COUNT)})
    white = preparation(drawn, INPUTS, "whitened").applied(drawn)
    return white.put({"v": correlation * white["u"] + np.sqrt(1 - correlation**2) * white["v"]})


def model(data: Data) -> Landscape:
    """A linear model whose target is 0, so that its minimum is where both weights are 0."""
    return from_formula("(t - (w1*u + w2*v))^2", data, domain=WINDOW, start=(1, 1), minima=((0, 0),))


def taken(method: str, surface: Landscape, starts: np.ndarray, rates: np.ndarray) -> np.ndarray:
    """(cases,) the step from which it stays within NEAR of the starting distance, at the best rate; ∞ if none."""
    hypers = {"lr": np.repeat(rates, len(starts))}
    runs = run(surface, method, np.tile(starts, (len(rates), 1)), steps=STEPS, hypers=hypers)
    near = np.linalg.norm(runs.path, axis=-1) <= NEAR * np.linalg.norm(runs.path[0], axis=-1)
    return settled(near, runs.steps).reshape(len(rates), -1).min(axis=0)


def measure() -> Numbers:
    """The median steps at the correlation of the link: at the best rates, and of Adam at its default rate as well."""
    default = OPTIMIZERS["adam"].hyper("lr").default
    asked = {
        "Adam": ("adam", RATES),
        "Adam as it is set": ("adam", np.array([default])),
        "AdaGrad": ("adagrad", RATES),
        "gradient descent": ("gradient_descent", RATES),
    }
    return {
        f"steps {when}, {name}": float(np.median(steps))
        for name, (method, rates) in asked.items()
        for when, steps in zip(("before", "after"), both(SHOWN, rates, STARTS, 0, method), strict=True)
    }


CLAIM = Claim(
    statement="PCA of correlated inputs helps Adam.",
    said_by="LeCun, Bottou, Orr and Müller 1998, section 4.3, before there was Adam; common in lectures",
    group="adaptive",
    order=17,
    experiment=(
        "A linear model is fitted to 30 random samples. Its two inputs are standardised and have the "
        "correlation that is named. PCA turns them onto their principal axes, and leaves the condition number "
        "κ as it is. Adam takes 400 steps on all samples, before PCA and after it, from random starts at "
        "distance 1. For each start, it uses the best of 8 learning rates. The claim holds if Adam needs at "
        "most 0.9 times as many steps after PCA to stay within 0.01 of the starting distance."
    ),
    trials=trials,
    link={
        "surface": "rare_feature",
        "data": "correlated",
        "prepare": "standardised",
        "methods": "gradient_descent,adagrad,adam",
        "gradient_descent.lr": "0.2",
    },
    look=(
        "Set the preparation to PCA: the valley turns onto the axes. At correlation 0.95, Adam takes "
        "{steps before, Adam} steps before PCA and {steps after, Adam} after it. At its default learning "
        "rate, it takes {steps before, Adam as it is set} and {steps after, Adam as it is set}. AdaGrad takes "
        "{steps before, AdaGrad} and {steps after, AdaGrad}, gradient descent "
        "{steps before, gradient descent} and {steps after, gradient descent}."
    ),
    measure=measure,
)
