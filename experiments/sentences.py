"""The sentence about one run: its outcome's template, filled in with numbers that say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from experiments.curvature import curvatures
from experiments.outcomes import TOLERANCE, Outcome
from optimizers import OPTIMIZERS

if TYPE_CHECKING:
    from experiments.runs import Runs


def sentence(runs: Runs, run: int) -> str:
    """What happened to one run, in a sentence or two."""
    name, outcome, step = OPTIMIZERS[runs.method].name, runs.outcome[run], int(runs.stopped[run])
    if step == 0 and outcome in (Outcome.UNDEFINED, Outcome.DIVERGED):
        return f"f is not defined at the start, so {name} could not take a step."
    minimum, why = "the minimum", ""
    match outcome:
        case Outcome.CONVERGED:
            minimum, why = reached(runs, run)
        case Outcome.LIMIT:
            why = unsettled(runs, run)
        case Outcome.DIVERGED:
            why = too_steep(runs, run) or falling(runs, run)
    told = outcome.sentence.format(name=name, step=f"{step:,}", minimum=minimum, why=why)
    return told + fallbacks(runs, run)


def reached(runs: Runs, run: int) -> tuple[str, str]:
    """Which minimum: the only one known, one of several, or a local one that lies higher."""
    minima = runs.surface.minima
    if not minima:
        return "a minimum", ""
    value = runs.surface.value(runs.last[run])
    gap = value - runs.surface.value(np.array(minima)).min()
    if gap > TOLERANCE:
        return "a local minimum", f": f is {value:.3g} there, and {gap:.3g} lower elsewhere"
    return ("the minimum" if len(minima) == 1 else "a minimum"), ""


def unsettled(runs: Runs, run: int) -> str:
    slope = np.hypot(*runs.surface.gradient(runs.last[run]))
    if slope <= TOLERANCE:
        return ": it is still on the move, though the ground is almost level"
    return f": the slope is still {slope:.2g}"


def too_steep(runs: Runs, run: int) -> str:
    """lr·λmax beyond what the method bears on a quadratic, at the start or just before it flew off."""
    bears = OPTIMIZERS[runs.method].steepest
    hypers = {name: value[run] if isinstance(value, np.ndarray) else value for name, value in runs.hypers.items()}
    if bears is None or any(isinstance(value, list) for value in hypers.values()):
        return ""
    lr = hypers.pop("lr")
    most = bears(**hypers)
    at_start, at_last = lr * curvatures(runs.surface, np.stack([runs.path[0, run], runs.last[run]]))[1]
    if at_start > most:
        return f": lr·λmax = {at_start:.3g} > {most:.3g}"
    if at_last > most:
        return f": it met ground too curved for its steps, lr·λmax = {at_last:.3g} > {most:.3g}"
    return ""


def falling(runs: Runs, run: int) -> str:
    start, last = runs.surface.value(np.stack([runs.path[0, run], runs.last[run]]))
    return ": f keeps falling that way" if last < start else ""


def fallbacks(runs: Runs, run: int) -> str:
    count = int(runs.state["fallbacks"][run]) if "fallbacks" in runs.state else 0
    times = "once" if count == 1 else f"{count:,} times"
    return f" The curvature gave it no step {times}; it took a gradient step instead." if count else ""
