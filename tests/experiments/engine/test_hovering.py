"""Runs that keep moving about a minimum are told so, with their numbers; runs on their way are not."""

import numpy as np
import pytest

from experiments import Outcome, run
from experiments.engine.hovering import hovered
from experiments.engine.watch import TAIL
from experiments.geometry.bowls import bottom
from landscapes import LANDSCAPES, from_formula
from optimizers.base.numbers import in_text

BOWL = LANDSCAPES["bowl"]
RAVINE = LANDSCAPES["ravine"]


def test_steps_that_do_not_shrink_hover():
    """RMSProp's step is about lr however small the slope: on a bowl it jumps from side to side."""
    runs = run(BOWL, "rmsprop", BOWL.start, steps=300)
    hover = hovered(runs.end())
    assert hover is not None
    foot, near, far = hover
    assert foot == pytest.approx(BOWL.minima[0], abs=1e-9)
    away = np.hypot(*(runs.path[-TAIL:, 0] - BOWL.minima[0]).T)
    assert (near, far) == pytest.approx((away.min(), away.max()))
    assert runs.outcome[0] == Outcome.LIMIT
    assert runs.sentence() == (
        "RMSProp was within tolerance but still moving after 300 steps: in the last 32 steps it was between "
        f"{in_text(near)} and {in_text(far)} away from the minimum."
    )


def test_no_sentence_says_that_a_run_comes_no_closer():
    """With β = 0.99 a swing is longer than the tail: it seems to come no closer, and converges in the end."""
    held = {"lr": 1e-3, "beta": 0.99}
    early, late = (run(RAVINE, "momentum", RAVINE.start, steps=steps, hypers=held) for steps in (300, 3000))
    assert early.outcome[0] == Outcome.LIMIT and late.outcome[0] == Outcome.CONVERGED
    assert "closer" not in early.sentence()


@pytest.mark.parametrize(
    ("surface", "method", "steps"),
    [
        ("bowl", "gradient_descent", 250),  # a straight way in, not there yet
        ("ravine", "gradient_descent", 60),  # from wall to wall, and slowly along the floor
        ("rosenbrock", "rmsprop", 300),  # along the valley
        ("saddle", "adam", 100),  # there is no minimum
        ("bowl", "momentum", 20),  # too short to say
    ],
)
def test_who_is_on_the_way_does_not_hover(surface, method, steps):
    surface = LANDSCAPES[surface]
    runs = run(surface, method, surface.start, steps=steps)
    assert runs.outcome[0] == Outcome.LIMIT
    assert hovered(runs.end()) is None
    assert "in the last" not in runs.sentence()


def test_noise_keeps_a_method_moving():
    runs = run(RAVINE, "adam", RAVINE.start, steps=400, noise=1.0, seed=3)
    hover = hovered(runs.end())
    assert hover is not None
    _, near, far = hover
    assert runs.sentence() == (
        f"Adam was still moving after 400 steps: in the last 32 steps it was between {in_text(near)} and "
        f"{in_text(far)} away from the minimum, under noise of σ = 1, which is stronger than the slope there."
    )


def test_noise_is_not_blamed_for_steps_that_are_too_long_anyway():
    runs = run(BOWL, "rmsprop", BOWL.start, noise=1e-6, steps=300)
    assert runs.sentence().endswith("from the minimum, under noise of σ = 10⁻⁶.")


def test_noise_on_a_plain():
    plain = run(from_formula("x / 2000"), "gradient_descent", (0, 0), noise=0.5, steps=100)
    assert plain.sentence().endswith("the noise (σ = 0.5) is stronger than the mean slope there (5\u00a0×\u00a010⁻⁴).")


def test_noise_is_no_excuse_on_a_slope():
    runs = run(RAVINE, "gradient_descent", RAVINE.start, noise=1e-3, steps=60, hypers={"lr": 1e-3})
    assert "(slope " in runs.sentence()


def test_a_noisy_path_does_not_arrive_by_chance():
    """Of many noisy paths over the minimum some end on level ground; that is not having settled."""
    runs = run(BOWL, "gradient_descent", np.full((4000, 2), 0.01), noise=0.05, steps=60, hypers={"lr": 0.05})
    slope = np.hypot(*BOWL.gradient(runs.last).T)
    assert (slope <= 1e-3).any()
    assert set(runs.outcome) == {Outcome.LIMIT}
    calm = run(BOWL, "gradient_descent", (0.01, 0.01), noise=1e-7, steps=400, hypers={"lr": 0.05})
    assert calm.outcome[0] == Outcome.LIMIT and "under noise of σ = 10⁻⁷" in calm.sentence(), "noise has no end"


def test_noisy_gradient_descent_has_another_name():
    assert run(BOWL, "gradient_descent", (1, 1), noise=0.1).sentence().startswith("SGD ")
    assert run(BOWL, "gradient_descent", (1, 1)).sentence().startswith("Gradient descent ")


def test_a_local_minimum_is_called_so():
    rastrigin = LANDSCAPES["rastrigin"]
    runs = run(rastrigin, "gradient_descent", (2, 0), noise=50, hypers={"lr": 1e-3})
    assert "from a local minimum, under noise" in runs.sentence()


def test_the_bottom_of_a_bowl():
    beale = LANDSCAPES["beale"]
    assert bottom(beale, np.array([3.05, 0.51])) == pytest.approx(beale.minima[0], abs=1e-8)
    assert bottom(LANDSCAPES["saddle"], np.array([0.1, 0.1])) is None
    assert bottom(from_formula("x + y"), np.array([0.0, 0.0])) is None
    assert bottom(from_formula("sqrt(x) + y^2"), np.array([-1.0, 0.0])) is None


def test_the_tail_is_kept_whatever_is_recorded():
    everything = run(RAVINE, "adam", [RAVINE.start] * 2, steps=100)
    assert everything.tail.shape == (TAIL, 2, 2)
    assert np.array_equal(everything.tail, everything.path[-TAIL:])
    assert np.array_equal(run(RAVINE, "adam", [RAVINE.start] * 2, steps=100, record="last").tail, everything.tail)
    early = run(RAVINE, "adam", RAVINE.start, steps=5)
    assert np.isnan(early.tail[: TAIL - 6]).all() and np.array_equal(early.tail[-6:], early.path)
