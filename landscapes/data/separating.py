"""Text into rows of cells: which sign separates them, and where quotes hold a cell together."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from landscapes.data.cells import is_number
from landscapes.data.data import MOST, WIDEST, DataError

SEPARATORS = {"\t": "tabs", ";": "semicolons", "|": "vertical bars", ",": "commas", " ": "blanks"}
PLAIN = "\t;|"  # signs that are never a part of a number; a comma and a blank may be
# A comment, but no error value of a spreadsheet; the line with which some spreadsheets say their separator; and the
# line of dashes below the titles of a table in Markdown.
COMMENT = re.compile(r"\s*#(?!N/A|DIV/0!|[A-Z]+[!?])|sep=.$|[\s:|-]*---[\s:|-]*$")
LONGEST = 100_000  # characters of a line
NOTHING = "There is nothing to read. Paste rows of numbers, separated by commas or tabs."


@dataclass(frozen=True)
class Row:
    """The cells of a row, without blanks around them, and the line of the text in which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Rows:
    """What a text has when this sign separates its cells."""

    separator: str
    rows: Sequence[Row]

    @cached_property
    def width(self) -> int:
        """How many columns there are, without empty ones at the end of all rows."""
        return max((place + 1 for row in self.rows for place, cell in enumerate(row.cells) if cell), default=0)

    @cached_property
    def lengths(self) -> list[int]:
        """How many cells each row has, of so many columns."""
        width = self.width
        return [min(len(row.cells), width) for row in self.rows]

    @property
    def even(self) -> bool:
        """Whether all rows have as many cells, and more than one."""
        return min(self.lengths) == self.width > 1

    @property
    def readable(self) -> float:
        """The share of cells that are numbers."""
        return sum(is_number(cell) for row in self.rows for cell in row.cells) / sum(self.lengths)

    @property
    def split(self) -> int:
        """How many rows have more than one cell."""
        return sum(length > 1 for length in self.lengths)


def separated(text: str) -> Rows:
    """The rows of a text, all with as many cells. Raises DataError where rows differ, or quotes are not closed."""
    lines = [(place, line) for place, line in enumerate(text.split("\n"), 1) if line.strip()]
    lines = [(place, line) for place, line in lines if not COMMENT.match(line)]
    for place, line in lines:
        if len(line) > LONGEST:
            raise DataError(f"Line {place} has {len(line):,} characters; {LONGEST:,} are read. Take a part of it.")
    if not lines:
        raise DataError(NOTHING)
    found = [rows_of(lines, sign) for sign in SEPARATORS if sign in text] or [rows_of(lines, ",")]
    ways = [way for way in found if isinstance(way, Rows)]
    if not ways:
        raise next(way for way in found if isinstance(way, DataError))
    even = [way for way in ways if way.even]
    plain = [way for way in even if way.separator in PLAIN]
    if even:
        return plain[0] if plain else max(even, key=lambda way: way.readable)
    raise uneven(max(ways, key=lambda way: way.split))


def rows_of(lines: Sequence[tuple[int, str]], separator: str) -> Rows | DataError:
    """The rows of lines, each with its place in the text, when this sign separates cells; or why there are none.

    Raises DataError where there are too many.
    """
    stripped = (line.strip(" ") + "\n" for _, line in lines)
    reader = csv.reader(stripped, delimiter=separator, skipinitialspace=True, strict=True)
    rows, begin = [], 0
    try:
        for cells in islice(reader, MOST + 2):
            if any(cells[WIDEST:]):
                return DataError(f"Data may have up to {WIDEST} columns; these have {len(cells):,}. Take some of them.")
            row = Row(lines[begin][0], tuple(" ".join(cell.split()) for cell in cells[:WIDEST]))
            rows += [row] if any(row.cells) else []
            begin = reader.line_num
    except csv.Error:
        return DataError(
            f"A quote in line {lines[begin][0]} is not closed, or has text after it. Close it, or take the quotes out."
        )
    if len(rows) > MOST + 1:
        raise DataError(too_many(len(lines)))
    if not rows:
        return DataError(NOTHING)
    return Rows(separator, rows)


def uneven(found: Rows) -> DataError:
    """The sentence for rows that have one column, or different numbers of cells."""
    usual = Counter(found.lengths).most_common(1)[0][0]
    if usual < 2:
        return DataError(
            "There is only one column, and a model needs an input and a target. Paste at least two columns, separated "
            "by commas, semicolons or tabs."
        )
    line, length = next((row.line, size) for row, size in zip(found.rows, found.lengths, strict=True) if size != usual)
    return DataError(
        f"Line {line} has {length} cell{'s' * (length != 1)}, where most lines have {usual} (separated by "
        f"{SEPARATORS[found.separator]}). Give every line the same number of cells."
    )


def too_many(lines: int) -> str:
    """The sentence for a text of so many lines."""
    return f"This text has {lines:,} lines, and data may have up to {MOST:,} rows. Take a part of them."
