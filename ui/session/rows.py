"""The reader's own data in a link: the rows themselves, or where they are too many what stands for them.

What stands for them means something in the session that has the data, and nowhere else: there Back, Forward and the
tabs find the data again.
"""

from __future__ import annotations

from collections.abc import Mapping

from landscapes import Data, DataError
from landscapes.data.compact import packed, unpacked
from ui.session.kinds import Written
from ui.session.reading import Unusable

# Servers and proxies take the line of a request up to 8 kB, as nginx and Apache do by default.
LONGEST_ADDRESS = 8000
OF_THE_REST = 2000  # characters of an address that are for all that is no data
LONGEST_ROWS = LONGEST_ADDRESS - OF_THE_REST
KEPT = "kept-"  # begins what stands for data


def in_link(data: Data) -> bool:
    """Whether a link can hold the rows themselves."""
    return len(packed(data)) <= LONGEST_ROWS


def write_rows(data: Data) -> str:
    """The data as a link has them."""
    text = packed(data)
    return text if len(text) <= LONGEST_ROWS else KEPT + data.digest


def rows_of(text: str, kept: Mapping[str, Data]) -> Data:
    """The data that a link has; `kept` are those that this session knows. Raises Unusable."""
    if text in kept:
        return kept[text]
    if text.startswith(KEPT):
        raise Unusable(
            "stands for data that are too long for a link and are not on this device: open their file under Your data"
        )
    try:
        return unpacked(text)
    except DataError as error:
        raise Unusable(f"cannot be read: {error}") from None


def read_rows(text: str) -> Data:
    """The data that a link has, where nothing is kept. Raises Unusable."""
    return rows_of(text, {})


ROWS = Written(read_rows, write_rows)
