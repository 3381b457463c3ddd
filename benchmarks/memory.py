"""What a map of 10,000 runs × 1,000 steps adds to a process's memory when only outcomes are kept.

    python -m benchmarks.memory

Prints the MB above what the process held before, at the highest. It asks Linux's /proc, where the highest can be
forgotten first: what getrusage tells begins with the memory of the process that started this one.
"""

from pathlib import Path

from benchmarks.problems import SWEEPS
from experiments import run
from landscapes import LANDSCAPES

SELF = Path("/proc/self")
FORGET_THE_HIGHEST = "5"


def held(what: str) -> float:
    """MB of this process: VmRSS what it holds now, VmHWM the most it held."""
    lines = dict(line.split(":", 1) for line in (SELF / "status").read_text().splitlines())
    return int(lines[what].split()[0]) / 1024


def above_before() -> float:
    sweep = SWEEPS[0]
    surface = LANDSCAPES[sweep.surface]
    run(surface, sweep.method, sweep.starts[:100], steps=10, record="last")  # everything is loaded
    (SELF / "clear_refs").write_text(FORGET_THE_HIGHEST)
    before = held("VmRSS")
    run(surface, sweep.method, sweep.starts, steps=sweep.steps, hypers=sweep.varied, record="last")
    return held("VmHWM") - before


if __name__ == "__main__":
    if not SELF.exists():
        raise SystemExit("Memory is measured on Linux, where /proc tells it.")
    print(f"{above_before():.0f}")
