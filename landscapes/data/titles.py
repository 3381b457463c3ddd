"""Titles of columns as readers give them: short plain text, which may come from anywhere."""

from __future__ import annotations

import re

from landscapes.data.data import DataError

LONGEST = 60  # characters of a title
TAG = re.compile(r"<\s*[a-zA-Z/!?]")
FORMULA = "=+-@"  # with which a spreadsheet's formulas begin


def checked_title(text: str) -> str:
    """The title without blanks around it, blanks inside made single. Raises DataError where it is no plain text."""
    title = " ".join(text.split())
    if len(title) > LONGEST:
        raise DataError(f"The title “{title[:20]}…” has {len(title)} characters: make it {LONGEST} at most.")
    if not title.isprintable():
        raise DataError("A title has an invisible character. Type the title again.")
    if TAG.search(title):
        raise DataError(f"The title “{title}” has markup in it. Data are plain text: take it out.")
    if title.startswith(tuple(FORMULA)):
        raise DataError(f"The title “{title}” begins like a spreadsheet formula. Give the column a plain name.")
    return title
