"""The examples by which false words were found, each held against the judge and against what is known to be so."""

from __future__ import annotations

import re

import numpy as np
import pytest

from experiments import Outcome, run
from experiments.geometry.critical import survey
from experiments.geometry.known import lowest_known
from experiments.geometry.rest import Place, beside
from experiments.readings.events import events
from experiments.readings.scoreboard import row
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from tests.truth.facts import LONGER, Facts
from tests.truth.places import ground
from tests.truth.verdicts import verdict
from tests.truth.words import of_run

SQUARE = ((-3, 3), (-3, 3))


def judged(surface, method, start, *, steps=300, **options):
    """The Facts of one run, every statement of its sentence found not to be false."""
    runs, longer = (run(surface, method, start, steps=n, **options) for n in (steps, LONGER * steps))
    facts = Facts(runs, longer, 0)
    for statement in of_run(runs.sentence(), OPTIMIZERS[method].called(runs.race.drawn)):
        said = verdict(facts, statement)
        assert said is None or said.true is not False, f"{runs.sentence()} {statement.name}: {said.why}"
    return facts


def typed(formula, domain=SQUARE):
    return from_formula(formula, domain=domain)


# --- rest ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [300, 310])
def test_lion_on_the_ravine_is_in_an_endless_cycle(steps):
    ravine = LANDSCAPES["ravine"]
    facts = judged(ravine, "lion", ravine.start, steps=steps)
    assert facts.runs.outcome[0] != Outcome.CONVERGED


def test_adam_on_the_bowl_after_100_steps():
    bowl = LANDSCAPES["bowl"]
    judged(bowl, "adam", bowl.start, steps=100)


def test_adagrad_on_easom_had_not_reached_anything_at_step_0():
    facts = judged(LANDSCAPES["easom"], "adagrad", (0.046, 0.615))
    assert not (facts.runs.outcome[0] == Outcome.CONVERGED and facts.runs.stopped[0] == 0)


@pytest.mark.parametrize("steps", [1000, 2000])
def test_a_tail_is_no_minimum_and_no_flat_ground(steps):
    surface = typed("e^(-3x) + y^2", ((-1, 5), (-3, 3)))
    facts = judged(surface, "adam", (0.5, 1), steps=steps, hypers={"lr": 0.1})
    assert facts.runs.outcome[0] not in (Outcome.CONVERGED, Outcome.SADDLE)


def test_a_degenerate_minimum_is_a_minimum_however_long_one_looks():
    surface = typed("x^4 + y^4")
    told = {
        (str(facts.runs.outcome[0]), int(facts.runs.stopped[0]))
        for facts in (judged(surface, "gradient_descent", (1, 1), steps=n, hypers={"lr": 0.1}) for n in (9_000, 10_000))
    }
    assert len(told) == 1 and {outcome for outcome, _ in told} == {"converged"}


# --- what kind of point ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("formula", ["y^2", "(x + y - 1)^2", "(x*y - 1)^2", "(x^2 + y^2 - 1)^2", "x^2*y^2"])
def test_troughs_are_minima(formula):
    surface = typed(formula)
    facts = judged(surface, "gradient_descent", (1.2, 0.7), steps=600, hypers={"lr": 0.05})
    assert facts.runs.outcome[0] == Outcome.CONVERGED
    assert "flat ground" not in facts.runs.sentence()


def test_newton_on_a_degenerate_minimum():
    facts = judged(typed("x^4 + y^4"), "newton", (1, 1), steps=100)
    assert facts.runs.outcome[0] == Outcome.CONVERGED


def test_there_is_no_minimum_on_a_tail():
    surface = typed("ln(1 + e^(-5x)) + y^2", ((-2, 4), (-3, 3)))
    for steps in (300, 3000):
        facts = judged(surface, "gradient_descent", (-1, 1), steps=steps, hypers={"lr": 0.1})
        assert facts.runs.outcome[0] != Outcome.CONVERGED


def test_a_minimum_of_a_flat_bowl_is_a_minimum():
    facts = judged(typed("0.0001(x^2 + y^2)"), "newton", (1, 1), steps=100)
    assert (facts.runs.outcome[0], facts.runs.stopped[0]) == (Outcome.CONVERGED, 1)


def test_far_along_the_floor_is_not_at_the_minimum():
    facts = judged(typed("x^2 + 0.001y^2"), "gradient_descent", (1, 0.4), steps=60, hypers={"lr": 0.1})
    assert facts.runs.outcome[0] != Outcome.CONVERGED


