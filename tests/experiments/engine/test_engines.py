"""One rule, two engines, any number of runs: always the same numbers, to the last bit."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

import experiments.engine.race
from experiments import Outcome, refusal, run
from experiments.engine.walking import loop
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from optimizers.base import NOT_NEGATIVE, learning_rate, momentum
from optimizers.schedules import linear_ramp
from tests.dealt import dealt

AT = re.compile(r" at step [\d,]+")
EVERY_METHOD = pytest.mark.parametrize("method", OPTIMIZERS)
MORE_DRAWS = pytest.mark.slow("more draws of the same")
DATA = LANDSCAPES["line_fit"]  # a sum of squares and a mean over samples: every method can run on it

# x^1.5 is undefined left of 0, 1/x divides by zero on the way, exp overflows: where floats raise and arrays do not.
# |x|^1.5 has an infinite curvature at 0 with which Newton goes on.
AWKWARD = {
    formula: from_formula(formula)
    for formula in (
        "sqrt(x) + y^2",
        "1/x + x + y^2",
        "exp(x^2) + softplus(y)^2 + sigmoid(x)",
        "x^1.5 + y^2",
        "ln(x) + y^2",
        "|x| + |y|",
        "|x|^1.5 + y^2",
        "(exp(x)^2 + (1/x)^2)/2",
        "((x^1.5)^2 + (ln(x) - y)^2)/2",
    )
}


def fitting(surface, method):
    """The surface, or one that the method can run on if it cannot run there."""
    return surface if refusal(surface, method) is None else DATA


def some_starts(surface, count=5):
    (x0, x1), (y0, y1) = surface.domain
    return np.random.default_rng(3).uniform((x0, y0), (x1, y1), (count, 2))


@pytest.mark.slow("every method on many surfaces")
@pytest.mark.parametrize(
    ("method", "surface"),
    [(m, s) for m, s in dealt(OPTIMIZERS, LANDSCAPES, share=5) if refusal(LANDSCAPES[s], m) is None],
)
def test_floats_equal_arrays_bit_for_bit(surface, method, through, same_alone):
    surface = LANDSCAPES[surface]
    starts = [surface.start, *some_starts(surface, count=2)]
    alone = [through("floats", surface, method, start, steps=80) for start in starts]
    same_alone(alone, through("arrays", surface, method, starts, steps=80))


@pytest.mark.slow("every method on every surface")
@pytest.mark.parametrize(
    ("formula", "method"),
    [(f, m) for f, m in dealt(AWKWARD, OPTIMIZERS, share=3) if refusal(AWKWARD[f], m) is None],
)
def test_floats_equal_arrays_where_float_arithmetic_raises(formula, method, through, same_alone):
    surface = AWKWARD[formula]
    starts = [(1.0, 1.0), (0.0, 0.5), (0.3, 0.0), (-1.0, 2.0), (5.0, -3.0)]
    alone = [through("floats", surface, method, start) for start in starts]
    same_alone(alone, through("arrays", surface, method, starts))


@pytest.mark.slow("every method on every surface")
@EVERY_METHOD
def test_the_ends_of_every_slider_work_in_both_engines(method, through, same, same_alone):
    """Each end by itself on floats. On arrays all of them, a run each; on one surface each by itself as well. Every
    method runs on a sixth of the surfaces, others than the method before it.
    """
    hypers = OPTIMIZERS[method].hypers
    ends = [{hyper.name: value} for hyper in hypers for value in (hyper.low, hyper.high)]
    swept = {hyper.name: [end.get(hyper.name, hyper.default) for end in ends] for hyper in hypers}
    some = [*LANDSCAPES.values()][[*OPTIMIZERS].index(method) % 6 :: 6]
    for surface in {fitting(surface, method) for surface in (*some, LANDSCAPES["beale"])}:
        alone = [through("floats", surface, method, surface.start, hypers=end) for end in ends]
        assert {(runs.path.shape, runs.value.shape) for runs in alone} == {((61, 1, 2), (61, 1))}
        same_alone(alone, run(surface, method, [surface.start] * len(ends), hypers=swept, steps=60))
        if surface == fitting(LANDSCAPES["beale"], method):
            for end, runs in zip(ends, alone, strict=True):
                same(runs, through("arrays", surface, method, surface.start, hypers=end))


@EVERY_METHOD
def test_noise_is_the_same_in_both_engines(method, through, same):
    surface = fitting(LANDSCAPES["beale"], method)
    floats, arrays = (
        through(engine, surface, method, surface.start, noise=0.5, seed=4, steps=200) for engine in ("floats", "arrays")
    )
    same(floats, arrays)
    assert not np.array_equal(floats.path, run(surface, method, surface.start).path)


def drawn(hyper, rng):
    """An end of its slider, a value between them, or a schedule from there to the high end."""
    if hyper.allowed.whole:
        return int(rng.integers(hyper.low, hyper.high + 1))
    between = np.geomspace if hyper.scale == "log" else np.linspace
    value = float(rng.choice([hyper.low, hyper.high, *between(hyper.low, hyper.high, 9)]))
    return linear_ramp(value, hyper.high, steps=50) if rng.random() < 0.2 else value


@pytest.mark.parametrize("beta", [1.0, linear_ramp(0.5, 1.5, steps=10)], ids=["always", "on the way"])
def test_a_rule_that_divides_by_a_hyperparameter_alone_meets_inf_in_both_engines(beta, monkeypatch, through, same):
    """Python's own numbers raise there even beside arrays; the step that is taken with arrays must not raise again."""

    def step(x, g, b, *, lr, beta):
        b = beta * b + g * (1 / (beta - 1))
        return x - lr * b, b

    free = replace(momentum(), high=2, allowed=NOT_NEGATIVE)
    dividing = replace(OPTIMIZERS["momentum"], step=step, hypers=(learning_rate(0.01), free), stability_limit=None)
    monkeypatch.setattr(experiments.engine.race, "OPTIMIZERS", {"momentum": dividing})
    runs = through("floats", LANDSCAPES["beale"], "momentum", (1.0, 1.5), hypers={"beta": beta})
    same(runs, through("arrays", LANDSCAPES["beale"], "momentum", (1.0, 1.5), hypers={"beta": beta}))
    assert runs.outcome[0] in (Outcome.NO_STEP, Outcome.DIVERGED)


