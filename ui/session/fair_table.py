"""What the page of the comparison says: a row for each method, its columns declared once, and a sentence."""

from __future__ import annotations

import math

from experiments.readings.ties import alike
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
    Column("lost", "Lost", "The share of the runs that diverged or had no step to take", unit="%"),
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


def caption(comparison: Comparison, untuned: Comparison | None = None) -> str:
    """Who comes lowest, who succeeds most often, and who came lowest in the same comparison `untuned`."""
    best = comparison.ranked[0]
    known = best.success is not None
    if best.gap[1] == math.inf:
        return "No method gets anywhere: at least half of the runs of each one diverge."
    if not known:
        end = f"at f = {in_text(best.gap[1])} or lower"
    elif abs(best.gap[1]) <= alike(comparison.surface):
        end = "at the minimum"
    else:
        end = f"at most {in_text(best.gap[1])} above the minimum"
    said = [f"{best.name} is best: at least half of its runs end {end}."]
    if not known:
        said.append("No minimum of this surface is known, so success cannot be counted.")
    else:
        often = max(comparison.standings, key=lambda each: each.success or 0)
        if (best.success or 0) >= (often.success or 0):
            said.append(f"{percent(best.success or 0)} of its runs succeed.")
        else:
            said.append(f"{often.name} succeeds more often: in {percent(often.success or 0)} of its runs.")
    if untuned:
        first = untuned.ranked[0]
        told = "it would be best as well" if first.method == best.method else f"{first.name} would be best"
        said.append(f"With default settings {told}.")
    return " ".join(said)
