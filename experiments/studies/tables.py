"""Every result as a table: names of columns, and rows of plain values; and a table as the text of a CSV file.

A number is written so that it reads back as the very same; ∞ is "inf". An empty cell is a number that is not defined,
or a name that does not apply: the step at which a run arrived that never did, the minimum of a run that reached none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import singledispatch
from io import StringIO

import numpy as np

from experiments.readings.endings import OUTCOMES
from experiments.studies.axes import Plane
from experiments.studies.basins import NOWHERE, Basins
from experiments.studies.fair import Comparison
from experiments.studies.strip import Strip, words
from experiments.studies.sweep import Sweep
from experiments.studies.winners import NOBODY, TIE, Winners
from optimizers.base.numbers import cell

Cell = str | float | None
Table = tuple[list[str], list[list[Cell]]]


def as_csv(result: object) -> str:
    """The table of a result as the text of a CSV file, its first line the names of the columns."""
    names, rows = table(result)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


@singledispatch
def table(result: object) -> Table:
    """The names of the columns, and the rows: one for each cell of a map, row by row, or for each method compared."""
    raise TypeError(f"There is no table of {type(result).__name__}.")


@table.register
def _(sweep: Sweep) -> Table:
    height = "gap" if sweep.known else "f"
    names = [sweep.across.name, sweep.up.name, "outcome", "stopped", "arrived", height]
    outcome = [OUTCOMES[code].name for code in sweep.outcome.ravel()]
    return names, columns(*grid(sweep), outcome, sweep.stopped, sweep.arrived, sweep.gap)


@table.register
def _(basins: Basins) -> Table:
    names = ["x", "y", "outcome", "stopped", "minimum", "minimum_x", "minimum_y", "minimum_f"]
    outcome = [OUTCOMES[code].name for code in basins.outcome.ravel()]
    facts: dict[int, tuple[Cell, ...]] = {NOWHERE: (None,) * 4}
    facts |= {place: (place + 1, point.x, point.y, point.value) for place, point in enumerate(basins.minima)}
    reached = zip(*(facts[place] for place in basins.reached.ravel().tolist()), strict=True)
    return names, columns(*grid(basins), outcome, basins.stopped, *reached)


@table.register
def _(winners: Winners) -> Table:
    called = dict(enumerate(winners.methods)) | {TIE: "tie", NOBODY: "nobody"}
    winner = [called[place] for place in winners.winner.ravel().tolist()]
    return ["x", "y", "winner", winners.criterion], columns(*grid(winners), winner, winners.number)


@table.register
def _(strip: Strip) -> Table:
    late = [f"{strip.coordinate}_{place + 1}" for place in range(len(strip.late))]
    verdict = [words(strip, column) for column in range(strip.axis.points)]
    return [strip.axis.name, "verdict", "stopped", *late], columns(
        strip.axis.values, verdict, strip.stopped, *strip.late
    )


@table.register
def _(comparison: Comparison) -> Table:
    names = ["method", "settings", "gap_q1", "gap_median", "gap_q3", "success", "steps", "evals", "lost"]
    rows: list[list[Cell]] = [
        [
            each.method,
            " ".join(f"{name}={value}" for name, value in each.hypers.items()),
            *each.gap,
            each.success,
            each.steps,
            each.evals,
            each.lost,
        ]
        for each in comparison.standings
    ]
    return names, rows


def grid(result: Plane) -> list[np.ndarray]:
    """The value across and the value up of every cell, row by row."""
    return [side.ravel() for side in np.meshgrid(result.across.values, result.up.values)]


def columns(*values: Iterable[Cell]) -> list[list[Cell]]:
    """Columns as rows of plain values; arrays are read row by row."""
    plain = (each.ravel().tolist() if isinstance(each, np.ndarray) else each for each in values)
    return [list(row) for row in zip(*plain, strict=True)]
