"""However runs are cut into blocks, shared out and ordered, and whatever their company: the same numbers, bitwise."""

import os
import subprocess
import sys
from functools import partial

import numpy as np
import pytest

from experiments import Outcome, refusal, run
from experiments.engine import runner
from experiments.engine.walking import block, workers
from experiments.engine.walking import walk as walking
from experiments.engine.walking.workers import ROOT, Worker
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SettingError

DATA = LANDSCAPES["line_fit"]  # every method can run on it
RUNS = 9


def sweep(method, chosen=slice(None), **options):
    """Runs of which some diverge, some arrive and some do neither, with a learning rate of their own each."""
    surface = LANDSCAPES["rosenbrock"] if refusal(LANDSCAPES["rosenbrock"], method) is None else DATA
    starts = np.random.default_rng(3).uniform(-1.5, 1.5, (RUNS, 2))[chosen]
    first = OPTIMIZERS[method].hypers[0] if OPTIMIZERS[method].hypers else None
    hypers = {first.name: np.geomspace(max(first.low, 1e-4), first.high, RUNS)[chosen]} if first else {}
    if first and first.allowed.whole:
        hypers = {first.name: np.arange(1.0, RUNS + 1)[chosen]}
    given = {"steps": 100, "noise": 0.1, "target": 1.0, "streams": np.arange(RUNS)[chosen]} | options
    return run(surface, method, starts, hypers=hypers, **given)


@pytest.mark.slow("sweeps of every method")
@pytest.mark.parametrize("method", OPTIMIZERS)
@pytest.mark.parametrize("record", ["all", "best"])
def test_blocks_stretches_and_the_setting_aside_do_not_show(method, record, monkeypatch, same):
    whole = sweep(method, record=record)
    monkeypatch.setattr(runner, "BLOCK", 4)
    monkeypatch.setattr(walking, "POINTS_AT_ONCE", 21)
    monkeypatch.setattr(block, "MANY", 0.9)
    same(whole, sweep(method, record=record))


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_order_and_company_do_not_show(method):
    whole = sweep(method)
    order = np.random.default_rng(1).permutation(RUNS)
    for chosen in (order, order[:4], order[:1]):
        some = sweep(method, chosen)
        assert np.array_equal(some.path, whole.path[:, chosen], equal_nan=True)
        assert np.array_equal(some.value, whole.value[:, chosen], equal_nan=True)
        for name in ("outcome", "stopped", "arrived", "arrived_cost"):
            mine, its = getattr(some, name), getattr(whole, name)[chosen]
            assert mine.tolist() == its.tolist() or np.array_equal(mine, its, equal_nan=True), name


@pytest.fixture
def helped(monkeypatch):
    """Everything is worth sending to two other processes, which come and go with the test."""
    for name, value in (("PAYS", 0), ("SHORT", 1e-9)):
        monkeypatch.setattr(runner, name, value)
    monkeypatch.setattr(workers, "CORES", 2)
    pair = [Worker(), Worker()]
    idle = type(workers._idle)()
    for worker in pair:
        idle.put(worker)
    monkeypatch.setattr(workers, "_idle", idle)
    yield pair
    for worker in pair:
        worker.stop()


@pytest.mark.slow("starts Python anew")
def test_who_walks_them_does_not_show(helped, monkeypatch, same):
    for method in ("adam", "newton", "lbfgs", "sam"):
        for options in ({"record": "last"}, {"record": 3, "noise": 0.0}):
            told: list[float] = []
            there = sweep(method, progress=told.append, **options)
            assert told == sorted(told) and len(told) == RUNS and told[-1] == 1
            with monkeypatch.context() as here:
                here.setattr(runner, "PAYS", np.inf)
                same(sweep(method, **options), there)


@pytest.mark.slow("starts Python anew")
def test_a_worker_that_died_is_replaced(helped):
    first = sweep("adam")
    for worker in helped:
        if worker._process:
            worker._process.kill()
            worker._process.wait()
    again = sweep("adam")
    assert np.array_equal(first.path, again.path, equal_nan=True)


@pytest.mark.slow("starts Python anew")
def test_what_goes_wrong_there_is_said_here(helped):
    with pytest.raises(ZeroDivisionError):
        helped[0].ask(partial(divmod, 1, 0))
    assert sweep("adam").outcome.size == RUNS  # and it works on


@pytest.mark.slow("starts Python anew")
@pytest.mark.skipif(not hasattr(os, "nice"), reason="This system has no nice().")
def test_the_process_of_the_server_goes_first(helped):
    assert helped[0].ask(partial(os.nice, 0)) > os.nice(0)


@pytest.mark.slow("starts Python anew")
def test_who_gives_up_leaves_the_rest_undone(helped):
    def enough(part):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sweep("adam", progress=enough)
    assert Outcome.CONVERGED in sweep("newton", noise=0.0).outcome  # the workers are idle again


@pytest.mark.slow("starts Python anew")
def test_workers_end_with_the_one_who_asks():
    """Even if that one is killed and can say nothing."""
    code = (
        "from experiments.engine.walking.workers import Worker; w = Worker()\n"
        "w.ask(int); print('ready', flush=True); input()"
    )
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe) as parent:
        assert parent.stdout is not None and parent.stdout.readline().strip() == "ready"
        parent.kill()
        _, said = parent.communicate(timeout=60)  # which ends when the last of the two has closed it
        assert said == ""


@pytest.mark.parametrize("key", LANDSCAPES)
@pytest.mark.parametrize("rate", [1.0, 1e3, 1e200])
def test_runs_that_fly_off_are_told_so_in_any_company(key, rate):
    surface = LANDSCAPES[key]
    rates = np.array([rate, 1e-4, rate / 2, 1e-3])
    together = run(surface, "gradient_descent", [surface.start] * 4, steps=70, hypers={"lr": rates}, record="last")
    for place, lr in enumerate(rates.tolist()):
        alone = run(surface, "gradient_descent", surface.start, steps=70, hypers={"lr": lr}, record="last")
        assert together.outcome[place] == alone.outcome[0] and together.stopped[place] == alone.stopped[0]
        assert np.array_equal(together.last[place], alone.last[0], equal_nan=True)


@pytest.mark.parametrize("count", [1, 2, 4999, 5000, 5001, 10_000, 33_333])
@pytest.mark.parametrize("shares", [1, 2, 3])
def test_blocks_are_even_and_leave_nothing_out(count, shares):
    blocks = runner.cut(count, 1e-6, shares, runner.BLOCK)
    assert np.concatenate([np.arange(count)[part] for part in blocks]).tolist() == list(range(count))
    sizes = [part.stop - part.start for part in blocks]
    assert max(sizes) <= runner.BLOCK and max(sizes) - min(sizes) <= 1
    assert len(blocks) % shares == 0 or len(blocks) == count


def test_what_would_not_fit_is_refused_with_its_size():
    with pytest.raises(SettingError, match=r"3\.\d GB"):
        run(LANDSCAPES["bowl"], "adam", np.zeros((1000, 2)), steps=100_000)
