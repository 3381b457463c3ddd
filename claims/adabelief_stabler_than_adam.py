"""AdaBelief is more stable than Adam: it strays less from the minimum after it has arrived."""

import numpy as np

from claims.base import Claim
from claims.base.noisy import DRAWS, SURFACES, walked
from claims.base.pairs import best

LATE, BOLD = 100, 3


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, (surface, noise) in SURFACES.items():
        for label, times in ((f"{name} · tuned", 1), (f"{name} · rate × {BOLD}", BOLD)):
            belief, adam = (highest(surface, method, budget, seed, noise, times) for method in ("adabelief", "adam"))
            held[label] = (belief < adam)[np.isfinite(adam) | np.isfinite(belief)]
    return held


def highest(surface, method: str, budget: int, seed: int, noise: float, times: float) -> np.ndarray:
    """(starts,) the highest f of the last steps, the mean of the draws; ∞ where a run went wrong."""
    runs = walked(surface, method, budget, seed, noise, record="all", lr=times * best(surface, method, noise)["lr"])
    top = runs.value[-LATE:].max(axis=0).reshape(-1, DRAWS).mean(axis=1)
    return np.where(np.isnan(top), np.inf, top)


CLAIM = Claim(
    statement="AdaBelief is more stable than Adam.",
    said_by="Zhuang et al. 2020",
    group="noise",
    order=2,
    experiment=(
        "Four surfaces, 300 steps. Gaussian noise on the gradient is a stand-in for batches; each random "
        "start runs with ten draws of it. Each method uses the best of the same 128 settings under that "
        "noise, tuned on 16 other starts, and then three times that learning rate. The highest f of the last "
        "100 steps is averaged over the draws. The claim holds if it is lower for AdaBelief than for Adam."
    ),
    trials=trials,
    link={
        "surface": "rosenbrock",
        "noise": "10",
        "methods": "adam,adabelief",
        "adam.lr": "0.18",
        "adabelief.lr": "0.18",
    },
    look=(
        "AdaBelief divides by how far gradients stray from their average. Where the gradient is all noise, "
        "Adam divides by nearly the same. Which of the two strays less depends on the surface and on the "
        "learning rate."
    ),
)
