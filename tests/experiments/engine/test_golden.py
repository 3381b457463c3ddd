"""Paths made by other people's code (tests/golden/make.py), held against ours."""

from dataclasses import asdict
from itertools import count
from types import SimpleNamespace

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base.arithmetic import FLOATS
from optimizers.base.proof import checked_against
from optimizers.schedules import SCHEDULES
from tools.proof import REFERENCE, cases, difference, measured, ours

pytestmark = pytest.mark.slow("golden data")

CASES = cases()
NAMES = [f"{case['method']}-{case['by']}-{case['kind'][:-5]}-{number}" for number, case in zip(count(1), CASES)]


@pytest.mark.parametrize("floats", [True, False], ids=["floats", "arrays"])
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_our_path_is_the_reference_s(case, floats):
    assert difference(case, ours(case, floats=floats)) <= case["within"]


@pytest.mark.parametrize("case", CASES[:: len(CASES) // 5], ids=NAMES[:: len(CASES) // 5])
def test_a_path_that_is_not_would_be_noticed(case):
    path = ours(case)
    nudged, undefined = path.copy(), path.copy()
    nudged[-1, 0] += 3 * case["within"] * max(1, abs(nudged[-1, 0]))
    undefined[1, 1] = np.nan
    assert not difference(case, nudged) <= case["within"]
    assert not difference(case, undefined) <= case["within"]


def test_every_method_has_a_reference():
    """tests/golden/make.py says how to give it one."""
    assert {case["method"] for case in CASES} == set(OPTIMIZERS)


def test_what_the_app_says_is_what_is_measured():
    """`make proof` writes it anew. Differences may vary with the machine, within what is allowed."""
    found = measured()
    for method in OPTIMIZERS:
        said = checked_against(method)
        assert [asdict(check) | {"difference": 0} for check in said] == [
            check | {"difference": 0} for check in found[method]
        ]
        assert all(check.difference <= check.within for check in said)


def test_a_check_reads_as_a_sentence():
    check = checked_against("adam")[0]
    assert check.words == "torch.optim.Adam 2.13.0: 600 steps, both fed the same gradients, within 10⁻¹⁰"
    assert checked_against("nothing") == ()


SCHEDULE_CASES = [case for part in REFERENCE["schedules"].values() for case in part["cases"]]


@pytest.mark.parametrize("case", SCHEDULE_CASES, ids=[f"{case['schedule']}-{case['by']}" for case in SCHEDULE_CASES])
def test_a_schedule_has_the_reference_s_values(case):
    schedule = SCHEDULES[case["schedule"]](**case["parameters"])
    values = [schedule(s * case["every"]) for s in range(len(case["values"]))]
    assert values == pytest.approx(case["values"], rel=1e-13, abs=1e-15)


def test_every_schedule_has_a_reference():
    assert {case["schedule"] for case in SCHEDULE_CASES} == set(SCHEDULES)


SEARCHES = REFERENCE["searches"]["searches_by_scipy"]["cases"]


@pytest.mark.parametrize("case", SEARCHES, ids=[f"{case['surface']}-{case['trials']}" for case in SEARCHES])
def test_a_line_search_goes_as_far_in_as_many_trials(case):
    """The search of conjugate_gradient and bfgs, beside MINPACK's own."""
    trials = []

    def value(x, y):
        trials.append((x, y))
        return floats.value(x, y)

    floats = LANDSCAPES[case["surface"]].floats
    line = SimpleNamespace(value=value, gradient=floats.gradient)
    (x, y), (px, py) = case["point"], case["direction"]
    gx, gy = floats.gradient(x, y)
    given = (floats.value(x, y), gx * px + gy * py, case["a"], case["c1"], case["c2"])
    step, *gradient = FLOATS["wolfe"](line, x, y, px, py, *given)
    assert step == pytest.approx(case["step"], rel=1e-9)
    assert len(trials) == case["trials"]
    assert gradient == pytest.approx(floats.gradient(x + step * px, y + step * py))
