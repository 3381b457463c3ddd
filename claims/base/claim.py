"""One claim: the statement as it is made elsewhere, and an experiment that says how often it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from claims.base.prose import Numbers
from claims.base.verdict import Tally, Verdict

GROUPS = {
    "descent": "Gradient descent and the ravine",
    "momentum": "Momentum",
    "adaptive": "A step for each coordinate",
    "noise": "Noise and batches",
    "curvature": "Curvature",
    "networks": "Networks",
}
FEWEST = 5  # cases of a setting that can speak for it

Trials = Callable[[int, int], dict[str, np.ndarray]]


@dataclass(frozen=True)
class Claim:
    """A statement that can be tested.

    statement   as the books say it, a sentence
    said_by     where it is said, or "common in lectures"
    group       a key of GROUPS; order: its place there
    experiment  in words for a student: what was run, on what, what counts as holding, what is left out
    trials      (budget, seed) -> setting -> (cases,) bool: whether it held. About `budget` cases a setting, all that is
                drawn drawn from `seed`; a case in which the question makes no sense is left out. Where settings differ
                in several ways, their names have a part for each, "κ = 100 · turned 45°": see claims.base.condition
    cases       the budget of the stored verdict; less where a case is dear
    page, link  where one click shows it: the name of a page, and a set-up as query parameters
    look        what to look at there
    measure     -> a name in words -> a number, for the texts

    In `experiment` and `look`, {a name} stands for a number that is measured: the name of a setting for its cases on
    record ("47 of 143"), any other for a number of `measure`.
    """

    statement: str
    said_by: str
    group: str
    order: int
    experiment: str
    trials: Trials
    cases: int = 200
    page: str = "race"
    link: Mapping[str, str] = field(default_factory=dict)
    look: str = ""
    measure: Callable[[], Numbers] = dict

    def __post_init__(self) -> None:
        if self.group not in GROUPS:
            raise ValueError(f"“{self.group}” is no group of claims; the groups are {', '.join(GROUPS)}.")

    def measured(self, budget: int, seed: int) -> Verdict:
        """What comes of the experiment. Raises ValueError where a setting has too few cases, or no yes or no."""
        return Verdict({name: tally(name, held) for name, held in self.trials(budget, seed).items()})


def tally(name: str, held: np.ndarray) -> Tally:
    if held.dtype != bool or held.ndim != 1:
        raise ValueError(f"{name}: a case held or it did not; trials give (cases,) bools.")
    if len(held) < FEWEST:
        raise ValueError(f"{name}: {len(held)} cases are too few to speak of; at least {FEWEST} are needed.")
    return Tally(int(held.sum()), len(held))
