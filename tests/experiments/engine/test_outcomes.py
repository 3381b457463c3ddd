"""How runs end, on surfaces where the answer is known beforehand."""

import pickle

import numpy as np
import pytest

from experiments import Outcome, run
from experiments.engine.outcomes import far
from experiments.engine.watch import TAIL, cycles
from experiments.geometry.curvature import curvatures
from landscapes import LANDSCAPES, from_formula

BOWL = from_formula("2x^2 + 2y^2")  # curvature 4 in every direction
SADDLE = from_formula("x^2 - y^2")


def ended(surface, method, start, **options):
    """(outcome, step, sentence) of one run; asked of both engines, which must agree."""
    alone = run(surface, method, start, **options)
    company = run(surface, method, [start, start], **options)
    assert [alone.outcome[0], alone.stopped[0]] == [company.outcome[1], company.stopped[1]]
    return alone.outcome[0], int(alone.stopped[0]), alone.sentence()


def test_settled_at_the_step_from_which_it_stays_near_the_minimum():
    outcome, step, sentence = ended(BOWL, "gradient_descent", (1, 0), hypers={"lr": 0.125})  # halves x at every step
    assert outcome == Outcome.CONVERGED == "converged"
    assert step == 7  # 2⁻⁷ is the first x within 0.0125, a quarter of 0.5 % of the window's side, 10
    assert sentence == "Gradient descent settled at the minimum at step 7."


def test_the_minimum_a_minimum_and_a_local_one_are_told_apart():
    assert ended(LANDSCAPES["ravine"], "newton", (1, 1))[2] == "Newton settled at the minimum at step 1."
    assert "settled at a minimum" in ended(LANDSCAPES["himmelblau"], "gradient_descent", (3, 2.1))[2]
    sentence = ended(LANDSCAPES["rastrigin"], "gradient_descent", (2, 0), hypers={"lr": 1e-3})[2]
    assert sentence.startswith("Gradient descent settled at a local minimum at step")
    assert "f is 3.98 there, 3.98 above the lowest known minimum" in sentence


def test_passing_through_level_ground_is_not_arriving():
    """x = −1 flies over the minimum at 0, where the slope is exactly zero for one step, with velocity left."""
    outcome, step, _ = ended(BOWL, "momentum", (-1, 0), hypers={"lr": 0.25, "beta": 0.9}, steps=3)
    assert run(BOWL, "momentum", (-1, 0), hypers={"lr": 0.25, "beta": 0.9}, steps=3).path[1, 0, 0] == 0
    assert (outcome, step) == (Outcome.LIMIT, 3)


def test_limit_tells_the_slope_that_is_left():
    outcome, step, sentence = ended(BOWL, "gradient_descent", (1, 0), hypers={"lr": 0.125}, steps=3)
    assert (outcome, step) == (Outcome.LIMIT, 3)
    assert sentence == "Gradient descent was still moving after 3 steps (slope 0.5)."


def test_saddle():
    outcome, step, sentence = ended(SADDLE, "gradient_descent", (1, 0), hypers={"lr": 0.25})
    assert (outcome, step) == (Outcome.SADDLE, 7)
    assert "the saddle point (0, 0) at step 7" in sentence


def test_newton_counts_the_steps_it_had_to_replace():
    runs = run(SADDLE, "newton", (1, 0), steps=20)
    assert runs.state["fallbacks"].tolist() == [20]
    assert "a gradient step 20 times" in runs.sentence()
    assert run(SADDLE, "newton", (1, 0), steps=20, hypers={"damping": 3}).state["fallbacks"].tolist() == [0]


def test_flat():
    outcome, step, sentence = ended(from_formula("0*x + 5"), "adam", (1, 1))
    assert (outcome, step) == (Outcome.FLAT, 0)
    assert "flat ground at step 0" in sentence
    assert ended(from_formula("tanh(x)^2"), "gradient_descent", (12, 0))[0] == Outcome.FLAT


