"""What is wrong with a surface in its window, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from experiments.geometry.faults import Faults, faults
from landscapes.formula.edges import Edge
from optimizers.base.numbers import whole_percent

KEPT = 128
NAMED = 3  # edges of a sentence
LONGEST = 120  # characters of LaTeX: a longer equation is not named
KINDS = {
    "pole": ("Has a pole", ""),
    "jump": ("Jumps", ""),
    "kink": ("Has a kink", ", and no gradient there"),
}

faults_of = lru_cache(maxsize=KEPT)(faults)


def sentences(found: Faults) -> list[str]:
    """A few sentences; the equations in them are LaTeX of our own making, between dollar signs."""
    if found.undefined == 1:
        return ["Undefined everywhere in this window: try another window, or a formula such as sin x cos y."]
    if found.undefined + found.infinite == 1:
        return ["Nowhere in this window a number that can be worked with: try a smaller window."]
    if found.constant is not None:
        return ["The same everywhere in this window, so there is nowhere to descend: use x or y in it."]
    said = []
    if found.undefined:
        where = named(found.beyond, [edge.beyond for edge in found.beyond])
        said.append(f"Undefined in {part(found.undefined)} of this window, hatched on the map{where and ': '}{where}.")
    if found.infinite >= 0.01 or (found.infinite and not found.at.get("pole")):
        said.append(f"Too large for a number in {part(found.infinite)} of this window.")
    for kind, (verb, after) in KINDS.items():
        edges = found.at.get(kind, [])
        if edges:
            said.append(f"{verb} {named(edges, ['='] * len(edges)) or 'somewhere in this window'}{after}.")
    return said


def named(edges: Sequence[Edge], signs: Sequence[str]) -> str:
    """“where x = 0, where y = 0 and in 2 more places”, of those that are short enough."""
    equations = [edge.latex(sign) for edge, sign in zip(edges, signs, strict=True)]
    short = [equation for equation in sorted(equations, key=len) if len(equation) <= LONGEST][:NAMED]
    parts = [f"where ${equation}$" for equation in short]
    rest = len(edges) - len(short)
    if rest and parts:
        parts.append(f"in {rest} more place{'s' if rest > 1 else ''}")
    return ", ".join(parts[:-1]) + (" and " if parts[1:] else "") + parts[-1] if parts else ""


def part(share: float) -> str:
    return whole_percent(share, "less than 1 %", below=0.01)
