"""The sentence about one run: its outcome's template, filled in with numbers that say why."""

from __future__ import annotations

import numpy as np

from experiments.engine.end import End, drowned
from experiments.engine.hovering import hovered
from experiments.engine.outcomes import TOLERANCE, Outcome
from experiments.geometry.curvature import curvatures
from landscapes import Surface
from optimizers import OPTIMIZERS


def sentence(end: End) -> str:
    """What happened to one run, in a sentence or two."""
    name, outcome, step = OPTIMIZERS[end.method].called(end.noise), end.outcome, end.stopped
    if step == 0 and outcome in (Outcome.UNDEFINED, Outcome.DIVERGED):
        return f"f is not defined at the start, so {name} could not take a step."
    minimum, why = "the minimum", ""
    match outcome:
        case Outcome.CONVERGED:
            minimum, why = reached(end)
        case Outcome.LIMIT:
            why = unsettled(end)
        case Outcome.DIVERGED:
            why = too_steep(end) or falling(end)
    told = outcome.sentence.format(name=name, step=f"{step:,}", minimum=minimum, why=why)
    return told + fallbacks(end)


def reached(end: End) -> tuple[str, str]:
    """Which minimum, and of a local one how much lower it is elsewhere."""
    value = end.surface.value(end.last)
    minimum, gap = which(end.surface, value)
    return minimum, f": f is {value:.3g} there, and {gap:.3g} lower elsewhere" if gap > TOLERANCE else ""


def which(surface: Surface, value: float) -> tuple[str, float]:
    """What to call a minimum of this value: the one known, one of several, or a local one; and how high it lies."""
    if not surface.minima:
        return "a minimum", 0
    gap = value - surface.value(np.array(surface.minima)).min()
    if gap > TOLERANCE:
        return "a local minimum", gap
    return ("the minimum" if len(surface.minima) == 1 else "a minimum"), gap


def unsettled(end: End) -> str:
    """Why a run has not settled: it hovers, the noise is stronger than the slope, or there is slope left."""
    hover = hovered(end)
    if hover:
        foot, *ends = hover
        near, far = (f"{away:.2g}" for away in ends)
        between = near if near == far else f"{near} to {far}"
        minimum, _ = which(end.surface, end.surface.value(foot))
        return f": it hovers {between} from {minimum}{restless(end)}"
    if end.noise and end.drowned:
        mean = np.hypot(*end.slopes.mean(axis=0))
        return f": the noise, σ = {end.noise:g}, is stronger than the mean slope there, {mean:.2g}"
    slope = np.hypot(*end.surface.gradient(end.last))
    if slope <= TOLERANCE:
        return ": it is still on the move, though the ground is almost level"
    return f": the slope is still {slope:.2g}"


def restless(end: End) -> str:
    """What keeps a hovering run from settling."""
    if end.noise and drowned(end.slopes, end.noise):
        return f", and the noise, σ = {end.noise:g}, keeps it moving"
    if end.noise:
        return f" under noise of σ = {end.noise:g}"
    lr = end.hypers.get("lr")
    return f", and lr = {lr:g} brings it no closer" if isinstance(lr, float) else ", and comes no closer"


def too_steep(end: End) -> str:
    """lr·λmax beyond what the method bears on a quadratic, at the start or just before it flew off."""
    bears = OPTIMIZERS[end.method].stability_limit
    hypers = dict(end.hypers)
    if bears is None or OPTIMIZERS[end.method].scales or any(isinstance(value, list) for value in hypers.values()):
        return ""
    lr = hypers.pop("lr")
    most = bears(**hypers)
    at_start, at_last = lr * curvatures(end.surface, np.stack([end.start, end.last]))[1]
    if at_start > most:
        return f": lr·λmax = {at_start:.3g} > {most:.3g}"
    if at_last > most:
        return f": it met ground too curved for its steps, lr·λmax = {at_last:.3g} > {most:.3g}"
    return ""


def falling(end: End) -> str:
    start, last = end.surface.value(np.stack([end.start, end.last]))
    return ": f keeps falling that way" if last < start else ""


def fallbacks(end: End) -> str:
    times = "once" if end.fallbacks == 1 else f"{end.fallbacks:,} times"
    return f" The curvature gave it no step {times}; it took a gradient step instead." if end.fallbacks else ""