def test_who_crosses_a_plain_at_full_pace_does_not_rest_on_it():
    """Adam's steps do not shrink with the slope: on a plain of slope 0.0005 it still walks 0.1 a step."""
    outcome, step, sentence = ended(from_formula("x / 2000"), "adam", (5, 0), steps=20)
    assert (outcome, step) == (Outcome.LIMIT, 20)
    assert sentence.endswith(" (slope 5\u00a0×\u00a010⁻⁴).")
    assert ended(from_formula("x / 2000"), "gradient_descent", (5, 0), steps=50)[0] == Outcome.LIMIT
    assert ended(from_formula("0*x + 5"), "adam", (1, 1), noise=1.0)[0] == Outcome.LIMIT


def test_gradient_descent_at_exactly_two_over_the_curvature_cycles():
    outcome, step, sentence = ended(BOWL, "gradient_descent", (1, 0.5), hypers={"lr": 0.5}, steps=100)
    assert outcome == Outcome.CYCLING
    assert step <= 100 - TAIL + 1
    assert "kept jumping between two points, at least since" in sentence
    assert ended(BOWL, "gradient_descent", (1, 0.5), hypers={"lr": 0.49}, steps=100)[0] != Outcome.CYCLING


@pytest.mark.parametrize("period", range(2, 9))
def test_cycles_of_every_short_period_are_seen(period):
    points = np.random.default_rng(period).normal(size=(period, 2, 1))
    tail = points[np.arange(TAIL) % period]
    assert cycles(tail).tolist() == [True]
    drift = np.ptp(tail, axis=0).max() * np.linspace(0, 1, TAIL)[:, None, None]
    assert cycles(tail + 3e-7 * drift).tolist() == [True]
    assert cycles(tail + 3e-6 * drift).tolist() == [False]


def test_a_longer_cycle_a_standstill_and_a_crawl_are_no_cycles():
    points = np.random.default_rng(1).normal(size=(11, 2, 1))
    assert not cycles(points[np.arange(TAIL) % 11]).any()
    assert not cycles(np.ones((TAIL, 2, 1))).any()
    assert not cycles(np.geomspace(1, 1e-9, TAIL)[:, None, None] * np.ones((1, 2, 1))).any()


def test_diverged_with_its_cause():
    outcome, step, sentence = ended(LANDSCAPES["ravine"], "gradient_descent", (-1.7, 0.6), hypers={"lr": 0.02})
    assert outcome == Outcome.DIVERGED
    told = "α times the curvature there was 3.6, above its limit of 2."
    assert sentence == f"Gradient descent diverged at step {step}: {told}"
    for method, lr, told in (
        ("momentum", 0.03, "5.4, above its limit of 3.8"),
        ("nesterov", 0.01, "1.8, above its limit of 1.36"),
    ):
        assert told in ended(LANDSCAPES["ravine"], method, (-1.7, 0.6), hypers={"lr": lr})[2]


def test_divergence_is_not_blamed_on_the_learning_rate_when_f_has_no_floor():
    outcome, _, sentence = ended(SADDLE, "gradient_descent", (1, 1), hypers={"lr": 0.1}, steps=200)
    assert outcome == Outcome.DIVERGED
    assert sentence.endswith(": f keeps falling in that direction.")


def test_no_cause_is_made_up():
    assert ended(BOWL, "adam", (1, 1), hypers={"lr": 4e6}) == (Outcome.DIVERGED, 1, "Adam diverged at step 1.")


def test_curvatures_are_the_eigenvalues_of_the_hessian():
    surface = LANDSCAPES["beale"]
    points = np.random.default_rng(0).uniform(-2, 2, (20, 2))
    low, high = curvatures(surface, points)
    assert np.allclose(np.stack([low, high], axis=-1), np.linalg.eigvalsh(surface.hessian(points)))


