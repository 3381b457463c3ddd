"""Without bias correction, Adam's first step is far too large."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import SURFACES
from experiments import run
from experiments.studies.cloud import cloud

FAR_TOO_LARGE = 2
MEMORIES = {"beta1": (0.3, 2), "beta2": (1, 4)}  # −log₁₀(1 − β)


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    random = np.random.default_rng(seed)
    drawn = {name: 1 - 10 ** -random.uniform(*ends, budget) for name, ends in MEMORIES.items()}
    for label, hypers in {"β₁ = 0.9, β₂ = 0.999": {}, "β₁ and β₂ drawn at random": drawn}.items():
        first = []
        for surface in SURFACES.values():
            starts = cloud(surface, budget, seed, "report")
            with_it, without = (
                np.diff(run(surface, method, starts, steps=1, hypers=hypers).path, axis=0)[0]
                for method in ("adam", "adam_uncorrected")
            )
            first.append(np.linalg.norm(without, axis=1) >= FAR_TOO_LARGE * np.linalg.norm(with_it, axis=1))
        held[label] = np.concatenate(first)
    return held


CLAIM = Claim(
    statement="Without bias correction, Adam's first step is far too large.",
    said_by="Kingma and Ba 2015, section 3; common in lectures",
    group="adaptive",
    order=6,
    experiment=(
        "Adam takes its first step, with and without the correction, from random starts on six surfaces. β₁ "
        "and β₂ have their usual values; or β₁ is drawn from 0.5 to 0.99 and β₂ from 0.9 to 0.9999, uniformly "
        "in log(1 − β). The claim holds if the step without correction is at least twice as long."
    ),
    trials=trials,
    link={"surface": "rosenbrock", "methods": "adam,adam_uncorrected", "steps": "100"},
    look=(
        "The first step is (1 − β₁)/√(1 − β₂) learning rates long: 3.16 at the usual values. It is shorter "
        "than one learning rate where 1 − β₁ is below √(1 − β₂)."
    ),
)