@EVERY_METHOD
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=MORE_DRAWS) for seed in range(1, 5))])
def test_everything_at_once(method, seed, through, same):
    """All hyperparameters anywhere on their sliders, some on a schedule, with noise, on surfaces with holes."""
    rng = np.random.default_rng(seed)
    surfaces = [*LANDSCAPES.values(), *AWKWARD.values()]
    surface = fitting(surfaces[rng.integers(len(surfaces))], method)
    hypers = {hyper.name: drawn(hyper, rng) for hyper in OPTIMIZERS[method].hypers if rng.random() < 0.8}
    options = {"hypers": hypers, "noise": float(rng.choice([0, 0.3, 1e3])), "seed": seed, "steps": 80}
    start = rng.uniform(-3, 3, 2).round(1)
    same(*(through(engine, surface, method, start, **options) for engine in ("floats", "arrays")))


@pytest.mark.slow("runs of every method in every company")
@EVERY_METHOD
@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_a_run_alone_equals_itself_in_company(method, noise):
    surface = fitting(LANDSCAPES["himmelblau"], method)
    starts = np.concatenate([some_starts(surface), [[1e5, 1e5]]])  # the last one diverges at once for most methods
    together = run(surface, method, starts, noise=noise, steps=80)
    for first in range(1, len(starts) + 1):
        fewer = run(surface, method, starts[:first], noise=noise, steps=80)
        assert np.array_equal(fewer.path, together.path[:, :first], equal_nan=True)
        assert list(fewer.outcome) == list(together.outcome[:first])
    if noise == 0:
        for index, start in enumerate(starts):
            alone = run(surface, method, start, steps=80)
            assert np.array_equal(alone.path[:, 0], together.path[:, index], equal_nan=True)
            assert alone.sentence() == together.sentence(index)


@pytest.mark.slow("sweeps of every method")
@EVERY_METHOD
def test_a_sweep_equals_separate_runs(method):
    surface = fitting(LANDSCAPES["beale"], method)
    for hyper in OPTIMIZERS[method].hypers:
        values = [hyper.low, hyper.default, hyper.high]
        swept = run(surface, method, [surface.start] * 3, hypers={hyper.name: np.array(values)}, steps=60)
        for index, value in enumerate(values):
            alone = run(surface, method, surface.start, hypers={hyper.name: value}, steps=60)
            assert np.array_equal(swept.path[:, index], alone.path[:, 0], equal_nan=True), (hyper.name, value)


@pytest.mark.slow("runs of every method, recorded in every way")
@EVERY_METHOD
def test_recording_less_changes_nothing_else(method):
    surface = fitting(LANDSCAPES["rosenbrock"], method)
    starts = some_starts(surface)
    everything = run(surface, method, starts, steps=90)
    every: dict[str | int, Sequence[int]] = {7: range(0, 91, 7), 1: range(91), 90: [0, 90], 200: [0], "last": [0, 90]}
    for record, steps in every.items():
        less = run(surface, method, starts, steps=90, record=record)
        assert less.steps.tolist() == list(steps)
        assert np.array_equal(less.path, everything.path[list(steps)], equal_nan=True)
        assert np.array_equal(less.value, everything.value[list(steps)], equal_nan=True)
        for i in range(5):  # why a run diverged, and since when f is low, is known only where every step is recorded
            told, its = (AT.sub("", runs.sentence(i)) for runs in (everything, less))
            assert its in (told, f"{told.partition(':')[0]}.")


