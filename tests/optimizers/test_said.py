"""What docstrings and help texts say of methods, where it was once doubtful: each sentence is measured."""

import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS, adamw

RAVINE, BOWL, BEALE = LANDSCAPES["ravine"], LANDSCAPES["bowl"], LANDSCAPES["beale"]


def path(surface, method, steps=300, start=None, noise=0.0, **hypers):
    return run(surface, method, start or surface.start, steps=steps, hypers=hypers, noise=noise).path[:, 0]


def overshoot(surface, points):
    """How far beyond the minimum, along the line from the start, as a part of the way there."""
    minimum = np.array(surface.minima[0])
    way = minimum - points[0]
    return max(0.0, ((points - minimum) @ way).max() / (way @ way))


def test_adamw_creeps_on_and_stays_short_under_noise():
    surface = from_formula("(x - 2)^2/2 + 50(y - 2)^2/2", domain=((-1, 3), (-1, 3)))
    set_up = {"start": (-0.5, -0.5), "steps": 30_000, "weight_decay": 0.3}
    points = path(surface, "adamw", **set_up)
    short = 2 - points[[300, 3000, -1], 0]
    assert short[1] < short[0] / 2 and short[2] < short[1] / 10
    noisy = path(surface, "adamw", noise=1.0, **set_up)
    assert 2 - noisy[-10_000:, 0].mean() > 0.2
    assert "creeps on, but stays short under noise" in (adamw.__doc__ or "")


def test_adan_swings_less_than_adam_with_as_long_a_memory_and_more_than_adam():
    long = OPTIMIZERS["adan"].hyper("beta1").default
    for surface in (BOWL, RAVINE):
        adan, adam = overshoot(surface, path(surface, "adan")), overshoot(surface, path(surface, "adam"))
        assert adam < adan < overshoot(surface, path(surface, "adam", beta1=long))


def test_adam_uncorrected_takes_far_longer_steps_for_thousands():
    t = np.arange(1, 3001)
    longer = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)  # than Adam's, whatever the constant slope
    surface = from_formula("x", domain=((-3, 3), (-3, 3)))
    steps = [np.diff(path(surface, method, 3000)[:, 0]) for method in ("adam_uncorrected", "adam")]
    assert np.allclose(steps[0] / steps[1], longer, rtol=1e-3)
    assert abs(longer[0] - 3.16) < 0.01 and longer.max() > 6 and longer[-1] > 1.02


def test_amsgrad_walks_adams_path_for_hundreds_of_steps():
    assert np.abs(path(BOWL, "amsgrad") - path(BOWL, "adam")).max() < 0.01


def test_adadeltas_steps_hardly_grow_for_hundreds_of_steps():
    steps = np.abs(np.diff(path(RAVINE, "adadelta"), axis=0))[:, 0]
    first = np.sqrt(1e-6 / (1 - 0.9))
    assert abs(steps[0] - first) < 1e-3 * first and steps.max() < 1.5 * first


def test_nadam_starts_more_briskly_and_the_papers_factor_is_as_small_as_is_said():
    first = [np.abs(np.diff(path(BOWL, method, 1), axis=0)).min() for method in ("nadam", "adam")]
    assert first[0] > 1.4 * first[1]
    assert overshoot(BOWL, path(BOWL, "nadam")) < overshoot(BOWL, path(BOWL, "adam"))
    assert "1/√β₂" in OPTIMIZERS["nadam"].differs


def test_momentums_swings_fade_more_slowly_than_gradient_descents():
    last = [np.flatnonzero(abs(path(RAVINE, m)[:, 1]) > 0.08)[-1] for m in ("momentum", "gradient_descent")]
    assert last[0] > 2 * last[1]


@pytest.mark.parametrize(("surface", "right"), [(RAVINE, True), (BEALE, False)])
def test_the_exact_step_turns_at_a_right_angle_on_a_quadratic_only(surface, right):
    gradient = surface.gradient(path(surface, "exact_step", 6))
    sizes = np.linalg.norm(gradient, axis=1)
    cosines = (gradient[:-1] * gradient[1:]).sum(axis=1) / sizes[:-1] / sizes[1:]
    assert (np.abs(cosines).max() < 1e-9) == right


