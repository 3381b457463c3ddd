"""Adaptive methods jitter less on Beale's function: fewer of their steps turn back."""

import numpy as np

from claims.adaptive_faster_on_beale import TUNED
from claims.base import Claim
from claims.base.pairs import ADAPTIVE, STEPS, UNSCALED, best
from experiments import run
from experiments.readings.events.bounces import turned
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

BEALE = LANDSCAPES["beale"]


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    starts = cloud(BEALE, budget, seed, "report")
    others = [turns(method, starts) for method in UNSCALED]
    held = {}
    for method in ADAPTIVE:
        mine = turns(method, starts)
        held[OPTIMIZERS[method].name] = np.concatenate([(mine < other)[mine != other] for other in others])
    return held


def turns(method: str, starts: np.ndarray) -> np.ndarray:
    """(runs,) at how many steps the slope turns round; more than all of them where a run went wrong."""
    path = run(BEALE, method, starts, steps=STEPS, hypers=best(BEALE, method)).path
    return np.where(np.isnan(path[-1, :, 0]), STEPS + 1, turned(BEALE.gradient(path)).sum(axis=0))


CLAIM = Claim(
    statement="On Beale's function, adaptive methods jitter less than methods with one rate for all coordinates.",
    said_by="Radford 2014, captions of his animations: momentum shoots off and bounces around",
    group="adaptive",
    order=8,
    experiment=(
        "Each of four adaptive methods meets gradient descent, momentum and Nesterov, from random starts, "
        "over 300 steps. Each method uses the best of 128 settings, tuned on 16 other starts. A step turns "
        "round if the gradients before and after it point against each other. The claim holds if fewer steps "
        "of the adaptive method turn round. A run that diverges counts as jittering more than any other. Ties "
        "are left out."
    ),
    trials=trials,
    link=TUNED,
    look=(
        "At a learning rate that suits this start, methods with one rate glide along the floor, and adaptive "
        "methods jump from side to side. From steep starts, the same rate makes gradient descent and momentum "
        "diverge: there the claim holds."
    ),
)
