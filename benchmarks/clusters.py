"""The same sweep on the default, on a ProcessPoolExecutor and on a Dask cluster of this machine.

    python -m benchmarks.clusters [--quick]

All take turns in each round. It says whether the results are equal bit for bit, what a run costs and sends back, and
how long 10⁸ runs take at that rate. Nothing is asserted of the times: they are for reading. It needs
benchmarks/requirements.txt.
"""

from __future__ import annotations

import logging
import pickle
from argparse import ArgumentParser
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import fields
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from statistics import median

import numpy as np
from dask.distributed import Client, LocalCluster

from benchmarks.turns import CORES, MACHINE, fixed_work, in_turns, spread, unrest
from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.engine.walking.walk import walk
from experiments.studies.axes import Axis
from experiments.studies.sweep import Sweep, sweep
from landscapes import LANDSCAPES

WORKERS = 2  # processes of the executors
SIDE, STEPS = 200, 300
SURFACE = LANDSCAPES["rosenbrock"]
RACE = Race(SURFACE, "adam", SURFACE.start, STEPS)
RATE, BETA = Axis("lr", 1e-4, 1.0, "log", SIDE), Axis("beta1", 0.0, 0.999, "linear", SIDE)
RUNS = SIDE * SIDE
STUDY = 10**8  # runs
OURS = "the default"
LOOPBACK = "127.0.0.1"


def swept(executor: Executor | None = None) -> Sweep:
    return sweep(RACE, RATE, BETA, executor=executor)


def equal(one: Sweep, other: Sweep) -> bool:
    """Whether all arrays of two sweeps hold the same bits, and NaN in the same places."""
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(Sweep)]
    return all(np.array_equal(mine, its, equal_nan=True) for mine, its in pairs if isinstance(mine, np.ndarray))


def bytes_of_a_run() -> float:
    """What the answer about a block holds for each of its runs."""
    starts = np.tile(RACE.start, (1000, 1))
    return len(pickle.dumps(walk(batch_of(RACE, starts, record="last")), pickle.HIGHEST_PROTOCOL)) / len(starts)


def told(seconds: float) -> str:
    """A long time in words."""
    return f"{seconds / 3600:.1f} h" if seconds >= 3600 else f"{seconds / 60:.1f} min"


def compare(ways: dict[str, Callable[[], Sweep]], rounds: int) -> None:
    first = ways[OURS]()
    alike = {name: equal(first, way()) for name, way in ways.items() if name != OURS}
    took = in_turns({**ways, MACHINE: fixed_work}, rounds)
    unrests = unrest(took.pop(MACHINE))
    print(f"  {'':32}{'µs a run':>28}{'its time / the default':>28}{'the same bits':>14}")
    for name, times in took.items():
        cost = [1e3 * time / RUNS for time in times]
        ratios = [time / our for time, our in zip(times, took[OURS], strict=True)]
        line = f"  {name:32}{spread(cost, 2):>28}"
        if name != OURS:
            line += f"{spread(ratios, 2, width=18):>28}"
            line += f"{'yes' if alike[name] else 'NO':>14}"
        print(f"{line:102}{told(median(cost) * 1e-6 * STUDY):>12} for 10⁸ runs")
    print(f"  {unrests}")
    assert all(alike.values()), "An executor has found something else."


def main() -> None:
    parser = ArgumentParser(description="The same sweep on the default, on a ProcessPoolExecutor and on Dask.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 3 if parser.parse_args().quick else 9
    print(f"{RUNS:,} runs × {STEPS} steps of Adam on {SURFACE.name}: median (quartiles) of {rounds} rounds in turns")
    print(f"  {CORES} cores: the default has as many processes, the others {WORKERS}; Dask {version('distributed')}")
    print(f"  Each run sends back {bytes_of_a_run():,.0f} bytes")
    cluster = LocalCluster(
        n_workers=WORKERS,
        threads_per_worker=1,
        host=LOOPBACK,
        dashboard_address=None,
        silence_logs=logging.ERROR,
    )
    with (
        cluster,
        Client(cluster) as client,
        ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as processes,
    ):
        ways = {OURS: None, "ProcessPoolExecutor": processes, "Dask LocalCluster": client.get_executor()}
        compare({name: partial(swept, executor) for name, executor in ways.items()}, rounds)


if __name__ == "__main__":
    main()
