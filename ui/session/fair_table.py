"""What the page of the comparison says: a row for each method, its columns declared once, and a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from experiments.engine.words import inside, opening
from experiments.readings.ties import alike, levels
from experiments.studies.fair import Comparison
from experiments.studies.standing import Standing
from figures.palette import Style, styles
from figures.ramp import FLOOR
from optimizers.base.numbers import in_text, percent
from ui.session.hypers import value_of, value_words
from ui.session.messages.scoreboard import Column, StandingRow
from ui.session.settings import short

COLUMNS = (
    Column("name", "Method", "Sort by name", text=True),
    Column(
        "median",
        "Median above minimum",
        "f at the end above its lowest known minimum: the middle one of all runs, and the quartiles. Where medians "
        "differ by rounding alone, the fewer steps come first",
        between=("low", "high"),
        heights=True,
        least=FLOOR,
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
    Column("lost", "Diverged", "The share of the runs that diverged or had no step to take", unit="%"),
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


def why(comparison: Comparison) -> str:
    """Who is best, and by what: the step by which half of its runs arrive where medians are a tie, else its median."""
    best, *rest = comparison.ranked
    depth = depths(comparison)
    beside = [each for each in rest if depth[each.method] == depth[best.method]]
    equal = [best, *(each for each in beside if each.steps == best.steps)]
    end = f"half of {'its' if len(equal) == 1 else 'the'} runs{'' if len(equal) == 1 else ' of each'}"
    arrive = beside and best.steps not in (None, math.inf)
    end += f" arrive by step {in_text(best.steps or 0)}" if arrive else f" end {ending(comparison, best)}"
    if len(equal) > 1:
        return f"{opening([each.name for each in equal])} do equally well: {end}."
    return f"{best.name} is best: {end}{''.join(than(comparison, best, each, beside) for each in rest[:1])}."


def depths(comparison: Comparison) -> dict[str, int]:
    """Method -> the place of its median, from 0; those that are a tie share it."""
    medians = np.array([each.gap[1] for each in comparison.standings])
    places = levels(medians, alike(comparison.surface)).tolist()
    return {each.method: place for each, place in zip(comparison.standings, places, strict=True)}


def ending(comparison: Comparison, standing: Standing) -> str:
    """Where half of the runs of a method end."""
    median = standing.gap[1]
    if standing.success is None:
        return f"at f = {in_text(median)} or lower"
    if abs(median) <= alike(comparison.surface):
        return "at the minimum"
    return f"at most {in_text(median)} above the minimum"


def than(comparison: Comparison, best: Standing, other: Standing, beside: Sequence[Standing]) -> str:
    """How the next method falls behind the best one; "" where nothing is known of it."""
    if any(other is each for each in beside) and best.steps not in (None, math.inf):
        if other.steps in (None, math.inf):
            return f"; fewer than half of those of {inside(other.name)} arrive"
        return f"; {inside(other.name)} needs {in_text(other.steps or 0)} steps"
    if other.gap[1] == math.inf:
        return f"; at least half of those of {inside(other.name)} diverge"
    return f"; half of those of {inside(other.name)} end {ending(comparison, other)}"


def caption(comparison: Comparison, untuned: Comparison | None = None) -> str:
    """Who comes lowest, who succeeds most often, and who came lowest in the same comparison `untuned`."""
    best = comparison.ranked[0]
    known = best.success is not None
    if best.gap[1] == math.inf:
        return "No method gets anywhere: at least half of the runs of each one diverge."
    said = [why(comparison)]
    if not known:
        said.append("No minimum of this surface is known, so success cannot be counted.")
    else:
        often = max(comparison.standings, key=lambda each: each.success or 0)
        if (best.success or 0) >= (often.success or 0):
            said.append(f"{percent(best.success or 0)} of the runs of {inside(best.name)} succeed.")
        else:
            said.append(f"{often.name} succeeds more often: in {percent(often.success or 0)} of its runs.")
    if untuned:
        first = untuned.ranked[0]
        as_well = " as well" if first.method == best.method else ""
        told = f"{inside(first.name)} would be best{as_well}"
        said.append(f"With default settings {told}.")
    return " ".join(said)
