"""What run() is timed against walks the same paths."""

import numpy as np
import pytest

from benchmarks import plain
from benchmarks.engine import plain_loops_agree
from benchmarks.problems import ALONE, BASINS, SWEEPS
from experiments import run
from landscapes import LANDSCAPES


@pytest.mark.parametrize("problem", [*(sweep.among(30) for sweep in (*SWEEPS, BASINS)), ALONE], ids=lambda p: p.name)
def test_the_plain_loop_ends_where_run_does(problem):
    surface = LANDSCAPES[problem.surface]
    runs = run(surface, problem.method, problem.starts, steps=problem.steps, hypers=problem.gentle, record="last")
    assert plain.walk(problem, problem.gentle) == pytest.approx(runs.path[-1].reshape(problem.starts.shape), abs=1e-6)
    assert (np.ptp(runs.path, axis=0) > 1e-3).any(), "nothing moved"


def test_every_plain_rule_begins_as_run_does():
    plain_loops_agree()