def test_a_maximum_is_not_called_a_saddle():
    """Himmelblau's maximum, on which a run that starts there stays."""
    himmelblau = LANDSCAPES["himmelblau"]
    place = ground(himmelblau).beside(np.array([-0.270845, -0.923039]))
    assert place is not None and place.kind == "maximum"
    facts = judged(himmelblau, "gradient_descent", (place.x, place.y), steps=40, hypers={"lr": 1e-6})
    assert facts.runs.outcome[0] != Outcome.SADDLE


# --- hovering, cycling -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lr", [0.001, 0.01, 0.05])
def test_momentum_of_long_memory_comes_closer(lr):
    bowl = LANDSCAPES["bowl"]
    judged(bowl, "momentum", bowl.start, steps=300, hypers={"lr": lr, "beta": 0.99})


def test_points_of_a_cycle_are_counted_as_they_differ():
    ravine = LANDSCAPES["ravine"]
    runs = run(ravine, "lion", ravine.start, steps=300)
    longer = run(ravine, "lion", ravine.start, steps=3000)
    _, distinct = Facts(runs, longer, 0).cycle
    for event in events(ravine, runs):
        if told := re.search(r"repeating the same (\d+) points", event.sentence):
            assert int(told[1]) == distinct, event.sentence


# --- causes ----------------------------------------------------------------------------------------------------


def test_the_monkey_saddle_falls_without_bound():
    monkey = LANDSCAPES["monkey_saddle"]
    for lr in (0.1, 1.0):
        judged(monkey, "gradient_descent", monkey.start, hypers={"lr": lr})
        judged(monkey, "momentum", monkey.start, hypers={"lr": lr})


def test_steps_are_not_too_long_where_the_ground_curves_down():
    saddle = LANDSCAPES["saddle"]
    facts = judged(saddle, "gradient_descent", (0.1, 1), hypers={"lr": 0.3})
    assert "too curved" not in facts.runs.sentence() and "> 2" not in facts.runs.sentence()


@pytest.mark.parametrize("method", ["momentum", "nesterov", "adam"])
def test_no_momentum_carries_nothing(method):
    ravine = LANDSCAPES["long_valley"]
    name = "beta1" if method == "adam" else "beta"
    runs = run(ravine, method, ravine.start, steps=300, hypers={name: 0.0})
    assert not any("= 0 carried" in event.sentence for event in events(ravine, runs))


def test_shampoo_does_not_cancel():
    surface = LANDSCAPES["goldstein_price"]
    for start in (surface.start, (1.5, 1.5), (-1.5, 1.9)):
        runs = run(surface, "shampoo", start, steps=300)
        assert runs.outcome[0] != Outcome.NO_STEP
        lengths = np.hypot(*np.diff(runs.path[:, 0], axis=0).T)
        assert np.nanmax(lengths) <= 0.3 * (1 + 1e-7)  # the matrix holds g gᵀ: no step is longer than lr


# --- undefined, and the lowest known ---------------------------------------------------------------------------


@pytest.mark.parametrize("formula", ["sqrt(x^2 + y^2)", "cos(sqrt(x^2 + y^2))", LANDSCAPES["ackley"].formula])
def test_f_is_defined_where_its_gradient_is_not(formula):
    judged(typed(formula), "gradient_descent", (0, 0), steps=40)


@pytest.mark.parametrize(
    ("formula", "start", "lr", "says"),
    [
        ("sqrt(x^2 + y^2)", (1, 0), 1, "reached a point at step 1 where f has a value but no gradient."),
        ("ln(x) + x + y^2", (1.5, 0), 2, "stepped out of the region where f is defined at step 1."),
        ("x^2 + exp(-1000x) - exp(-1000x)", (1, 0), 1, "is beyond 64-bit arithmetic."),
        ("exp(exp(x)) + y", (100, 0), 1, "f, or a number on the way to it, is beyond 64-bit arithmetic at the start"),
        ("cos(sqrt(x^2 + y^2))", (0, 0), 1, "stalled at the maximum"),
    ],
)
def test_what_f_lacks_is_told_apart(formula, start, lr, says):
    assert says in judged(typed(formula), "gradient_descent", start, steps=40, hypers={"lr": lr}).runs.sentence()


