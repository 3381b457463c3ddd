"""The difference between the results of two runs, in words and numbers."""

from experiments.engine.outcomes import GONE, Outcome
from experiments.engine.words import ARRIVED
from experiments.engine.words import steps as count_of
from experiments.readings.scoreboard import Row
from optimizers.base.numbers import apart


def difference(before: Row, after: Row) -> list[str]:
    """How `after` did beside `before`, both of one method on one surface: what is alike is left out."""
    told = [outcomes(before, after), steps(before.arrived, after.arrived), losses(before, after)]
    return [words for words in told if words]


def outcomes(before: Row, after: Row) -> str:
    """Another end than before; of two that broke off, when they did."""
    if before.outcome != after.outcome:
        return f"{ended(before)} → {ended(after)}"
    if after.outcome in GONE and before.stopped != after.stopped:
        return f"{after.outcome} at step {after.stopped:,} instead of {before.stopped:,}"
    return ""


def ended(row: Row) -> str:
    return "still moving" if row.outcome == Outcome.LIMIT else row.outcome


def steps(before: int | None, after: int | None) -> str:
    """How many steps sooner or later it arrived; None for never."""
    if before is None and after is None:
        return ""
    if before is None:
        return f"{ARRIVED} at step {after:,} instead of never"
    if after is None:
        return f"never {ARRIVED} instead of at step {before:,}"
    if after == before:
        return f"{ARRIVED} at the same step ({after:,})"
    when = f"{count_of(abs(after - before))} {'sooner' if after < before else 'later'}"
    return f"{ARRIVED} {when} ({before:,} → {after:,})"


def losses(before: Row, after: Row) -> str:
    """The loss at the end, above the minimum where that is known and neither run is below it; a run that broke off has
    none worth telling.
    """
    if before.outcome in GONE or after.outcome in GONE:
        return ""
    name, pair = "final loss above the minimum", (before.gap, after.gap)
    if any(gap is None or gap < 0 for gap in pair):
        name, pair = "final loss", (before.loss, after.loss)
    one, other = pair
    return "" if one is None or other is None or one == other else f"{name} {' → '.join(apart(one, other))}"
