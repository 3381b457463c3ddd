"""What is wrong with a surface in its window, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from experiments.geometry.digits import WORDS, words
from experiments.geometry.faults import Faults, faults
from landscapes import DataError, Surface
from landscapes.data.fitted import overflow
from landscapes.data.preparation import STANDARDISED
from landscapes.formula.edges import Edge
from landscapes.formula.sentences import listed
from optimizers.base.numbers import whole_percent
from ui.session.reading import Unusable
from ui.session.setup import Setup
from ui.session.shared_cache import shared_cache

KEPT = 128
NAMED = 3  # edges of a sentence
TRACE = 0.01  # of the window
REMEDY = "write the formula another way to race there"
LEVEL = "f is the same everywhere in this window, so there is nowhere to descend."
LONGEST = 120  # characters of LaTeX: a longer equation is not named
KINDS = {
    "pole": ("Has a pole", ""),
    "jump": ("Jumps", ""),
    "kink": ("Has a kink", ", and no gradient there"),
}

faults_of = shared_cache(maxsize=KEPT)(faults)


def level(surface: Surface) -> bool:
    """Whether f is the same everywhere in its window. Where it has a slope at a corner, no more is worked out."""
    corner = np.array(surface.domain)[:, 0]
    return not surface.gradient(corner).any() and faults_of(surface).constant is not None


def said_of(setup: Setup) -> list[str]:
    """What is wrong with the surface of a set-up, in sentences."""
    surface = setup.landscape()
    found = faults_of(surface)
    return sentences(found, surface.weights, by_scale=by_scale(setup, found))


def by_scale(setup: Setup, found: Faults) -> bool:
    """Whether less of the window is beyond 64-bit arithmetic once the data are standardised, as measured."""
    if not found.infinite or not setup.has_data or setup.prepare == STANDARDISED:
        return False
    try:
        return faults_of(setup.learning(prepare=STANDARDISED).landscape()).infinite < found.infinite
    except (Unusable, DataError):
        return False


def sentences(found: Faults, weights: Sequence[str], *, by_scale: bool) -> list[str]:
    """A few sentences; the equations in them are LaTeX of our own making, between dollar signs. by_scale: whether it is
    for the scale of its data that f is beyond 64-bit arithmetic somewhere.
    """
    if by_scale and found.undefined + found.infinite == 1:
        return [overflow("anywhere in this window")]
    if found.undefined == 1:
        return ["f is undefined everywhere in this window. Try another window, or a formula such as sin x cos y."]
    if found.undefined + found.infinite == 1:
        return ["f is too large to compute everywhere in this window. Try a smaller window."]
    if found.constant is not None:
        names = " or ".join(weights)
        return [f"{LEVEL} Use {names} in the formula."]
    said = []
    pole = found.at.get("pole")
    if found.undefined >= TRACE or (found.undefined and not pole):
        where = named(found.beyond, [edge.beyond for edge in found.beyond])
        said.append(
            f"Undefined in {part(found.undefined)} of this window, hatched in the picture{where and ': '}{where}."
        )
    if found.infinite >= TRACE or (found.infinite and not pole):
        where = f"in {part(found.infinite)} of this window"
        said.append(overflow(where) if by_scale else f"Beyond 64-bit arithmetic {where}.")
    for kind, (verb, after) in KINDS.items():
        edges = found.at.get(kind, [])
        if edges:
            said.append(f"{verb} {named(edges, ['='] * len(edges)) or 'somewhere in this window'}{after}.")
    return said + hidden(found)


def hidden(found: Faults) -> list[str]:
    """What rounding hides, where, and what to do about it."""
    parts = [f"{WORDS[name]} in {part(share)} of this window" for name, share in found.hidden_in.items()]
    said = [f"Rounding error hides {listed(parts)}: {REMEDY}."] if parts else []
    beside: dict[tuple[str, ...], list[Edge]] = {}
    for edge in dict.fromkeys(edge for edges in found.hidden.values() for edge in edges):
        names = tuple(name for name, edges in found.hidden.items() if edge in edges)
        beside.setdefault(names, []).append(edge)
    for names, edges in beside.items():
        where = named(edges, ["="] * len(edges))
        place = f"close to {where}" if where else "in small parts of this window"
        said.append(f"Rounding error hides {words(names)} {place}: {REMEDY}.")
    return said


def named(edges: Sequence[Edge], signs: Sequence[str]) -> str:
    """“where x = 0, where y = 0 and in 2 more places”, of those that are short enough."""
    equations = list(dict.fromkeys(edge.latex(sign) for edge, sign in zip(edges, signs, strict=True)))
    short = [equation for equation in sorted(equations, key=len) if len(equation) <= LONGEST][:NAMED]
    of_samples = any(edge.of_samples for edge in edges)  # then each equation is one for each sample
    parts = [f"where ${equation}$" + (" for a sample $i$" if of_samples else "") for equation in short]
    rest = len(equations) - len(short)
    if rest and parts:
        parts.append(f"in {rest} more place{'s' if rest > 1 else ''}")
    return listed(parts)


def part(share: float) -> str:
    return whole_percent(share, "less than 1 %", below=TRACE)
