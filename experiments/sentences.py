"""The sentence about one run: its outcome's template, filled in with numbers that say why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.curvature import curvatures
from experiments.hovering import drowned, hovered, slopes
from experiments.outcomes import TOLERANCE, Outcome
from optimizers import OPTIMIZERS

if TYPE_CHECKING:
    from experiments.runs import Runs


def sentence(runs: Runs, run: int) -> str:
    """What happened to one run, in a sentence or two."""
    name, outcome, step = OPTIMIZERS[runs.method].called(runs.noise), runs.outcome[run], int(runs.stopped[run])
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
    """Which minimum, and of a local one how much lower it is elsewhere."""
    value = runs.surface.value(runs.last[run])
    minimum, gap = which(runs.surface, value)
    return minimum, f": f is {value:.3g} there, and {gap:.3g} lower elsewhere" if gap > TOLERANCE else ""


def which(surface: Any, value: float) -> tuple[str, float]:
    """What to call a minimum of this value: the one known, one of several, or a local one; and how high it lies."""
    if not surface.minima:
        return "a minimum", 0
    gap = value - surface.value(np.array(surface.minima)).min()
    if gap > TOLERANCE:
        return "a local minimum", gap
    return ("the minimum" if len(surface.minima) == 1 else "a minimum"), gap


def unsettled(runs: Runs, run: int) -> str:
    """Why a run has not settled: it hovers, the noise is stronger than the slope, or there is slope left."""
    hover = hovered(runs, run)
    if hover:
        foot, *ends = hover
        near, far = (f"{away:.2g}" for away in ends)
        between = near if near == far else f"{near} to {far}"
        minimum, _ = which(runs.surface, runs.surface.value(foot))
        return f": it hovers {between} from {minimum}{restless(runs, run)}"
    mean = slopes(runs, run).mean(axis=0)
    if runs.noise and drowned(runs, mean):
        return f": the noise, σ = {runs.noise:g}, is stronger than the mean slope there, {np.hypot(*mean):.2g}"
    slope = np.hypot(*runs.surface.gradient(runs.last[run]))
    if slope <= TOLERANCE:
        return ": it is still on the move, though the ground is almost level"
    return f": the slope is still {slope:.2g}"


def restless(runs: Runs, run: int) -> str:
    """What keeps a hovering run from settling."""
    if runs.noise and drowned(runs, slopes(runs, run)):
        return f", and the noise, σ = {runs.noise:g}, keeps it moving"
    if runs.noise:
        return f" under noise of σ = {runs.noise:g}"
    lr = hypers_of(runs, run).get("lr")
    return f", and lr = {lr:g} brings it no closer" if isinstance(lr, float) else ", and comes no closer"


def hypers_of(runs: Runs, run: int) -> dict[str, Any]:
    """The hyperparameters of one run: numbers, or lists where scheduled."""
    return {name: value[run] if isinstance(value, np.ndarray) else value for name, value in runs.hypers.items()}


def too_steep(runs: Runs, run: int) -> str:
    """lr·λmax beyond what the method bears on a quadratic, at the start or just before it flew off."""
    bears = OPTIMIZERS[runs.method].stability_limit
    hypers = hypers_of(runs, run)
    if bears is None or OPTIMIZERS[runs.method].scales or any(isinstance(value, list) for value in hypers.values()):
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
