"""What a map of 10,000 runs × 1,000 steps adds to memory when only outcomes are kept.

    python -m benchmarks.memory

Prints two numbers, in MB: above the process before it, at the highest, with whatever other processes it starts; and the
same for a second map, which finds them started. It asks Linux's /proc, where the highest can be forgotten first: what
getrusage tells begins with the memory of whoever started this process.
"""

import os
from pathlib import Path

from benchmarks.problems import SWEEPS, Problem
from experiments import run
from landscapes import LANDSCAPES

PROC = Path("/proc")
FORGET_THE_HIGHEST = "5"


def processes() -> list[int]:
    """This one and those that it started."""
    threads = (PROC / "self" / "task").iterdir()
    return [os.getpid(), *(int(child) for thread in threads for child in (thread / "children").read_text().split())]


def held(process: int, what: str) -> float:
    """MB of its own, without files that processes share: VmRSS is what it holds now, VmHWM the most it held."""
    lines = dict(line.split(":", 1) for line in (PROC / str(process) / "status").read_text().splitlines())
    return (int(lines[what].split()[0]) - int(lines["RssFile"].split()[0])) / 1024


def walk(sweep: Problem, steps: int) -> None:
    run(LANDSCAPES[sweep.surface], sweep.method, sweep.starts, steps=steps, hypers=sweep.varied, record="last")


def above_before(sweep: Problem) -> float:
    """MB that one map takes."""
    before = sum(held(process, "VmRSS") for process in processes())
    for process in processes():
        (PROC / str(process) / "clear_refs").write_text(FORGET_THE_HIGHEST)
    walk(sweep, sweep.steps)
    return sum(held(process, "VmHWM") for process in processes()) - before


if __name__ == "__main__":
    if not PROC.exists():
        raise SystemExit("Memory is measured on Linux, where /proc tells it.")
    walk(SWEEPS[0].among(100), steps=10)  # whatever is loaded at first use
    print(f"{above_before(SWEEPS[0]):.0f} {above_before(SWEEPS[0]):.0f}")
