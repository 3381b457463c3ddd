"""Data: the columns of numbers from which a surface is made, one row a sample.

Names that a formula could not use get a short letter; `titles` has what they were called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from landscapes.formula.functions import ALIASES, CONSTANTS, FUNCTIONS
from landscapes.formula.numbers import Array

FEWEST, MOST = 2, 1000  # rows
WIDEST = 40  # columns
LARGEST, IN_TEXT = 1e30, "10³⁰"  # of a number, as in formulas
NAME = re.compile(r"[A-Za-z](?:[A-Za-z]{0,10}|[A-Za-z]{0,8}_?[0-9]{1,2})")
RESERVED = {*FUNCTIONS, *ALIASES, *CONSTANTS}
# Letters for names that a formula cannot use; none that people take for weights.
LETTERS = "uvtspqrcdfghjklmnoz"


class DataError(ValueError):
    """What is wrong with some data, in a sentence that says what to do."""


class Data(Mapping[str, Array]):
    """Columns by their names in formulas, each (N,) float64 that cannot be written to. Equal data hash alike.

    columns  name -> its numbers, up to WIDEST. All have one length, from FEWEST to MOST; all numbers are finite
    titles   name as given -> what readers see, where that differs
    Raises DataError with a sentence.
    """

    __slots__ = ("_columns", "_digest", "titles")

    def __init__(self, columns: Mapping[str, ArrayLike], titles: Mapping[str, str] | None = None) -> None:
        columns = named_columns(columns)
        if not columns:
            raise DataError("There is no column. Data need at least one.")
        if len(columns) > WIDEST:
            raise DataError(f"Data may have up to {WIDEST} columns; these have {len(columns):,}. Take some of them.")
        names = letters(list(columns))
        self._columns = {names[given]: checked(given, numbers) for given, numbers in columns.items()}
        sizes = {len(numbers) for numbers in self._columns.values()}
        if len(sizes) > 1:
            raise DataError(f"All columns need the same length; these have {', '.join(map(str, sorted(sizes)))}.")
        size = sizes.pop()
        if size < FEWEST:
            raise DataError(f"Data need at least {FEWEST} rows; there {'is' if size == 1 else 'are'} {size}.")
        if size > MOST:
            raise DataError(f"Data may have up to {MOST:,} rows; these have {size:,}. Take a part of them.")
        shown = titles or {}
        self.titles: Mapping[str, str] = MappingProxyType({names[given]: shown.get(given, given) for given in columns})
        digest = blake2b(digest_size=16)
        for name, numbers in self._columns.items():
            digest.update(f"{name}={self.titles[name]};".encode() + numbers.tobytes())
        self._digest = digest.digest()

    def __getitem__(self, name: str) -> Array:
        return self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        """How many columns there are; `count` is how many samples."""
        return len(self._columns)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Data) and self._digest == other._digest)

    def __hash__(self) -> int:
        return hash(self._digest)

    def __repr__(self) -> str:
        return f"Data({', '.join(self._columns)}; {self.count} samples)"

    def __reduce__(self) -> tuple[type[Data], tuple[dict[str, Array], dict[str, str]]]:
        return Data, (self._columns, dict(self.titles))

    @property
    def count(self) -> int:
        """N, how many samples there are."""
        return len(next(iter(self._columns.values())))

    @property
    def digest(self) -> str:
        """The same for equal data, in any process."""
        return self._digest.hex()

    def some(self, rows: ArrayLike) -> Data:
        """The samples at these places (n,), in that order."""
        places = np.asarray(rows)
        return Data({name: numbers[places] for name, numbers in self._columns.items()}, self.titles)

    def put(self, columns: Mapping[str, ArrayLike]) -> Data:
        """The same with other numbers in some of the columns."""
        return Data({**self._columns, **columns}, self.titles)


def named_columns(given: Any) -> Mapping[str, ArrayLike]:
    """What was given as columns by their names: a mapping, or what can be made one, as a table of pandas can."""
    try:
        columns = dict(given)
    except (TypeError, ValueError):
        columns = {None: None}
    if not all(isinstance(name, str) for name in columns):
        raise DataError('Data are columns by their names, such as {"u": [1, 2, 3], "t": [2, 3, 5]}; these are not.')
    return columns


def checked(name: str, numbers: ArrayLike) -> Array:
    """The numbers of a column as an array (N,) of its own that nobody can write to."""
    if getattr(getattr(numbers, "dtype", None), "kind", None) in ("c", "m", "M") or np.ma.is_masked(numbers):
        # NumPy would take the real parts, count days from 1970 on, or take what is under a mask.
        raise DataError(f"The column “{name}” has something that is not a number.")
    try:
        column = np.array(numbers, dtype=np.float64) + 0.0  # which leaves no -0, or data that are equal could differ
    except (TypeError, ValueError, OverflowError):
        raise DataError(f"The column “{name}” has something that is not a number.") from None
    if column.ndim != 1:
        raise DataError(f"The column “{name}” needs one number for each sample.")
    if not (abs(column) <= LARGEST).all():
        raise DataError(f"The column “{name}” has a number that is not finite or larger than {IN_TEXT} in size.")
    column.setflags(write=False)
    return column


def is_name(text: str) -> bool:
    """Whether a formula can call a column so."""
    return NAME.fullmatch(text) is not None and text.lower() not in RESERVED


def letters(names: list[str]) -> dict[str, str]:
    """name -> what a formula calls it: the name itself where it can, else its first letter or the next that is free."""
    usable = set(filter(is_name, names))
    taken, found = set(usable), {}
    for name in names:
        if name in usable:
            found[name] = name
            continue
        own = next((sign.lower() for sign in name if sign.isascii() and sign.isalpha()), "")
        letter = next((one for one in (own, *LETTERS) if one and one in LETTERS and one not in taken), None)
        letter = letter or next(f"c{number}" for number in range(len(names) + 1) if f"c{number}" not in taken)
        taken.add(letter)
        found[name] = letter
    return found
