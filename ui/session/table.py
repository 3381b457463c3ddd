"""Data as a table that a reader types, pastes or opens: its text, its columns for a model, a loss that suits it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from landscapes import Data
from landscapes.data.data_set import TARGET
from landscapes.data.reading import Table
from landscapes.formula.scope import likely
from optimizers.base.numbers import exact
from ui.session.setup import OWN, Setup, readable


@dataclass(frozen=True)
class Draft:
    """A table as the reader has it before them, not yet used."""

    text: str
    of: Data | None  # the data that the surface had when it was begun
    columns: Mapping[str, str] = field(default_factory=dict)  # by what the model calls a column, the one of the table
    formula: str | None = None  # the reader's own over these data
    opened: int = 0  # grows when the text is another than the reader typed


def as_text(data: Data) -> str:
    """The data as comma-separated values, with the titles of their columns above them."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(data.titles[name] for name in data)
    lines.writerows(map(exact, row) for row in zip(*(numbers.tolist() for numbers in data.values()), strict=True))
    return out.getvalue()


def needed(setup: Setup) -> tuple[str, ...]:
    """The columns that the model of the surface needs, its target last; none for a formula of the reader's own."""
    data = None if setup.surface == OWN else setup.samples()
    return tuple(sorted(data, key=lambda name: (name == TARGET, name))) if data else ()


def matched(table: Table, setup: Setup, asked: Mapping[str, str]) -> dict[str, str]:
    """What the model calls a column -> the table's name for the column that is taken: as asked, by title, by name;
    then the table's likely target, and the inputs in order.
    """
    data, wanted = setup.samples(), needed(setup)
    left = list(table.data)
    titled = {title: name for name, title in table.data.titles.items()}
    by_title = {name: titled.get(title, "") for name, title in data.titles.items()} if data else {}
    by_name = {name: name for name, title in table.data.titles.items() if name == title}
    found: dict[str, str] = {}
    for wish in (asked, by_title, by_name, {TARGET: table.target}):
        for name in wanted:
            if name not in found and wish.get(name) in left:
                found[name] = wish[name]
                left.remove(wish[name])
    found |= dict(zip((name for name in wanted if name not in found), left, strict=False))
    return {name: found[name] for name in wanted if name in found}


def data_of(table: Table, columns: Mapping[str, str]) -> Data:
    """The data of a table: the columns that a model takes, under its names for them, or all. Raises DataError."""
    if not columns:
        return table.data
    data = table.data
    return Data(
        {name: data[taken] for name, taken in columns.items()},
        {name: data.titles[taken] for name, taken in columns.items()},
    )


def fitting(formula: str, data: Data) -> str:
    """The formula where it is about these data, else a loss that suits them."""
    return formula if readable(formula, data) and not readable(formula) else suggested(data)


def suggested(data: Data) -> str:
    """The squared error of a line or a plane through the target: of the last column, if none is called so."""
    target = TARGET if TARGET in data else list(data)[-1]
    first, second = likely(data)
    inputs = [name for name in data if name != target][:2]
    match inputs:
        case []:
            return f"({target} - {first})^2"
        case [one]:
            return f"({target} - ({first}*{one} + {second}))^2"
    pair = ("w1", "w2") if not {"w1", "w2"} & set(data) else (first, second)
    return f"({target} - ({pair[0]}*{inputs[0]} + {pair[1]}*{inputs[1]}))^2"
