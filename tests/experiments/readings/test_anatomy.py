"""A step taken apart is the step of the race: the same floats in, the same floats out, for every method."""

import math
from itertools import pairwise

import numpy as np
import pytest

from experiments import refusal
from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.engine.runner import run_batch
from experiments.readings.anatomy import anatomies
from experiments.readings.sketch import sketch
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from optimizers.base import keywords, on_floats

EVERY_METHOD = pytest.mark.parametrize("key", OPTIMIZERS)
STEPS = 40
DATA = "line_fit"  # the surface on which every method can run


def ground(name, key):
    """A surface, or where the method cannot run on it, one that is made from data."""
    return LANDSCAPES[name if refusal(LANDSCAPES[name], key) is None else DATA]


def warmed(s):
    return 0.01 * (s + 1) / STEPS


def apart(surface, key, start, **options):
    """The anatomies of a run, up to the step it ended at, and the run."""
    batch = batch_of(Race(surface, key, start, STEPS, **options))
    runs = run_batch(batch)
    return list(anatomies(batch))[: int(np.isfinite(runs.path[1:, 0, 0]).sum())], runs


def ends(anatomy):
    """Where its lines lead: the names x and y of the rule after the last of them."""
    return (anatomy.value("x"), anatomy.value("y")) if anatomy.method.whole_point else anatomy.value("x")


@EVERY_METHOD
@pytest.mark.parametrize("name", ["beale", "rastrigin"])
def test_every_step_is_the_step_of_the_race(key, name):
    surface = ground(name, key)
    method = OPTIMIZERS[key]
    hypers = {"lr": warmed} if "lr" in {hyper.name for hyper in method.hypers} else {}
    steps, runs = apart(surface, key, surface.start, noise=0.2, seed=3, hypers=hypers)
    assert steps
    for anatomy in steps:
        assert anatomy.before == tuple(runs.path[anatomy.number - 1, 0])
        assert anatomy.after == tuple(runs.path[anatomy.number, 0])
        assert np.array_equal(ends(anatomy), anatomy.after, equal_nan=True), anatomy.number
    for anatomy, following in pairwise(steps):
        for state, value in following.state.items():
            assert anatomy.value(state) == value, (state, anatomy.number)


@EVERY_METHOD
def test_the_lines_give_what_the_rule_gives(key):
    """Not only the point: whatever the rule returns, from the arguments that the anatomy shows."""
    surface = ground("himmelblau", key)
    steps, _ = apart(surface, key, surface.start)
    anatomy = steps[min(6, len(steps) - 1)]
    if anatomy.method.whole_point:
        return  # its oracle is no argument; the race is its witness above
    for axis, names in enumerate(trace.names for trace in anatomy.traces):
        state = {name: value[axis] for name, value in anatomy.state.items()}
        g = anatomy.asked[0][1][axis]
        given = {name: anatomy.given[name] for name in keywords(anatomy.method.step)}
        returned = on_floats(anatomy.method.step)(anatomy.before[axis], g, *state.values(), **given)
        returned = returned if state else (returned,)
        assert returned == tuple(names[name] for name in ("x", *state))


@EVERY_METHOD
def test_a_step_can_be_opened_alone(key):
    surface = ground("beale", key)
    steps, _ = apart(surface, key, surface.start, noise=0.1)
    race = Race(surface, key, surface.start, STEPS, noise=0.1)
    alone = next(anatomies(batch_of(race), first=len(steps)))
    assert (alone.number, alone.before, alone.after) == (len(steps), steps[-1].before, steps[-1].after)
    assert alone.given == steps[-1].given and alone.noise == steps[-1].noise


def test_any_run_of_a_sweep_can_be_opened():
    surface = LANDSCAPES["ravine"]
    rates = np.array([0.01, 0.02, 0.03])
    race = Race(surface, "adam", surface.start, STEPS, noise=0.1, seed=7)
    batch = batch_of(race, np.array([surface.start] * 3), hypers={"lr": rates})
    runs = run_batch(batch)
    for run, rate in enumerate(rates):
        anatomy = next(anatomies(batch, run, first=9))
        assert anatomy.given["lr"] == rate
        assert anatomy.after == tuple(runs.path[9, run])


@EVERY_METHOD
def test_the_same_parts_are_drawn_at_every_step(key):
    surface = ground("beale", key)
    steps, _ = apart(surface, key, surface.start)
    drawn = [[(part.part, part.names) for part in sketch(anatomy)] for anatomy in steps]
    assert all(parts == drawn[0] for parts in drawn)
    assert drawn[0][-1] == ("step", ())
    assert {part for part, _ in drawn[0]} >= set(OPTIMIZERS[key].roles.values())


