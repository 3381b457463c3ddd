"""The condition number of a loss at its minimum, before and after its data are prepared."""

from __future__ import annotations

import math

import numpy as np

from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.geometry.certain import certain_curvatures
from experiments.geometry.rest import Place, beside
from landscapes import DataError, Landscape
from landscapes.data.preparation import RAW, STANDARDISED, TURNED
from optimizers.base.numbers import in_text
from ui.session.reading import Unusable
from ui.session.setup import Setup
from ui.session.shared_cache import shared_cache

KEPT = 128  # surfaces
STEPS = 200  # of the trust region that looks for the minimum
NEAR = 1e-6  # of the window: so short is Newton's step at a minimum
SAME = 0.01  # a condition number that differs by less is the same
METHOD = "trust_region"
LINE = "The minima form a line, so κ is not defined."
ALONE = (
    "With one input, PCA has nothing to rotate. Decorrelating only centres the data, and whitening only "
    "standardises them."
)


@shared_cache(maxsize=KEPT)
def kappa(surface: Landscape) -> float | None:
    """The largest curvature by the smallest at the minimum that is found from the surface's start; infinite on a line
    of minima, where the smallest is 0. None where no minimum is found, or where its smallest is not known.
    """
    found = run_race(Race(surface, METHOD, surface.start, STEPS), record="last").path[-1, 0]
    if not np.isfinite(found).all():
        return None
    hessian, gradient = surface.hessian(found), surface.gradient(found)
    if not (np.isfinite(hessian).all() and np.isfinite(gradient).all()):
        return None
    if on_a_line(surface, found):
        return math.inf
    low, high = np.linalg.eigvalsh(hessian)
    if not low > 0:
        return None
    (x0, x1), _ = surface.domain
    step = np.linalg.solve(hessian, gradient)
    return float(high / low) if np.hypot(*step) <= NEAR * (x1 - x0) else None


def on_a_line(surface: Landscape, found: np.ndarray) -> bool:
    """Whether a line of minima passes the point (2,) that a search has found. Beside the line its curvature is not 0,
    but only as far as the search stopped short; on it rounding alone is left.
    """
    places, (kind,) = beside(surface, found[None])
    return kind == Place.TROUGH and bool(certain_curvatures(surface, places[0])[0] == 0)


def prepared_kappa(setup: Setup, how: str) -> float | None:
    """The condition number with the data prepared so; None where they cannot be, or where no minimum is found."""
    try:
        return kappa(setup.learning(prepare=how).unmoved())
    except (Unusable, DataError):
        return None


def said(setup: Setup) -> str:
    """What the preparation has done to the condition number, and what a rotation alone does, as measured."""
    now, raw = kappa(setup.unmoved()), prepared_kappa(setup, RAW)
    if now is None and raw is None:
        return "No minimum was found, so κ is not known."
    if now == math.inf:
        return LINE if raw in (None, now) else f"{LINE} On raw data κ is {words(raw)}."
    if setup.prepare == RAW:
        sentences = [f"κ at the minimum is {words(now)}."]
    else:
        sentences = [f"κ at the minimum is {words(raw)} on raw data and {words(now)} on {setup.prepare} data."]
    return " ".join([*sentences, *turned(setup)])


def remedy(setup: Setup) -> str:
    """What to do about a method that diverged, where standardising the data lowers the condition number, as measured;
    nothing where it does not.
    """
    model = setup.unmoved().model
    if model is None or not model.inputs or "data" in setup.lock:
        return ""
    now, then = kappa(setup.unmoved()), prepared_kappa(setup, STANDARDISED)
    if now is None or then is None or math.inf in (now, then) or then >= now or same(now, then):
        return ""
    return (
        f"On {setup.prepare} data κ is {words(now)}; on standardised data it would be {words(then)}. Choose "
        "Standardised under Preparation, or a smaller learning rate."
    )


def turned(setup: Setup) -> list[str]:
    """What turning the inputs onto their principal axes does to the condition number, beside centring alone."""
    model = setup.unmoved().model
    if model is None:
        return []
    if len(model.inputs) < 2:
        return [ALONE] if setup.prepare in TURNED else []
    before, after = prepared_kappa(setup, "centred"), prepared_kappa(setup, "decorrelated")
    if before is None or after is None or math.inf in (before, after):
        return []
    raw = prepared_kappa(setup, RAW)
    centred = [] if raw is not None and same(raw, before) else [f"Centring alone changes it to {words(before)}."]
    axes = "PCA rotates the valley onto the axes"
    if same(before, after):
        return [*centred, f"{axes} and hardly changes κ ({words(before)} centred, {words(after)} decorrelated)."]
    return [*centred, f"{axes}; κ changes from {words(before)} to {words(after)}."]


def same(one: float, other: float) -> bool:
    """Whether two condition numbers are the same but for a little."""
    return abs(other / one - 1) <= SAME


def words(value: float | None) -> str:
    """A condition number in words."""
    return "not known" if value is None else "none (a line of minima)" if value == math.inf else in_text(value)
