"""What is measured now, beside what the README says was measured.

A row of the README's table is found by its first column, and has the figure as the first number of its second.
"""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
ROW = re.compile(r"^\| ([^|]+?) \| [^|\d]*(\d[\d,]*(?:\.\d+)?)")
OFF = 1.5  # a factor: a figure that is off by more is to be measured anew


def figures(text: str) -> dict[str, float]:
    """What was measured -> the figure, of every row of a text's tables that has one."""
    found = filter(None, map(ROW.match, text.splitlines()))
    return {row[1]: float(row[2].replace(",", "")) for row in found}


def compared(now: float, told: float | None) -> str:
    """A warning where the README's figure is off; "" where it holds, and where the README has none."""
    if told is None:
        return ""
    ratio = max(now, told) / max(min(now, told), 1e-300)
    return (
        f"WARNING: the README says {told:g}; measured anew it is off by a factor of {ratio:.1f}." if ratio > OFF else ""
    )


def report(what: str, now: float, unit: str, more: str = "") -> None:
    """Prints what was measured, by the name that the README has for it, and a warning where that says otherwise."""
    print(f"{what}: {now:.3g} {unit}{more}")
    warning = compared(now, figures(README.read_text(encoding="utf-8")).get(what))
    if warning:
        print(f"    {warning}")
