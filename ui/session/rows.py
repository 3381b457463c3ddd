"""The reader's own data in a link: the rows themselves, or where they are too many what stands for them.

What stands for them means something in the session that has the data, and nowhere else: there Back, Forward and the
tabs find the data again.
"""

from __future__ import annotations

from functools import lru_cache

from landscapes import Data, DataError
from landscapes.data.compact import packed, unpacked
from ui.session.kinds import Written
from ui.session.reading import Unusable

# Half of what Streamlit's own server takes, and as much as browsers show.
LONGEST_ADDRESS = 32_000
OF_THE_REST = 2000  # characters of an address that are for all that is no data
LONGEST_ROWS = LONGEST_ADDRESS - OF_THE_REST
KEPT = "kept-"  # begins what stands for data


def too_long(data: Data) -> str | None:
    """Why a link cannot hold the rows themselves, in a sentence; None where it can."""
    try:
        size = len(packed(data))
    except DataError as error:
        return str(error)
    if size <= LONGEST_ROWS:
        return None
    return (
        f"These data take {size:,} characters, and a link has room for {LONGEST_ROWS:,}: the link leads to them "
        "on this page only. Save the file, and pass that on."
    )


@lru_cache(maxsize=64)
def write_rows(data: Data) -> str:
    """The data as a link has them."""
    return KEPT + data.digest if too_long(data) else packed(data)


def read_rows(text: str) -> Data:
    """The data that a link has. Raises Unusable."""
    if text.startswith(KEPT):
        raise Unusable(
            "stands for data that have no room in a link: ask for their file, and open it under “Your own data”"
        )
    try:
        return unpacked(text)
    except DataError as error:
        raise Unusable(f"cannot be read: {error}") from None


ROWS = Written(read_rows, write_rows)
