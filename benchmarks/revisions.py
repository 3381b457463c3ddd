"""This tree's run() beside that of an earlier revision: single runs and sweeps, timed in turns.

    python -m benchmarks.revisions REVISION

The revision is checked out beside this one for as long as it takes. Each of the two trees has a process of its own,
which runs the works below through the public contract alone; the processes take turns, so that whatever else the
machine does falls on both. A ratio above 1 means that this tree is slower. Nothing is asserted: the numbers are for
reading.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TURNS = 5
REPEATS = 3  # of each work in a turn; the quickest counts
SINGLE = ("gradient_descent", "momentum", "adam", "newton", "bfgs", "conjugate_gradient", "lbfgs", "trust_region")
SWEPT = ("gradient_descent", "momentum", "adam", "shampoo", "newton")
FEW = ("bfgs", "line_search")  # rules with loops of their own, which are walked run by run
SURFACES = ("rosenbrock", "himmelblau", "ackley")


def works() -> dict[str, Callable[[], object]]:
    """name -> one work: a single run of 300 steps, or a sweep of the learning rate over 10,000 runs of 100 steps."""
    import numpy as np

    from experiments import run
    from landscapes import LANDSCAPES

    def single(key: str, surface: Any) -> Callable[[], object]:
        return lambda: run(surface, key, surface.start, steps=300)

    def sweep(key: str, surface: Any, runs: int, **more: Any) -> Callable[[], object]:
        starts = np.tile(surface.start, (runs, 1))
        hypers = {"lr": np.geomspace(1e-4, 1e-1, runs)} if key not in ("newton", *FEW) else {}
        return lambda: run(surface, key, starts, steps=100, hypers=hypers, record="last", **more)

    found: dict[str, Callable[[], object]] = {}
    for name in SURFACES:
        surface = LANDSCAPES[name]
        found |= {f"one run · {key} · {name}": single(key, surface) for key in SINGLE}
        found |= {f"10,000 runs · {key} · {name}": sweep(key, surface, 10_000) for key in SWEPT}
        found |= {f"50 runs · {key} · {name}": sweep(key, surface, 50) for key in FEW}
    found["10,000 noisy runs · adam · rosenbrock"] = sweep("adam", LANDSCAPES["rosenbrock"], 10_000, noise=0.1)
    return found


def answer() -> None:
    """Reads names of works, one a line, and writes how many milliseconds each took; ends with its input."""
    known = works()
    print(json.dumps(list(known)), flush=True)
    for line in sys.stdin:
        work = known[line.strip()]
        took = []
        for _ in range(REPEATS):
            begun = perf_counter()
            work()
            took.append(1e3 * (perf_counter() - begun))
        print(min(took), flush=True)


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """The tree of a revision, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", tree, revision], cwd=ROOT, check=True)
        try:
            yield tree
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)


def started(tree: Path) -> "subprocess.Popen[str]":
    """A process that answers in a tree."""
    code = f"import sys; sys.path.insert(0, {str(tree)!r}); import runpy; runpy.run_path({__file__!r})['answer']()"
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=tree, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def asked(process: "subprocess.Popen[str]", name: str) -> float:
    """Milliseconds that a work takes a process."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{name}\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def main(revision: str) -> None:
    with checked_out(revision) as tree:
        before, now = started(tree), started(ROOT)
        assert before.stdout and now.stdout
        known = json.loads(before.stdout.readline())
        names = [name for name in json.loads(now.stdout.readline()) if name in known]
        print(f"This tree / {revision}: the time of each work, median of {TURNS} turns (least and most)")
        medians = []
        for name in names:
            for process in (before, now):
                asked(process, name)  # once untimed: caches and worker processes
            ratios = []
            for turn in range(TURNS):
                pair = (before, now) if turn % 2 else (now, before)
                took = {process: asked(process, name) for process in pair}
                ratios.append(took[now] / took[before])
            medians.append(median(ratios))
            print(f"{name:48}{median(ratios):8.2f}  ({min(ratios):.2f} to {max(ratios):.2f})", flush=True)
        print(f"{'median of all':48}{median(medians):8.2f}  ({min(medians):.2f} to {max(medians):.2f})")
        for process in (before, now):
            process.communicate()


if __name__ == "__main__":
    main(sys.argv[1])
