"""What a map of 10,000 runs × 1,000 steps adds to memory when only outcomes are kept.

    python -m benchmarks.memory

Prints two numbers, in MB: above the process before it, at the highest, with whatever other processes it starts; and the
same for a second map, which finds them started. It asks Linux's /proc, where the highest can be forgotten first: what
getrusage tells begins with the memory of whoever started this process.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.problems import SWEEPS, Problem
from experiments import run
from landscapes import LANDSCAPES

PROC = Path("/proc")
FORGET_THE_HIGHEST = "5"


def status(process: str) -> dict[str, str]:
    """What Linux says of a process; nothing if it has ended meanwhile."""
    try:
        lines = (PROC / process / "status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return {}
    return {name: value.strip() for name, value in (line.split(":", 1) for line in lines)}


def processes() -> list[str]:
    """This one and those that it started."""
    own = str(os.getpid())
    return [own, *(path.name for path in PROC.glob("[0-9]*") if status(path.name).get("PPid") == own)]


def held(process: str, what: str) -> float:
    """MB of its own, without files that processes share: VmRSS is what it holds now, VmHWM the most it held."""
    said = status(process)
    return (int(said[what].split()[0]) - int(said["RssFile"].split()[0])) / 1024


def walk(sweep: Problem, steps: int) -> None:
    run(LANDSCAPES[sweep.surface], sweep.method, sweep.starts, steps=steps, hypers=sweep.varied, record="last")


def above_before(work: Callable[[], None]) -> float:
    """MB that some work takes, above what was held before it."""
    before = sum(held(process, "VmRSS") for process in processes())
    for process in processes():
        (PROC / process / "clear_refs").write_text(FORGET_THE_HIGHEST)
    work()
    return sum(held(process, "VmHWM") for process in processes()) - before


if __name__ == "__main__":
    if not PROC.exists():
        raise SystemExit("Memory is measured on Linux, where /proc tells it.")
    walk(SWEEPS[0].among(100), steps=10)  # whatever is loaded at first use
    whole = partial(walk, SWEEPS[0], SWEEPS[0].steps)
    print(f"{above_before(whole):.0f} {above_before(whole):.0f}")