@pytest.mark.slow("noisy runs of every method")
@EVERY_METHOD
def test_the_same_request_gives_the_same_runs_and_leaves_its_inputs_alone(method, same):
    surface = fitting(LANDSCAPES["beale"], method)
    starts, hypers = np.array([[1.0, 1.5], [0.5, -0.5]]), {OPTIMIZERS[method].hypers[0].name: np.array([0.01, 0.02])}
    kept_starts, kept_values = starts.copy(), next(iter(hypers.values())).copy()
    first = run(surface, method, starts, hypers=hypers, noise=0.2, seed=9)
    same(first, run(surface, method, starts, hypers=hypers, noise=0.2, seed=9))
    assert np.array_equal(starts, kept_starts)
    assert np.array_equal(next(iter(hypers.values())), kept_values)
    assert not np.array_equal(first.path, run(surface, method, starts, hypers=hypers, noise=0.2, seed=10).path)


def test_every_method_meets_the_same_noise():
    """On a plane the noise is all that varies, so gradient descent's steps show it; momentum's first step too."""
    plane = from_formula("0*x + 0*y")
    slow = {"lr": 0.5}
    steps = np.diff(run(plane, "gradient_descent", (0, 0), noise=2.0, seed=1, steps=70, hypers=slow).path[:, 0], axis=0)
    heavy = np.diff(
        run(plane, "momentum", (0, 0), noise=2.0, seed=1, steps=70, hypers=slow | {"beta": 0}).path[:, 0], axis=0
    )
    assert np.allclose(steps, heavy, rtol=0, atol=1e-12)
    assert abs(steps.std() / 0.5 - 2.0) < 0.3


def test_every_run_meets_its_own_noise():
    plane = from_formula("0*x + 0*y")
    after_one = run(plane, "gradient_descent", np.zeros((50, 2)), noise=1.0, steps=1).path[1]
    assert len({tuple(point) for point in after_one}) == 50


def test_a_longer_run_begins_like_the_shorter_one():
    surface = LANDSCAPES["beale"]
    short = run(surface, "adam", [surface.start] * 2, noise=0.4, steps=50)
    long = run(surface, "adam", [surface.start] * 2, noise=0.4, steps=150)
    assert np.array_equal(long.path[:51], short.path)


def test_a_schedule_is_asked_for_every_step_from_zero():
    ravine = LANDSCAPES["ravine"]
    halving = run(ravine, "gradient_descent", (1, 0), hypers={"lr": lambda s: 0.5**s}, steps=3).path[:, 0, 0]
    assert halving.tolist() == [1, 0, 0, 0]
    warm = run(ravine, "gradient_descent", [(1, 0), (2, 0)], hypers={"lr": lambda s: 0.1 * (s + 1)}, steps=3).path[
        :, 0, 0
    ]
    assert warm == pytest.approx([1, 0.9, 0.9 * 0.8, 0.9 * 0.8 * 0.7])


def constantly(value):
    """A schedule that is a function and no Schedule."""
    return lambda s: value


@EVERY_METHOD
def test_a_constant_schedule_is_a_constant(method, same):
    surface = fitting(LANDSCAPES["rosenbrock"], method)
    for hyper in OPTIMIZERS[method].hypers:
        scheduled = run(surface, method, surface.start, hypers={hyper.name: constantly(hyper.default)})
        same(scheduled, run(surface, method, surface.start))


def test_the_loop_is_written_out_as_its_module_says():
    text = loop.source(OPTIMIZERS["adam"], ("beta1_t", "beta2_t"), clipped=False, floats=False, single=False)
    assert textwrap.indent(text, "    ") in loop.__doc__


def test_costs_are_counted():
    rosenbrock = LANDSCAPES["rosenbrock"]
    adam = run(rosenbrock, "adam", rosenbrock.start, steps=50).evals
    assert (adam.value[0], adam.gradient[0], adam.hessian[0], adam.total[0]) == (0, 50, 0, 50)
    newton = run(rosenbrock, "newton", [rosenbrock.start] * 2, steps=50).evals
    assert newton.gradient.tolist() == newton.hessian.tolist() == [50, 50]
    lost = run(rosenbrock, "gradient_descent", rosenbrock.start, steps=50)
    assert lost.evals.gradient[0] == lost.stopped[0] < 50


@pytest.mark.slow("long races of every method")
@EVERY_METHOD
def test_no_method_loses_its_numbers_where_f_has_no_hole(method):
    """Long after they have arrived, methods meet zeros and the smallest of floats; none may become NaN by that. Every
    method meets two of the four, others than the method before it.
    """
    formulas = ["(x^2 + 100y^2)/2", "((x - 1)^2 + (y + 2)^2)/2", "((x - y)^2 + (x + y - 1)^2)/2", "(x^4 + y^4)/2"]
    for formula in formulas[[*OPTIMIZERS].index(method) % 2 :: 2]:
        runs = run(from_formula(formula), method, [(3, 2), (10, 7), (2, -5), (0, 0), (1, 1)], steps=1000, record="last")
        assert not {Outcome.NO_STEP, Outcome.UNDEFINED} & set(runs.outcome)
