"""What the page of the comparison says: a row for each method, its columns declared once, and a sentence."""

from __future__ import annotations

from typing import Any

from experiments.engine.outcomes import TOLERANCE
from experiments.studies.fair import Comparison, Standing
from figures.palette import styles
from optimizers.base.numbers import on_axis, percent, rounded
from ui.race.scoreboard import sendable
from ui.session.settings import short

COLUMNS = (
    {"key": "name", "label": "Method", "title": "Sort by name", "text": True},
    {
        "key": "median",
        "label": "Median above minimum",
        "title": "f at the end above its lowest known minimum: the middle one of all runs, and the quartiles",
        "between": ["low", "high"],
    },
    {"key": "success", "label": "Success", "title": "The part of the runs that end near a minimum", "unit": "%"},
    {
        "key": "steps",
        "label": "Steps to tolerance",
        "title": f"The median step at which f is within {TOLERANCE:g} of its lowest known minimum; ∞ if half never are",
    },
    {"key": "evals", "label": "Evaluations", "title": "Spent until then, at the median: values, gradients, Hessians"},
    {"key": "lost", "label": "Lost", "title": "The part of the runs that flew off or had no step to take", "unit": "%"},
    {"key": "settings", "label": "Raced with", "title": "Sort by settings", "text": True},
)


def rows(comparison: Comparison) -> list[dict[str, Any]]:
    """A row for each method, the lowest median first, as the figure has them."""
    looks = styles(each.method for each in comparison.standings)
    ranked = sorted(comparison.standings, key=lambda each: (each.gap[1], each.gap[2], each.gap[0]))
    return [row(each) | looks[each.method].told for each in ranked]


def row(standing: Standing) -> dict[str, Any]:
    """A standing as the table shows it."""
    low, median, high = standing.gap
    return sendable(
        {
            "method": standing.method,
            "name": standing.name,
            "low": low,
            "median": median,
            "high": high,
            "success": standing.success,
            "steps": standing.steps,
            "evals": standing.evals,
            "lost": standing.lost,
            "settings": raced_with(standing),
        }
    )


def raced_with(standing: Standing) -> str:
    """The settings of a method, in short; a schedule as it is written."""
    numbers = {name: value for name, value in standing.hypers.items() if isinstance(value, float | int)}
    others = [f"{name} = {value}" for name, value in standing.hypers.items() if name not in numbers]
    return ", ".join([short(standing.method, numbers), *others] if numbers else others)


def caption(comparison: Comparison) -> str:
    """Who comes lowest, and who succeeds most often."""
    lowest = min(comparison.standings, key=lambda each: each.gap[1])
    gap = on_axis(rounded(lowest.gap[1])) if lowest.gap[1] < float("inf") else "∞"
    said = f"{lowest.name} has the lowest median, {gap}"
    known = [each for each in comparison.standings if each.success is not None]
    if not known:
        return f"{said}. No minimum of this surface is known, so success cannot be counted."
    often = max(known, key=lambda each: each.success or 0)
    rate = percent(often.success or 0)
    if often is lowest:
        return f"{said}, and succeeds most often, in {rate} of its runs."
    return f"{said}; {often.name} succeeds most often, in {rate} of its runs."
