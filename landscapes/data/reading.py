"""Tables that people paste or upload: CSV, or cells copied from a spreadsheet, into data.

What was understood is said in words. What could be read in two ways, or not at all, is answered with a sentence that
says where it is and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from landscapes.data.cells import (
    dangerous,
    has_decimal_commas,
    is_measure,
    is_missing,
    is_number,
    means_number,
    number,
    quoted,
    wrong_number,
)
from landscapes.data.data import LETTERS, MOST, WIDEST, Data, DataError, is_name
from landscapes.data.data_set import TARGET
from landscapes.data.separating import SEPARATORS, Row, Rows, separated, too_many
from landscapes.data.titles import LONGEST, checked_title
from landscapes.formula.sentences import listed

MOST_CHARACTERS = 1_000_000  # of a text that is looked at: MOST rows of WIDEST columns, 25 characters a number
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx and .xls begin
CLASSES = (-1.0, 1.0)
# What inputs without a title are called: u, v, ...
INPUTS = [*(letter for letter in LETTERS if letter != TARGET), *(f"c{place}" for place in range(WIDEST))]


@dataclass(frozen=True, eq=False)
class Column:
    """One column as it was written: its title ("" for none), its place from 1 on, and its cells with their lines."""

    title: str
    place: int
    lines: Sequence[int]
    cells: Sequence[str]

    @cached_property
    def words(self) -> list[str]:
        """The different cells that stand for something, sorted."""
        return sorted({cell for cell in self.cells if not is_missing(cell)})

    @cached_property
    def numeric(self) -> bool:
        """Whether most of its cells are numbers; a column without any cell is one of numbers that are missing."""
        present = [cell for cell in self.cells if not is_missing(cell)]
        return 2 * sum(map(means_number, present)) >= len(present)

    def place_of(self, line: int) -> str:
        """Where a cell stands, as a sentence says it."""
        return f"Line {line}, column {self.place}{f' ({quoted(self.title)})' if self.title else ''}"

    @property
    def shown(self) -> str:
        """What a sentence about it begins with."""
        return f"The column {quoted(self.title)}" if self.title else f"Column {self.place}"

    def numbers(self) -> list[float]:
        """Its numbers. Raises DataError where a cell is no number, or where all are the same."""
        found = [(line, wrong_number(cell)) for line, cell in zip(self.lines, self.cells, strict=True)]
        wrong = [f"{self.place_of(line)} {what}" for line, what in found if what]
        if wrong:
            others = len(wrong) - 1
            more = f" {others} more cell{'s' * (others > 1)} of this column cannot be read." if others else ""
            raise DataError(wrong[0] + more)
        numbers = [number(cell) for cell in self.cells]
        if min(numbers) == max(numbers) and len(numbers) > 1:
            raise DataError(f"{self.shown} is {numbers[0]:g} in every row: nothing can be learned from it. Remove it.")
        return numbers

    def classes(self) -> list[float]:
        """Its two words as the numbers of CLASSES, in alphabetical order. Raises DataError where a cell is missing, or
        has a number with a sign or a unit.
        """
        for line, cell in zip(self.lines, self.cells, strict=True):
            if is_measure(cell):
                raise DataError(
                    f"{self.place_of(line)} is {quoted(cell)}, which is not a plain number. Write numbers "
                    "without a sign or a unit; the name of a class begins with a letter."
                )
            if is_missing(cell):
                missing, words = quoted(cell) if cell else "empty", " or ".join(map(quoted, self.words))
                raise DataError(f"{self.place_of(line)} is {missing}. Put {words} there, or remove the line.")
        return [CLASSES[self.words.index(cell)] for cell in self.cells]


@dataclass(frozen=True)
class Table:
    """What was read.

    data: the columns of numbers, and those of two words as classes. understood: in words, for readers.
    target: the column that models are most likely to be fitted to. left_out: titles of columns that are no numbers.
    """

    data: Data
    understood: str
    target: str
    left_out: tuple[str, ...]


def text_of(content: bytes) -> str:
    """The text of a file. Raises DataError where it has none."""
    if content.startswith(WORKBOOKS):
        raise DataError("This file is a spreadsheet workbook. Save it as CSV, or copy its cells and paste them.")
    if len(content) > 4 * MOST_CHARACTERS:  # bytes of a character at most
        raise DataError(f"This file is too large: data may have up to {MOST:,} rows. Take a part of them.")
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError("This file is not text. Save the table as CSV in UTF-8.")


def read_table(text: str) -> Table:
    """The table that a text has. Raises DataError with a sentence where it has none."""
    if len(text) > MOST_CHARACTERS:
        lines = text.strip().count("\n") + 1
        if lines > MOST:
            raise DataError(too_many(lines))
        raise DataError(f"This text has {len(text):,} characters; {MOST_CHARACTERS:,} are read. Take a part of it.")
    found = separated(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    refuse_dangerous(found.rows)
    headed = has_header(found)
    columns = columns_of(found, headed)
    return table(columns, found.separator, headed)


def refuse_dangerous(rows: Sequence[Row]) -> None:
    """Raises DataError where a cell has a formula of a spreadsheet or markup."""
    for row in rows:
        for place, cell in enumerate(row.cells, 1):
            if what := dangerous(cell):
                raise DataError(f"Line {row.line}, column {place} {what}")


def has_header(found: Rows) -> bool:
    """Whether the first row has titles: none of its cells is a number, and numbers follow below some of them."""
    first = found.rows[0].cells
    below = columns_of(found, headed=True)
    titled = [column for column in below if column.title and column.numeric and any(map(means_number, column.cells))]
    return bool(titled) and not any(map(means_number, first))


def columns_of(found: Rows, headed: bool) -> list[Column]:
    """The columns of these rows that are not empty."""
    titles = found.rows[0].cells if headed else ()
    rows = found.rows[headed:]
    lines = [row.line for row in rows]
    columns = [
        Column(titles[place] if headed else "", place + 1, lines, [row.cells[place] for row in rows])
        for place in range(found.width)
    ]
    return [column for column in columns if column.title or any(column.cells)]


def table(columns: Sequence[Column], separator: str, headed: bool) -> Table:
    """The table of these columns. Raises DataError."""
    numeric = [column for column in columns if column.numeric]
    classes = [column for column in columns if not column.numeric and len(column.words) == len(CLASSES)]
    left_out = [column for column in columns if column not in numeric and column not in classes]
    said = [f"{column.shown} was left out: it has {counted(column.words)}." for column in left_out]
    if not any(means_number(cell) for column in numeric for cell in column.cells):
        raise DataError("There are no numbers in this text. Paste rows of numbers, separated by commas or tabs.")
    if len(numeric) + len(classes) < 2:
        raise DataError(" ".join([*said, "Only one column is left, and a model needs an input and a target."]))
    commas = has_decimal_commas(cell for column in numeric for cell in column.cells if is_number(cell))
    kept = [column for column in columns if column not in left_out]
    called_so = [column for column in kept if column.title == TARGET]
    target = kept.index([*called_so, *(classes if len(classes) == 1 else []), kept[-1]][0])
    names = named(kept, target)
    numbers = {
        name: column.numbers() if column in numeric else column.classes()
        for name, column in zip(names, kept, strict=True)
    }
    titles = dict(zip(names, (title_of(column, name) for name, column in zip(names, kept, strict=True)), strict=True))
    data = Data(numbers, titles)
    said = [shape(data, separator, commas, headed), *map(told_apart, classes), *said]
    return Table(data, " ".join(said), list(data)[target], tuple(column.title for column in left_out))


def named(columns: Sequence[Column], target: int) -> list[str]:
    """What the columns are called: their titles, and letters where there are none; t the target whose title no formula
    can have. Raises DataError where two agree.
    """
    titles = [checked_title(column.title) for column in columns]
    for title in titles:
        if title and titles.count(title) > 1:
            raise DataError(f"{titles.count(title)} columns are called {quoted(title)}. Give each a title of its own.")
    free = (name for name in INPUTS if name not in titles)
    called_so = TARGET not in titles and not is_name(titles[target])
    return [TARGET if called_so and place == target else title or next(free) for place, title in enumerate(titles)]


def title_of(column: Column, name: str) -> str:
    """The title that readers see; where it is short enough, it says which class is which number."""
    title = checked_title(column.title) or name
    if column.numeric:
        return title
    first, second = column.words
    longer = f"{title} (−1 {first}, 1 {second})"
    return longer if len(longer) <= LONGEST else title


def told_apart(column: Column) -> str:
    """Which word of a column became which number."""
    first, second = column.words
    return f"{column.shown}: {quoted(first)} is −1 and {quoted(second)} is 1."


def counted(words: Sequence[str]) -> str:
    """How many words there are, and how many there should be."""
    if len(words) == 1:
        return f"the word {quoted(words[0])} only, where two words would be classes"
    return f"{len(words)} different words, where two would be classes"


def shape(data: Data, separator: str, commas: bool, headed: bool) -> str:
    """How many rows and columns there are, and how the text was read."""
    signs = f"separated by {SEPARATORS[separator]}{', decimal commas' if commas else ''}"
    titles = "the first row has the titles" if headed else f"no titles, so the columns are called {listed(list(data))}"
    return f"{data.count:,} rows, {len(data)} columns, {signs}; {titles}."
