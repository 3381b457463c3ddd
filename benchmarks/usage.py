"""What the processes of a server take of the machine, from Linux' own counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")  # of CPU time in a second
PAGE = os.sysconf("SC_PAGE_SIZE")  # bytes


def family(process: int) -> Iterator[int]:
    """A process, and all that it has started and they have."""
    yield process
    for task in (PROC / str(process) / "task").glob("*/children"):
        for child in task.read_text().split():
            yield from family(int(child))


def cpu(process: int) -> float:
    """Seconds of CPU that a process and its family have had so far, with those that have ended."""
    found = 0
    for each in family(process):
        found += sum(map(int, after_name(each)[11:15]))  # its own, and those of children that have ended
    return found / TICKS


def memory(process: int) -> int:
    """Bytes in memory of a process and its family."""
    return PAGE * sum(int(after_name(each)[21]) for each in family(process))


def after_name(process: int) -> list[str]:
    """The numbers of a process after its name, which may have spaces in it."""
    return (PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
