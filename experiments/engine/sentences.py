"""The sentence about one run: its outcome's template, filled in with what its points and the surface show."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from experiments.engine.end import End
from experiments.engine.hovering import hovered
from experiments.engine.outcomes import AT_A_MAXIMUM, LONGEST, SHORT, Outcome
from experiments.engine.periods import distinct, period
from experiments.engine.places import apposed
from experiments.engine.words import MOVING, RESTLESS, WITHIN, circling, inside, steps
from experiments.geometry.digits import bounded, known, slope_hidden
from experiments.geometry.known import NAMES, lowest_called, lowest_known, tolerance, within
from experiments.geometry.rest import MINIMA, POINTS, Place
from experiments.geometry.scale import near, side
from experiments.geometry.undefined import LACKING, Lack, lack
from landscapes import Surface
from optimizers import OPTIMIZERS
from optimizers.base import CLIP, as_set
from optimizers.base.numbers import in_full, in_text, times

CLEAR = 1000  # times the bound on its rounding error: a slope is told as floats have it
UNSEEN = 1e-14  # of the window's side: a distance or a step that may be rounding is none
LOST = (Outcome.UNDEFINED, Outcome.DIVERGED)


def sentence(end: End) -> str:
    """What happened to one run, in a sentence or two."""
    name, outcome, step = OPTIMIZERS[end.method].called(end.drawn), end.outcome, end.stopped
    if step == 0 and outcome in LOST:
        missing = lack(end.surface, end.start) or Lack.RANGE
        return f"{missing.sentence} at the start, so {inside(name)} could not take a step."
    if outcome == Outcome.UNDEFINED:
        return f"{name} {lacking(end)}." + fallbacks(end) + shortenings(end)
    did, at, why = "", "", ""
    match outcome:
        case Outcome.CONVERGED:
            at, why = reached(end)
        case Outcome.SADDLE | Outcome.MAXIMUM:
            at = apposed(end.surface, end.critical[0])
        case Outcome.CYCLING:
            did = circling(distinct(end.tail[-int(period(end.tail[:, :, None], LONGEST)[0]) :]))
        case Outcome.FLAT:
            why = level(end)
        case Outcome.LIMIT:
            did, why = restless(end), unsettled(end)
        case Outcome.DIVERGED:
            why = falling(end) or too_steep(end)
    words = AT_A_MAXIMUM if end.surface.single and outcome == Outcome.MAXIMUM else outcome.sentence
    told = words.format(name=name, step=f"{step:,}", steps=steps(step), did=did, at=at, why=why)
    return told + fallbacks(end) + shortenings(end)


def restless(end: End) -> str:
    """What a run did at the end that has not settled, and whether it was within tolerance all the same."""
    did = MOVING if moving(end) else RESTLESS
    return f"{WITHIN} but {did.removeprefix('was ')}" if within(end.surface, end.surface.value(end.last)) else did


def moving(end: End) -> bool:
    """Whether its last step was longer than rounding makes one."""
    return float(np.hypot(*(end.tail[-1] - end.tail[-2]))) > UNSEEN * side(end.surface)


def lacking(end: End) -> str:
    """What a run did that came where f lacks something, as far as the last point is known."""
    match lack(end.surface, end.flight[-1]) if len(end.flight) else None:
        case Lack.VALUE:
            return f"stepped out of the region where f is defined at step {end.stopped:,}"
        case Lack.GRADIENT | Lack.RANGE as missing:
            return f"reached a point at step {end.stopped:,} where {missing.sentence}"
    return f"{LACKING} at step {end.stopped:,}"


def reached(end: End) -> tuple[str, str]:
    """At which minimum, and how high f is there where that is not its lowest known value."""
    foot, place = end.critical
    value = end.surface.value(foot)
    minimum, gap = which(end.surface, value, place)
    at = f"{'at' if place in POINTS else 'on'} {minimum}"
    if abs(gap) <= tolerance(end.surface):
        return at, ""
    beside = f"{in_text(abs(gap))} {'above' if gap > 0 else 'below'} the lowest known minimum"
    return at, f": f is {in_text(value)} there, {beside}"


def which(surface: Surface, value: float, place: Place) -> tuple[str, float]:
    """What to call a minimum of this value and kind: the one known, one of several, or a local one; and how high it
    lies above the lowest that is known.
    """
    lowest, noun = lowest_known(surface), NAMES.get(place, "minimum")
    if lowest is None:
        return f"a {noun}", 0.0
    gap = float(value - lowest)
    if gap > tolerance(surface):
        return "a " + (noun.replace("minima", "local minima") if "minima" in noun else f"local {noun}"), gap
    known = lowest_called(surface)
    return (known if known == f"the {noun}" and gap >= -tolerance(surface) else f"a {noun}"), gap


def unsettled(end: End) -> str:
    """Where a run is that has not settled: about a minimum, where the noise drowns the slope, or on a slope."""
    hover = hovered(end)
    if hover:
        foot, *ends = hover
        least, most = map(in_text, ends)
        between = least if least == most else f"between {least} and {most}"
        minimum, _ = which(end.surface, end.surface.value(foot), Place.MINIMUM)
        but = under_noise(end) + growing(end)
        return f": in the last {len(end.tail)} steps it was {between} away from {minimum}{but}"
    critical, place = end.critical
    if place in MINIMA:
        minimum, _ = which(end.surface, end.surface.value(critical), place)
        away = float(np.hypot(*(end.last - critical)))
        there = f"{in_text(away)} away from" if away > UNSEEN * side(end.surface) else "at"
        return f": it was {there} {minimum}{growing(end)}"
    slope = float(np.hypot(*end.surface.gradient(end.last)))
    tail = f": {place.sentence.removesuffix('.')}" if place == Place.TAIL else ""
    if end.drowned:
        mean = float(np.hypot(*end.slopes.mean(axis=0)))
        return f": {chance(end)} is stronger than the mean slope there ({in_text(mean)}){tail.replace(':', ';')}"
    if place in (Place.SADDLE, Place.MAXIMUM):
        away, at = float(np.hypot(*(end.last - critical))), apposed(end.surface, critical)
        kind = "saddle point" if place == Place.SADDLE else place
        return f", {in_text(away)} away from the {kind} {at}{left_of(end, slope)}"
    if place == Place.FLAT:
        return f", on flat ground{level(end)}"
    return f"{left_of(end, slope)}{tail}"


def left_of(end: End, slope: float) -> str:
    """The slope that is left at the last point, as far as 64-bit arithmetic holds one."""
    if not slope:
        return " (its slope is too small for 64-bit arithmetic)"
    if slope_hidden(end.surface, end.last):
        return " (rounding error hides its slope)"
    return f" (slope {in_text(slope)})"


def level(end: End) -> str:
    """How little slope there is at the last point of a run."""
    slope = float(np.hypot(*end.surface.gradient(end.last)))
    if not slope:
        return " (slope 0)"
    _, errors = bounded(end.surface, "gradient", end.last[None])
    if not slope > CLEAR * np.hypot(*errors[:, 0]):  # rounding may have made it
        true = known(end.surface, "gradient", end.last)
        slope = float(np.hypot(float(true[0]), float(true[1]))) if true else slope
    return f" (slope {in_text(slope)})"


def chance(end: End) -> str:
    """What chance has a say in the steps by, as the subject of a sentence."""
    if end.batch is None:
        return f"the noise (σ = {in_full(end.noise)})"
    batches = f"the noise of batches of {end.batch:,}"
    return f"{batches}, together with that of σ = {in_full(end.noise)}," if end.noise else batches


def under_noise(end: End) -> str:
    """By what chance the steps of a run were led, and whether that is stronger than the slope."""
    if not end.drawn:
        return ""
    if end.batch is None:
        sigma = f"noise of σ = {in_full(end.noise)}"
        return f", under {sigma}, which is stronger than the slope there" if end.overruled else f", under {sigma}"
    also = f" and noise of σ = {in_full(end.noise)}" if end.noise else ""
    stronger = ", whose noise is stronger than the slope there" if end.overruled and not also else ""
    return f", with batches of {end.batch:,}{also}{stronger}"


def growing(end: End) -> str:
    """What keeps a run from having settled that is quiet for now: its steps may grow again, and be long, or lead along
    a line of minima.
    """
    optimizer, longest = as_set(OPTIMIZERS[end.method], end.hypers), SHORT * near(end.surface)
    grown = optimizer.grown(end.hypers, end.stopped)
    quiet = np.hypot(*np.diff(end.tail, axis=0).T).max() <= longest
    if not (quiet and grown and (grown > longest or end.critical[1] == Place.TROUGH)):
        return ""
    if optimizer.fading:
        return "; its steps still grow, because its bias correction fades"
    return f"; its steps may grow again, to about {in_text(grown)}"


def falling(end: End) -> str:
    """Whether f falls, at its last steps and below all that was, on the way that it flies."""
    if len(end.flight) < 2:
        return ""
    first, *values = end.surface.value(np.vstack([end.start, end.flight])).tolist()
    lowest = lowest_known(end.surface)
    falls = all(after < before for before, after in pairwise(values))
    below = values[-1] < (first if lowest is None else min(first, lowest))
    return ": f keeps falling in that direction" if falls and below else ""


def flown(end: End) -> np.ndarray:
    """(n, 2) the last points of a run that flew off, as far as f has a value."""
    finite: np.ndarray = end.flight[np.isfinite(end.surface.value(end.flight))]
    return finite


def too_steep(end: End) -> str:
    """lr times the curvature along its flight, where f rises on the way and that is beyond what the method bears on a
    quadratic of that curvature.
    """
    optimizer, flight = as_set(OPTIMIZERS[end.method], end.hypers), flown(end)
    if optimizer.stability_limit is None or optimizer.scales or len(flight) < 2:
        return ""
    if any(isinstance(value, list) for value in end.hypers.values()) or cut_short(end, flight[-2]):
        return ""
    values = end.surface.value(flight)
    way = flight[-1] - flight[-2]
    with np.errstate(all="ignore"):
        way = way / np.hypot(*way)
        curvature = float(way @ end.surface.hessian(flight[-2]) @ way)
    numbers = {name: float(value) for name, value in end.hypers.items() if not isinstance(value, list)}
    product, most = numbers["lr"] * curvature, optimizer.stable_up_to(numbers)
    if not values[-1] > values[-2] or not product > most > 0:
        return ""
    return f": α times the curvature there was {in_text(product)}, above its limit of {in_text(most)}"


def cut_short(end: End, at: np.ndarray) -> bool:
    """Whether the gradient at a point (2,) was shortened, or may have been: then its rate does not tell its step."""
    if CLIP.name not in end.hypers:
        return False
    return end.drawn or bool(np.hypot(*end.surface.gradient(at)) > end.hypers[CLIP.name])


def fallbacks(end: End) -> str:
    if not end.fallbacks:
        return ""
    return f" It took a gradient step {times(end.fallbacks)}, where the curvature gave no step."


def shortenings(end: End) -> str:
    """At how many of its steps a gradient was shortened, if it was at any."""
    if end.clipped is None or not len(end.clipped.steps):
        return ""
    count, taken = len(end.clipped.steps), end.clipped.taken
    steps = f"each of its {taken:,} steps" if count == taken > 1 else f"{count:,} of {taken:,} step{'s'[: taken > 1]}"
    return f" Its gradient was clipped at {steps}."