@pytest.mark.parametrize("method", ["gradient_descent", "momentum", "newton", "trust_region", "adam"])
@pytest.mark.parametrize("formula", ["(1 - cos(x))/x^2", "(x - sin(x))/x^3 + y^2", "(exp(x) - 1 - x)/x^2 + y^2"])
def test_a_run_among_lost_digits_says_so(formula, method):
    """The slope is hundreds of times too large there: one such run was thrown to x = -184."""
    surface, name = typed(formula), OPTIMIZERS[method].name
    for start in (1e-7, -1e-6):
        runs, longer = (run(surface, method, (start, 1), steps=steps) for steps in (40, LONGER * 40))
        facts, sentence = Facts(runs, longer, 0), runs.sentence()
        assert "rounding error hid the gradient" in sentence
        told = [verdict(facts, each) for each in of_run(sentence, name) if each.name == "hidden by rounding"]
        assert [each is not None and each.true for each in told] == [True]


@pytest.mark.parametrize("method", ["gradient_descent", "newton"])
@pytest.mark.parametrize("start", [1e-5, 1e-4])
def test_no_slope_is_told_that_is_rounding_error(method, start):
    """Beside the ridge of this formula slopes are small, and what is shown of them is four times the true one."""
    surface = typed("(1 - cos(x))/x^2 + 0y")
    facts = judged(surface, method, (start, 1))
    assert "rounding error hides its slope" in facts.runs.sentence()
    (stalled,) = events(surface, facts.runs)
    assert "rounding error hid its slope for 300 steps" in stalled.sentence


def test_mccormick_goes_below_its_known_minimum():
    surface = LANDSCAPES["mccormick"]
    rng = np.random.default_rng(8)
    for start in rng.uniform(-3, 4, (12, 2)):
        judged(surface, "adam", tuple(start), steps=600, hypers={"lr": 1.0})


# --- zig-zag and switch ----------------------------------------------------------------------------------------


def test_crossings_are_counted_as_they_are():
    ravine = LANDSCAPES["ravine"]
    for lr in (0.0105, 0.011, 0.0111):
        runs = run(ravine, "gradient_descent", ravine.start, steps=200, hypers={"lr": lr})
        for event in events(ravine, runs):
            told = re.search(r"crossed the valley floor (\d+) times in (\d+) steps", event.sentence)
            if told:
                slopes = ravine.gradient(runs.path[event.step - 1 : event.until + 1, 0])
                crossed = (slopes[1:, 1] * slopes[:-1, 1] < 0).sum()  # the ravine is steep along y
                assert (int(told[1]), int(told[2])) == (crossed, event.until - event.step + 1), event.sentence


def test_gradient_descent_of_a_tiny_rate_follows_the_flow():
    """It cannot leave the basin of the gradient flow that it begins in."""
    rng = np.random.default_rng(7)
    for key in ("himmelblau", "rastrigin", "six_hump_camel", "peaks"):
        surface = LANDSCAPES[key]
        low, high = np.transpose(surface.domain)
        runs = run(
            surface, "gradient_descent", low + (high - low) * rng.random((40, 2)), steps=200, hypers={"lr": 1e-4}
        )
        for i in range(40):
            told = [event.sentence for event in events(surface, runs, i) if event.kind == "basin switch"]
            assert not told, f"{key} from {runs.path[0, i].tolist()}: {told}"


# --- found by reviews ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("formula", ["x^3 - 3x + y^2", "x^2 + y^2 + 1/(x - 1.234)"])
def test_where_f_is_lower_elsewhere_in_the_window_no_lowest_minimum_is_known(formula):
    surface = typed(formula)
    runs = run(surface, "gradient_descent", (-2.5, 0.1), steps=60)
    assert lowest_known(surface) is None and row(surface, runs).arrived is None


def test_a_pole_is_no_minimum():
    assert not survey(typed("tan(x) + y^2")).minima


@pytest.mark.parametrize(
    ("formula", "kind"),
    [("x*abs(x) + y^2", Place.SADDLE), ("-x*abs(x) + 3y^2", Place.SADDLE), ("abs(x)*x^2 + y^2", Place.DEGENERATE)],
)
def test_at_an_edge_of_the_curvature_f_around_it_decides(formula, kind):
    """The Hessian of one side says nothing of the other."""
    _, places = beside(typed(formula), np.array([[1e-9, 0.0], [-1e-9, 0.0], [0.0, 0.0]]))
    assert set(places) == {kind}


@pytest.mark.parametrize("method", ["adam", "adam_uncorrected", "amsgrad"])
def test_a_circle_of_rounding_errors_is_none(method):
    himmelblau = LANDSCAPES["himmelblau"]
    runs = run(himmelblau, method, np.random.default_rng(6).uniform(-5, 5, (60, 2)), steps=3000)
    narrow = np.ptp(runs.path[-32:], axis=0).max(axis=1) < 1e-9
    assert narrow.any() and Outcome.CYCLING not in set(runs.outcome[narrow])
