"""What the page of the comparison says: a row for each method, its columns declared once, and a sentence."""

from __future__ import annotations

from experiments.studies.fair import Comparison
from experiments.studies.standing import Standing
from figures.palette import Style, styles
from optimizers.base.numbers import in_text, percent
from ui.session.hypers import value_of, value_words
from ui.session.messages.scoreboard import Column, StandingRow
from ui.session.settings import short

COLUMNS = (
    Column("name", "Method", "Sort by name", text=True),
    Column(
        "median",
        "Median above minimum",
        "f at the end above its lowest known minimum: the middle one of all runs, and the quartiles",
        between=("low", "high"),
        then="steps",
    ),
    Column("success", "Success", "The part of the runs that end near a minimum", unit="%"),
    Column(
        "steps",
        "Steps to tolerance",
        "The median step at which f is within tolerance of its lowest known minimum; never if half never are",
        endless="never",
    ),
    Column("evals", "Evaluations", "Spent until then, at the median: values, gradients, Hessians", endless="never"),
    Column("lost", "Lost", "The part of the runs that flew off or had no step to take", unit="%"),
    Column("settings", "Raced with", "Sort by settings", text=True),
)


def rows(comparison: Comparison) -> list[StandingRow]:
    """A row for each method, the lowest median first, as the figure has them."""
    looks = styles(each.method for each in comparison.standings)
    return [row(each, looks[each.method]) for each in comparison.ranked]


def row(standing: Standing, look: Style) -> StandingRow:
    """A standing as the table shows it."""
    low, median, high = standing.gap
    return StandingRow(
        method=standing.method,
        name=standing.name,
        low=low,
        median=median,
        high=high,
        success=standing.success,
        steps=standing.steps,
        evals=standing.evals,
        lost=standing.lost,
        settings=raced_with(standing),
        **look.told,
    )


def raced_with(standing: Standing) -> str:
    """The settings of a method, in short; a schedule as it is written, pieces in words."""
    numbers = {name: value for name, value in standing.hypers.items() if isinstance(value, float | int)}
    courses = {name: value_of(value) for name, value in standing.hypers.items() if name not in numbers}
    others = [f"{name} = {value_words(value)}" for name, value in courses.items()]
    return ", ".join([short(standing.method, numbers), *others] if numbers else others)


def caption(comparison: Comparison) -> str:
    """Who comes lowest, and who succeeds most often."""
    lowest = comparison.ranked[0]
    gap = in_text(lowest.gap[1])
    said = f"{lowest.name} has the lowest median, {gap}"
    known = [each for each in comparison.standings if each.success is not None]
    if not known:
        return f"{said}. No minimum of this surface is known, so success cannot be counted."
    often = max(known, key=lambda each: each.success or 0)
    rate = percent(often.success or 0)
    if often is lowest:
        return f"{said}, and succeeds most often, in {rate} of its runs."
    return f"{said}; {often.name} succeeds most often, in {rate} of its runs."
