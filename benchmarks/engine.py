"""What the engine costs: run() against a plain NumPy loop of the same rule, and a whole race.

    python -m benchmarks.engine

The two are timed in turns, so that whatever else the machine does falls on both. A ratio above 1 means run() is faster,
although it also records, watches for divergence, measures f everywhere and decides on the outcome. Nothing is asserted:
the numbers are for reading.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from statistics import median

import numpy as np

from benchmarks.plain import RULES, points
from benchmarks.readme import report
from benchmarks.turns import spread, timed
from experiments import refusal, run
from experiments.engine.batch import Batch, batch_of
from experiments.engine.race import Race
from experiments.engine.runner import run_batch
from experiments.engine.runs import Runs
from experiments.readings.events import DETECTORS, ENDS
from experiments.readings.events.switch import switch
from experiments.readings.events.trail import Trail
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

STEPS = 300
ROUNDS = 40
SURFACE = LANDSCAPES["rosenbrock"]
START = (-1.2, 1.0)
OTHER = LANDSCAPES["line_fit"]  # for a method that cannot run on Rosenbrock
SLOW = ("momentum", "nesterov", "sam", "radam", "schedule_free")
GENTLE = {"gradient_descent": {"lr": 1e-3}} | {key: {"lr": 2e-4} for key in SLOW}  # no early divergence


def plain_loop(key: str, hypers: dict) -> np.ndarray:
    path = np.empty((STEPS + 1, 2))
    path[0] = START
    for t, p in enumerate(points("rosenbrock", key, START, STEPS, hypers), 1):
        path[t] = p
    return path


def one_run_each() -> None:
    """Steps a second of every method, and how much longer the array engine and a plain loop take."""
    print(f"One run, {STEPS} steps on Rosenbrock: median (quartiles) of {ROUNDS} rounds in turns")
    print(f"{'':22}{'steps a second':>16}{'array engine / run()':>28}{'plain loop / run()':>28}")
    for key, method in OPTIMIZERS.items():
        surface = SURFACE if refusal(SURFACE, key) is None else OTHER
        start = START if surface is SURFACE else surface.start
        hypers = {hyper.name: hyper.default for hyper in method.hypers} | GENTLE.get(key, {})
        batch = batch_of(Race(surface, key, start, STEPS, hypers))
        rounds = [one_round(batch, hypers) for _ in range(ROUNDS)]
        ours = [took[0] for took in rounds]
        arrays, plain = [took[1] / took[0] for took in rounds], [took[2] / took[0] for took in rounds if took[2:]]
        print(f"{key:22}{1e3 * STEPS / median(ours):16,.0f}{spread(arrays):>28}{spread(plain) if plain else '':>28}")
        if key == "adam":
            report(f"one run of {STEPS} Adam steps on Rosenbrock, outcome included", median(ours), "ms")


def one_round(batch: Batch, hypers: dict) -> list[float]:
    """ms of run(), of the array engine, and of the plain loop where there is one."""
    took = [
        timed(lambda: run_batch(batch, floats=True)),
        timed(lambda: run_batch(batch, floats=False)),
    ]
    if batch.race.method not in RULES:
        return took
    return [*took, timed(lambda: plain_loop(batch.race.method, hypers))]


def plain_loops_agree() -> None:
    for key in RULES:
        hypers = {hyper.name: hyper.default for hyper in OPTIMIZERS[key].hypers} | GENTLE.get(key, {})
        ours = run(SURFACE, key, START, steps=STEPS, hypers=hypers)
        assert np.allclose(ours.path[:20, 0], plain_loop(key, hypers)[:20]), key


def a_race() -> None:
    methods = [key for key in OPTIMIZERS if refusal(SURFACE, key) is None]
    race = [
        timed(lambda: [run(SURFACE, key, START, steps=STEPS, hypers=GENTLE.get(key)) for key in methods])
        for _ in range(ROUNDS)
    ]
    report(f"every method × {STEPS} steps on Rosenbrock, all included", median(race), "ms")


def many_runs() -> None:
    starts = np.random.default_rng(0).uniform(-1.5, 1.5, (10_000, 2))
    took = [timed(lambda: run(SURFACE, "adam", starts, steps=200, record="last")) for _ in range(5)]
    print(f"10,000 runs of Adam × 200 steps: {spread([t / 2 for t in took])} ns a step of one run")


def words() -> None:
    """What is told of one run: its sentence and its events, with those of basins apart."""
    races = [(key, surface) for surface in LANDSCAPES.values() for key in OPTIMIZERS if refusal(surface, key) is None]
    walked = [run(surface, key, surface.start, steps=STEPS) for key, surface in races]
    others = [sentence, *(find for find in (*DETECTORS, *ENDS) if find is not switch)]
    told, switched = ([least(partial(tell, runs, kinds)) for runs in walked] for kinds in (others, [switch]))
    what = f"the sentence and the events of a path of {STEPS} steps, every method on every surface"
    report(what, median(told), "ms", f" in the median without basin switches; 9 of 10 below {ninth(told):.2f} ms")
    print(f"basin switches: {median(switched):.2f} ms, {ninth(switched):.2f} ms")


def sentence(trail: Trail) -> list[str]:
    return [trail.runs.sentence(trail.run)]


def tell(runs: Runs, kinds: Iterable[Callable[[Trail], Iterable[object]]]) -> None:
    """What is told of a single run, of some kinds; nothing is kept from the time before."""
    trail = Trail(runs.surface, replace(runs), 0, None)
    with np.errstate(all="ignore"):
        for find in kinds:
            list(find(trail))


def least(work: Callable[[], object]) -> float:
    """Milliseconds of the quickest of a few times; the first is for what a surface is asked once."""
    return min(timed(work) for _ in range(4))


def ninth(values: list[float]) -> float:
    return sorted(values)[9 * len(values) // 10]


if __name__ == "__main__":
    plain_loops_agree()
    one_run_each()
    a_race()
    many_runs()
    words()
