"""The reader's own data in a link: the rows themselves, or where they are too many what stands for them.

What stands for them means something in the session that has the data, and nowhere else: there Back, Forward and the
tabs find the data again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from landscapes import Data, DataError
from landscapes.data.compact import packed, unpacked
from ui.session import kinds
from ui.session.reading import Unusable

# Half of what Streamlit's own server takes, and as much as browsers show.
LONGEST_ADDRESS = 32_000
OF_THE_REST = 2000  # characters of an address that are for all that is no data
LONGEST_ROWS = LONGEST_ADDRESS - OF_THE_REST
KEPT_ROWS = 64
KEPT = "kept-"  # begins what stands for data


class Written(NamedTuple):
    """The rows as a link has them, and why a link cannot hold them themselves; None where it can."""

    text: str
    lack: str | None


@lru_cache(maxsize=KEPT_ROWS)
def written(data: Data) -> Written:
    """The data as a link has them."""
    try:
        text = packed(data)
    except DataError as error:
        return Written(KEPT + data.digest, str(error))
    if len(text) <= LONGEST_ROWS:
        return Written(text, None)
    return Written(
        KEPT + data.digest,
        (
            f"These data take {len(text):,} characters, and a link has room for {LONGEST_ROWS:,}. The link works "
            "in this tab only. To share the data, open the table, save it as a file, and send the file."
        ),
    )


def write_rows(data: Data) -> str:
    """The data as a link has them."""
    return written(data).text


def read_rows(text: str) -> Data:
    """The data that a link has. Raises Unusable."""
    if text.startswith(KEPT):
        raise Unusable(
            "stands for data that are too long for a link: ask for their file, and open it under “Your own data”"
        )
    try:
        return unpacked(text)
    except DataError as error:
        raise Unusable(f"cannot be read: {error}") from None


ROWS = kinds.Written(read_rows, write_rows)
