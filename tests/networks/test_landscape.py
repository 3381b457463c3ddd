"""The planes and lines through the weights of a network, and the pitfalls that most such pictures fall into."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pytest

from networks import DATASETS, Network, plane, train
from networks.curvature.lanczos import sharpness
from networks.landscape.bezier import bent
from networks.landscape.cuts import CUTS
from networks.landscape.directions import directions, raw_directions
from networks.landscape.lines import line
from networks.landscape.minima import depths, minima
from networks.landscape.paths import Paths
from networks.landscape.plane import Plane, PlaneLosses, losses, losses_at
from networks.landscape.projection import projected
from networks.landscape.variance import by_chance, explained, principal
from networks.training.training import Entry, Training
from networks.training.walk import begun, walk
from optimizers import SettingError

RELU = Network((2, 8, 8, 2), "relu", init="he")
MOONS = DATASETS["moons"](samples=60)
RATES = {"Adam": ("adam", 0.01), "Momentum": ("momentum", 0.1), "Descent": ("gradient_descent", 0.3)}


@cache
def paths(*names: str, net: Network = RELU, steps: int = 60) -> Paths:
    entries = tuple(Entry(method, {"lr": rate}) for method, rate in map(RATES.__getitem__, names))
    training = Training(net, MOONS, entries, steps, 16)
    theta = [begun(training).theta, *(state.theta for state in walk(training))]
    return Paths(names, np.arange(steps + 1), np.array(theta))


def end(name: str, net: Network = RELU) -> np.ndarray:
    return paths(name, net=net).theta[-1, 0]


def rescaled(theta: np.ndarray, factor: float = 0.1) -> np.ndarray:
    """The same function of a network of ReLUs: all of the first layer times a number, the next matrix divided by it."""
    scaled = theta.copy()
    at = {piece.name: place for piece, place in zip(RELU.pieces, RELU.places, strict=True)}
    for name, times in (("W1", factor), ("b1", factor), ("W2", 1 / factor)):
        scaled[at[name]] *= times
    return scaled


# --- directions ------------------------------------------------------------------------------------------------------


def test_every_units_direction_is_as_long_as_its_weights_and_biases_stay():
    net = Network((2, 8, 8, 2), "relu", batch_norm=True)
    theta = end("Adam", net)
    for direction in directions(net, theta):
        for piece, part, own in zip(net.pieces, net.parts(direction[None]), net.parts(theta[None]), strict=True):
            if piece.kind == "weight":
                assert np.linalg.norm(part[0], axis=1) == pytest.approx(np.linalg.norm(own[0], axis=1))
            else:
                assert not part.any(), piece.name


def test_a_direction_is_not_the_initialisation_nor_the_other_one():
    """Without a stream of its own, the first direction is what the weights were drawn from."""
    start = Network(RELU.sizes, init="small").parameters(0)
    for seed in (0, 1):
        drawn = np.array([start, *raw_directions(RELU, seed)])
        assert abs(np.corrcoef(drawn) - np.eye(3)).max() < 0.4


def test_a_rescaled_network_has_another_sharpness_but_the_same_picture():
    theta, net = end("Adam"), RELU
    other = rescaled(theta)
    assert net.output(other, MOONS.X) == pytest.approx(net.output(theta, MOONS.X))
    most = sharpness(net, np.stack([other, theta]), MOONS.X, MOONS.y).values
    assert most[0] > 5 * most[1]

    def picture(at, drawn):
        return plane(net, MOONS, at, directions=drawn, side=9)

    assert picture(other, directions(net, other)) == pytest.approx(picture(theta, directions(net, theta)))
    raw = raw_directions(net)
    assert abs(picture(other, raw) / picture(theta, raw) - 1).max() > 0.5


# --- planes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("batch_norm", [False, True])
def test_a_plane_holds_the_loss_of_each_of_its_points(batch_norm):
    net = Network((2, 8, 8, 2), batch_norm=batch_norm)
    laid = Plane(end("Adam", net), *directions(net, end("Adam", net)))
    found = losses(net, MOONS, laid, ((-1, 2), (-3, 1)), 7)
    at = laid.points(0.5, -3 + 4 / 6)
    assert found.loss[1, 3] == pytest.approx(net.loss(at, MOONS.X, MOONS.y))
    assert found.held_out[1, 3] == pytest.approx(net.loss(at, MOONS.X_held, MOONS.y_held, fit=MOONS.X))
    drawn = laid.along, laid.up
    square = losses(net, MOONS, laid, ((-1, 1), (-1, 1)), 5)
    assert (plane(net, MOONS, laid.centre, directions=drawn, side=5) == square.loss).all()
    held = plane(net, MOONS, laid.centre, directions=drawn, side=5, held_out=True)
    assert held == pytest.approx(square.held_out)


def test_the_statistics_of_batch_norm_are_worked_out_at_every_point():
    """Multiplying a matrix before batch norm changes nothing; with the statistics of the middle it would."""
    net = Network((2, 8, 8, 2), "relu", batch_norm=True)
    theta = end("Adam", net)
    along = np.zeros(net.size)
    along[net.places[0]] = theta[net.places[0]]
    found = losses(net, MOONS, Plane(theta, along, along), ((-0.5, 2), (0, 0)), 5)
    for values in (found.loss[0], found.held_out[0]):
        assert values == pytest.approx(values[1], rel=1e-3)
    frozen = [frozen_loss(net, theta, theta + step * along) for step in (-0.5, 0, 2)]
    assert frozen[1] == pytest.approx(losses_at(net, MOONS, theta[None])[0, 0])
    assert max(frozen) > 1.5 * frozen[1]


def frozen_loss(net: Network, at: np.ndarray, theta: np.ndarray) -> float:
    """The loss at θ with the statistics that batch norm has at other weights."""
    values, means = MOONS.X.T, MOONS.X.T
    names = [piece.name for piece in net.pieces]
    own, there = (dict(zip(names, [part[0] for part in net.parts(t[None])], strict=True)) for t in (theta, at))
    for layer in (1, 2):
        values = own[f"W{layer}"] @ values + own[f"b{layer}"][:, None]
        means = there[f"W{layer}"] @ means + there[f"b{layer}"][:, None]
        mean, size = means.mean(axis=1, keepdims=True), np.sqrt(means.var(axis=1, keepdims=True) + 1e-5)
        values, means = (
            np.maximum(part[f"γ{layer}"][:, None] * (z - mean) / size + part[f"β{layer}"][:, None], 0)
            for part, z in ((own, values), (there, means))
        )
    outputs = own["W3"] @ values + own["b3"][:, None]
    return float(net.kind.loss(outputs[None], net.targets(MOONS.y))[0])


def test_minima_are_lower_than_all_eight_around_them():
    grid = np.full((6, 7), 5.0)
    grid[1, 1], grid[3, 4], grid[4, 5], grid[0, 6], grid[2, 6] = 1, 2, 1.5, 0, 0  # the last two are at the edge
    assert depths(grid).tolist() == [4.0, 0.5]
    grid[4, 5] = np.nan
    assert depths(grid).tolist() == [4.0]


def test_minima_are_counted_on_one_grid_however_fine_the_picture_is():
    fine = np.random.default_rng(0).random((101, 101))
    coarse = fine[::2, ::2]
    counts = [PlaneLosses(values, values).minima for values in (fine, coarse, coarse[:25, :25])]
    assert counts == [minima(coarse), minima(coarse), None]
    assert minima(fine) > 3 * minima(coarse)


# --- cuts and paths --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", CUTS)
def test_a_cut_holds_all_paths_at_their_true_loss(key):
    shown = paths("Adam", "Momentum", "Descent")
    cut = CUTS[key].make(RELU, shown, 1, 0)
    found = projected(RELU, MOONS, shown, cut.plane)
    drawn = np.stack([cut.plane.along, cut.plane.up])
    assert key == "random" or drawn @ drawn.T == pytest.approx(np.eye(2), abs=1e-9)  # lengths and angles are true
    (x0, x1), (y0, y1) = cut.window
    assert x1 - x0 == pytest.approx(y1 - y0)
    assert ((x0 < found.x) & (found.x < x1) & (y0 < found.y) & (found.y < y1)).all()
    near = cut.plane.points(found.x, found.y)
    assert found.away == pytest.approx(np.linalg.norm(shown.theta - near, axis=-1))
    for direction in (cut.plane.along, cut.plane.up):  # no point of the plane is nearer
        assert abs((shown.theta - near) @ direction).max() < 1e-9 * found.length.max() * np.linalg.norm(direction)
    assert found.loss == pytest.approx(RELU.loss(shown.theta, MOONS.X, MOONS.y))
    assert found.held_out == pytest.approx(RELU.loss(shown.theta, MOONS.X_held, MOONS.y_held))


def test_each_cut_goes_through_what_it_says():
    shown = paths("Adam", "Momentum", "Descent")
    away = {key: projected(RELU, MOONS, shown, CUTS[key].make(RELU, shown, 1, 0).plane).away for key in CUTS}
    assert away["random"][-1, 1] == pytest.approx(0, abs=1e-9) and (away["random"][-1, [0, 2]] > 0.1).all()
    assert away["ends"][-1] == pytest.approx(0, abs=1e-9) and (away["ends"][0] > 0.1).all()
    assert (away["pca"] ** 2).sum() < min((away[key] ** 2).sum() for key in ("random", "ends"))


def test_principal_components_are_those_of_the_singular_values():
    many, few = paths("Adam", "Momentum").theta.reshape(-1, RELU.size), np.random.default_rng(0).normal(size=(9, 40))
    for theta in (many, few):
        offsets = theta - theta.mean(axis=0)
        _, sizes, vectors = np.linalg.svd(offsets)
        found, variances = principal(theta)
        assert abs(found @ vectors[:2].T) == pytest.approx(np.eye(2), abs=1e-6)
        assert variances[:2] == pytest.approx(sizes[:2] ** 2)
        assert explained(theta, found) == pytest.approx((sizes[:2] ** 2).sum() / (sizes**2).sum())


def test_random_directions_show_the_method_that_is_looked_at_however_far_another_goes():
    near_by = paths("Adam", "Descent")
    alone = CUTS["random"].make(RELU, near_by, 0, 0)
    theta = near_by.theta.copy()
    theta[30:, 1] *= 1e6
    found = Paths(near_by.names, near_by.steps, theta)
    cut = CUTS["random"].make(RELU, found, 0, 0)
    assert cut.window == alone.window
    near, far = (float(re.findall(r"up to ([\d.]+) away", each.note)[0]) for each in (alone, cut))
    assert far <= near
    assert cut.plane.away(found.theta[-1, 0]) == 0, "it is the middle"


def test_a_random_walk_has_most_of_its_variance_in_two_components():
    """6/π² and a quarter of it, in many dimensions; less where several walks share a start, more in few dimensions."""

    def main(theta):
        return principal(theta.reshape(-1, theta.shape[-1]))[0]

    assert by_chance(main, (150, 1, 2000)) == pytest.approx(6 / np.pi**2 * 1.25, abs=0.02)
    assert by_chance(main, (50, 4, 2000)) < 0.6
    assert by_chance(main, (50, 1, 2)) == pytest.approx(1)


def test_two_ends_are_filled_up_by_the_start_and_one_is_too_few():
    cut = CUTS["ends"].make(RELU, paths("Adam", "Momentum"), 0, 0)
    away = cut.plane.away(paths("Adam", "Momentum").theta)
    assert away[[0, -1]] == pytest.approx(0, abs=1e-9)
    assert "the start" in cut.note
    with pytest.raises(SettingError, match="two methods"):
        CUTS["ends"].make(RELU, paths("Adam"), 0, 0)
    with pytest.raises(SettingError, match="one line"):
        CUTS["ends"].make(RELU, paths("Adam", "Adam"), 0, 0)


def test_a_method_that_broke_off_spoils_no_plane():
    whole = paths("Adam", "Momentum", "Descent")
    theta = whole.theta.copy()
    theta[20, 1], theta[21:, 1] = 1e30, np.nan
    broken = Paths(whole.names, whole.steps, theta)
    for key in ("pca", "ends"):
        cut = CUTS[key].make(RELU, broken, 1, 0)
        both = CUTS[key].make(RELU, paths("Adam", "Descent"), 0, 0)
        assert cut.window == pytest.approx(np.array(both.window))
        assert np.isnan(projected(RELU, MOONS, broken, cut.plane).x[21:, 1]).all()
        assert "Momentum is left out: its weights became too large." in cut.note
    told = CUTS["random"].make(RELU, broken, 1, 0).note
    assert "Momentum after 20 steps, the last recorded before they became too large." in told
    with pytest.raises(SettingError, match="There is no method whose weights stayed finite"):
        CUTS["pca"].make(RELU, Paths(("Momentum",), whole.steps, theta[:, 1:2]), 0, 0)


@pytest.mark.parametrize("huge", [np.inf, 1e200])
def test_weights_that_are_too_large_on_the_way_leave_a_method_out(huge):
    """Records in single precision have ∞ for numbers above 3·10³⁸; the method goes on, and comes back."""
    whole = paths("Adam", "Momentum", "Descent")
    theta = whole.theta.copy()
    theta[20, 1, 3] = huge
    found = Paths(whole.names, whole.steps, theta)
    assert found.going == [0, 2] and found.last(1) == 19
    for cut in CUTS.values():
        assert np.isfinite(cut.make(RELU, found, 1, 0).window).all()


def test_rounding_gives_no_plane_of_its_own():
    theta = paths("Adam").theta
    still = np.repeat(theta[:1], len(theta), axis=0)
    slowly = 1 + 1e-9 * np.arange(61)[:, None, None]
    for moved in (still, still * slowly, (still * slowly).astype(np.float32).astype(np.float64)):
        with pytest.raises(SettingError, match="only by rounding"):
            CUTS["pca"].make(RELU, Paths(("Adam",), np.arange(61), moved), 0, 0)


def test_names_of_methods_stay_as_they_are_in_sentences():
    own = paths("Adam", "Adam")
    with pytest.raises(SettingError, match=r"^The end of L-BFGS, the end of Adam and the start of both lie"):
        CUTS["ends"].make(RELU, Paths(("L-BFGS", "Adam"), own.steps, own.theta), 0, 0)


@pytest.mark.parametrize(
    ("asked", "setting"),
    [
        ({"side": -1}, "side"),
        ({"side": 2.5}, "side"),
        ({"reach": np.nan}, "reach"),
        ({"directions": (np.ones(3), np.ones(3))}, "directions"),
        ({"directions": np.ones(RELU.size)}, "directions"),
        ({"theta": np.full(RELU.size, np.nan)}, "theta"),
    ],
)
def test_a_plane_that_there_is_not_is_refused_in_a_sentence(asked, setting):
    ones = np.ones(RELU.size)
    with pytest.raises(SettingError) as told:
        plane(RELU, MOONS, **{"theta": ones, "directions": (ones, ones), **asked})
    assert told.value.setting == setting and str(told.value).endswith(".")


@pytest.mark.parametrize("key", ["pca", "random"])
def test_a_network_whose_weights_are_all_0_says_what_to_do(key):
    """Nothing but the last biases ever moves, so there is neither a plane of the path nor a length of a direction."""
    net = Network((2, 8, 8, 2), init="zero")
    with pytest.raises(SettingError, match=r"Choose|Train for"):
        CUTS[key].make(net, paths("Adam", net=net), 0, 0)


# --- lines -----------------------------------------------------------------------------------------------------------


def test_a_line_goes_from_one_network_to_the_other_and_beyond():
    one, other = end("Adam"), end("Momentum")
    found = line(RELU, MOONS, one, other)
    assert found.at[[0, -1]].tolist() == [-0.5, 1.5]
    losses = {float(at): loss for at, loss in zip(found.at, found.loss, strict=True)}
    assert losses[0] == pytest.approx(RELU.loss(one, MOONS.X, MOONS.y))
    assert losses[1] == pytest.approx(RELU.loss(other, MOONS.X, MOONS.y))
    assert losses[1.5] == pytest.approx(RELU.loss(1.5 * other - 0.5 * one, MOONS.X, MOONS.y))


def test_two_solutions_have_a_barrier_between_them_and_a_bent_curve_has_none():
    one, other = (
        train(RELU, MOONS, "adam", steps=300, hypers={"lr": 0.01}, batch=16, seed=seed, record="last").theta[-1]
        for seed in (0, 1)
    )
    straight = line(RELU, MOONS, one, other)
    bend = bent(RELU, MOONS, one, other)
    assert straight.barrier > 0.2
    assert bend.losses(RELU, MOONS).barrier < 0.1 * straight.barrier
    halfway = (one + 2 * bend.middle + other) / 4
    assert bend.points(np.array([0, 0.5, 1])) == pytest.approx(np.stack([one, halfway, other]))