def test_arrows_and_boxes_of_adam():
    surface = LANDSCAPES["ravine"]
    steps, _ = apart(surface, "adam", (1.0, 0.5))
    first = {part.part: part for part in sketch(steps[0])}
    gx, gy = surface.gradient((1.0, 0.5))
    assert first["gradient"].pair == (-gx, -gy)
    assert first["momentum"].names == ("m_hat",)
    assert np.allclose(first["momentum"].pair, (-gx, -gy))  # corrected, the first average is the first gradient
    assert np.allclose(first["squares"].pair, (abs(gx), abs(gy)))
    assert np.allclose(first["step"].pair, (-0.1 * np.sign(gx), -0.1 * np.sign(gy)))


def test_nesterov_takes_its_gradient_ahead():
    surface = LANDSCAPES["ravine"]
    anatomy = apart(surface, "nesterov", (1.0, 0.5))[0][5]
    drawn = {part.part: part for part in sketch(anatomy)}
    velocity = np.array(anatomy.state["v"])
    assert np.allclose(drawn["gradient"].at, np.array(anatomy.before) + 0.9 * velocity)
    assert np.allclose(drawn["velocity"].pair, drawn["step"].pair)


def test_sam_takes_two_gradients_each_where_it_was():
    surface = LANDSCAPES["beale"]
    anatomy = apart(surface, "sam", surface.start)[0][0]
    here, uphill = [part for part in sketch(anatomy) if part.part == "gradient"]
    assert here.at == anatomy.before
    assert math.dist(uphill.at, anatomy.before) == pytest.approx(0.05)


def test_a_step_that_floats_cannot_take_is_shown_as_arrays_take_it():
    """0 / 0 is an error of float arithmetic; on arrays, and so in the race and on the page, it is not a number."""
    surface = from_formula("x^2 + y^2")
    race = Race(surface, "rmsprop", (0.0, 1.0), 5, {"eps": 0.0})
    (anatomy,) = anatomies(batch_of(race))
    assert math.isnan(anatomy.after[0]) and math.isnan(ends(anatomy)[0])
    assert ends(anatomy)[1] == anatomy.after[1]
    line = anatomy.traces[0].lines[-1]
    assert line.results() == r"\text{undefined}"


@EVERY_METHOD
def test_every_line_of_every_step_typesets_with_its_numbers(key):
    surface = ground("rosenbrock", key)
    steps, _ = apart(surface, key, surface.start)
    for anatomy in steps:
        for trace in anatomy.traces:
            for taken in trace.lines:
                latex = taken.numbers() + taken.results()
                assert latex.count("{") == latex.count("}")
                used = set(keywords(anatomy.method.step)) & set(taken.line.names)
                assert used <= set(taken.known)


def test_the_trust_region_is_drawn_as_the_circle_that_bounded_the_step():
    surface = LANDSCAPES["rosenbrock"]
    steps, _ = apart(surface, "trust_region", surface.start)
    for anatomy in steps:
        parts = {part.part: part for part in sketch(anatomy)}
        assert parts["sizes"].shape(anatomy.method) == "circle"
        assert math.hypot(*parts["velocity"].pair) <= parts["sizes"].pair[0] * (1 + 1e-9)


def test_a_stride_of_rprop_ends_on_the_corner_of_its_box():
    surface = LANDSCAPES["ravine"]
    anatomy = apart(surface, "rprop", surface.start)[0][3]
    parts = {part.part: part for part in sketch(anatomy)}
    assert parts["sizes"].shape(anatomy.method) == "box"
    assert np.allclose(np.abs(parts["step"].pair), parts["sizes"].pair)


@pytest.mark.parametrize("method", ["nesterov", "adam", "newton", "line_search"])
def test_a_step_that_sees_a_batch_is_taken_apart_with_its_numbers(method):
    line = LANDSCAPES["line_fit"]
    race = Race(line, method, line.start, steps=6, batch=2)
    path = run_batch(batch_of(race)).path[:, 0]
    for anatomy in anatomies(batch_of(race)):
        assert anatomy.before == tuple(path[anatomy.number - 1]) and anatomy.after == tuple(path[anatomy.number])
        at, gradient = anatomy.asked[0]
        assert gradient == pytest.approx(line.sample_gradients(at)[anatomy.rows].mean(axis=0))