def test_gradient_descent_zig_zags_above_half_of_its_limit_only():
    turns = {
        lr: (np.diff(np.sign(path(RAVINE, "gradient_descent", 20, lr=lr / 180)[:, 1])) != 0).sum() for lr in (0.9, 1.5)
    }
    assert turns == {0.9: 0, 1.5: 20}


def test_local_gains_differ_by_coordinate():
    points = path(RAVINE, "local_gains")
    rates = np.abs(np.diff(points, axis=0)) / np.abs(RAVINE.gradient(points[:-1]))
    assert rates[-1, 0] > 50 * rates[-1, 1]


def swings(method, beta, axis=0):
    """How far out a run on a quadratic is in its first 250 steps, and in the last of 1,500."""
    surface = from_formula("(x^2 + 20y^2)/2", domain=((-1, 1), (-1, 1)))
    rate = OPTIMIZERS[method].hyper("lr").default if method == "rmsprop_nesterov_jump" else 0.01
    points = abs(path(surface, method, 1500, (1.0, 0.4), lr=rate, beta=beta))[:, axis]
    return [np.inf if np.isnan(part).any() else part.max() for part in (points[:250], points[-250:])]


def test_from_a_beta_of_one_on_a_velocity_does_what_is_said_beside_it():
    texts = {key: method.hyper("beta").from_one for key, method in OPTIMIZERS.items() if "beta" in method.defaults}
    assert {key for key, text in texts.items() if not text} == {
        "schedule_free",
        "momentum_rising",
    }  # β is a share, or is to rise
    for axis in (0, 1):
        first, last = swings("momentum", 1.0, axis)
        assert last == pytest.approx(first, rel=0.05) and swings("momentum", 1.01, axis)[1] > 20 * first
    first, last = swings("momentum_plateau", 1.0)
    assert 0.01 < last < 0.2 * first
    for key in ("nesterov", "lookahead_momentum"):
        assert swings(key, 1.0, 1)[1] < 1e-9 < swings(key, 1.0)[1] < 0.02
        assert swings(key, 1.05, 1)[0] < 0.5 and swings(key, 1.05)[1] > 1e6
    for key in ("rmsprop_momentum", "rmsprop_nesterov"):
        assert swings(key, 1.05)[1] == np.inf
    assert swings("rmsprop_nesterov_jump", 1.0)[1] > 1.2 * swings("rmsprop_nesterov_jump", 1.0)[0]


def test_where_the_slope_jumps_the_drops_of_the_rate_end_the_swings():
    """On |x| + 2|y|, as on the line of least absolute errors, a heavy ball never comes to rest at a constant rate."""
    for surface in (from_formula("|x| + 2|y|", domain=((-2, 2), (-2, 2))), LANDSCAPES["line_absolute"]):
        least = surface.value(np.array(surface.minima[0])) if surface.minima else 0.0
        left, swung = (
            surface.value(path(surface, key, 600, (1.3, -0.7), lr=0.01)[-1]) - least
            for key in ("momentum_plateau", "momentum")
        )
        assert left < 1e-6 < 1e-5 < swung


def test_a_rising_beta_is_sooner_along_the_valley_than_where_it_starts_and_swings_longer():
    arrived = {}
    for beta, highest in ((0.5, 0.5), (0.5, 0.99), (0.99, 0.99)):
        points = path(RAVINE, "momentum_rising", 600, lr=0.001, beta=beta, highest=highest)
        near = RAVINE.value(points) < 1e-3 * RAVINE.value(points[0])
        arrived[beta, highest] = near.argmax() if near.any() else len(points)
    assert arrived[0.5, 0.99] < arrived[0.99, 0.99] < arrived[0.5, 0.5]


def test_above_one_no_learning_rate_is_stable():
    for key, betas in (("momentum", (1.0, 1.2)), ("nesterov", (1.001, 1.2))):
        assert [OPTIMIZERS[key].stable_up_to({"beta": beta}) for beta in betas] == [0.0, 0.0]
        ends = run(RAVINE, key, RAVINE.start, steps=50, hypers={"beta": 1.2, "lr": 1e-3}).sentence()
        assert "limit of 0" not in ends
    assert OPTIMIZERS["nesterov"].stable_up_to({"beta": 1.0}) == pytest.approx(4 / 3)