def test_the_step_of_divergence_is_kept_and_what_follows_is_nan():
    runs = run(BOWL, "gradient_descent", [(1, 0), (1e-3, 0)], hypers={"lr": np.array([1.0, 0.1])}, steps=40)
    # x ↦ −3x: the first beyond 2.5·10⁶, half a million times as far as the window reaches, is 3¹⁴ = 4782969
    assert runs.stopped.tolist() == [14, runs.stopped[1]]
    assert runs.path[14, 0, 0] == 3.0**14
    assert np.isfinite(runs.value[14, 0])
    assert np.isnan(runs.path[15:, 0]).all()
    assert np.isnan(runs.value[15:, 0]).all()
    assert runs.last[0, 0] == -(3.0**13)
    assert np.isfinite(runs.path[:, 1]).all()


def test_a_value_too_high_is_divergence_even_near_the_origin():
    steep = from_formula("x^6 + y^2")
    runs = run(steep, "gradient_descent", (3, 0), hypers={"lr": 0.01}, steps=40)
    assert runs.outcome[0] == Outcome.DIVERGED
    assert abs(runs.last[0, 0]) < abs(runs.path[runs.stopped[0], 0, 0]) < far(steep)


def test_left_where_f_is_defined():
    root = from_formula("sqrt(x) + y^2")
    runs = run(root, "gradient_descent", (0.25, 0), hypers={"lr": 0.3})  # slope 1: the next x is −0.05
    assert (runs.outcome[0], runs.stopped[0]) == (Outcome.UNDEFINED, 1)
    assert runs.path[1, 0, 0] == pytest.approx(-0.05)
    assert np.isnan(runs.value[1, 0])
    assert runs.last[0].tolist() == [0.25, 0]
    assert runs.sentence() == "Gradient descent stepped out of the region where f is defined at step 1."


def test_a_slope_that_is_not_finite_counts_as_undefined():
    runs = run(from_formula("sqrt(x) + y^2"), "gradient_descent", (0.25, 0), hypers={"lr": 0.25})  # lands on x = 0
    assert (runs.outcome[0], runs.stopped[0], runs.value[1, 0]) == (Outcome.UNDEFINED, 1, 0)


def test_an_undefined_start_says_so():
    outcome, step, sentence = ended(from_formula("ln(x) + y^2"), "adam", (-1, 0))
    assert (outcome, step) == (Outcome.UNDEFINED, 0)
    assert sentence == "f is not defined at the start, so Adam could not take a step."


def test_zero_divided_by_zero_in_a_rule_is_not_blamed_on_the_surface():
    outcome, step, sentence = ended(BOWL, "adam", (1, 0), hypers={"eps": 0})
    assert (outcome, step) == (Outcome.NO_STEP, 1)
    assert "divided 0 by 0" in sentence


def test_runs_that_end_differently_do_not_disturb_each_other():
    surface = from_formula("x^2/2 - ln(y) + y^2/2")  # minimum at (0, 1), undefined for y <= 0
    starts, rates = [(1, 2), (1, 2), (3, 1), (1, -1)], np.array([0.5, 1e-3, 3.0, 0.1])
    runs = run(surface, "gradient_descent", starts, hypers={"lr": rates})
    assert list(runs.outcome) == [Outcome.CONVERGED, Outcome.LIMIT, Outcome.DIVERGED, Outcome.UNDEFINED]
    for index, start in enumerate(starts):
        alone = run(surface, "gradient_descent", start, hypers={"lr": rates[index]})
        assert alone.sentence() == runs.sentence(index)


def test_runs_can_be_kept_by_a_cache_that_pickles():
    runs = run(LANDSCAPES["beale"], "adam", [(1, 1.5), (2, 0)], hypers={"lr": np.array([0.1, 0.2])})
    again = pickle.loads(pickle.dumps(runs))
    assert again.sentence(1) == runs.sentence(1)
    assert np.array_equal(again.path, runs.path)
