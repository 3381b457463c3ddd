"""Each preset shows what it says: facts about landscapes, measured anew over a few seeds and compared as ratios."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pytest

from networks import Network, plane
from networks.curvature.lanczos import sharpness
from networks.landscape.bezier import bent
from networks.landscape.directions import directions
from networks.landscape.lines import Line, line
from networks.landscape.minima import minima
from networks.landscape.plane import losses_at
from networks.presets import COMPARED, PRESETS, Preset
from networks.readings import readings
from networks.training.training import Training
from networks.training.walk import walk

CHANCE = float(np.log(2))  # the loss of two classes that are told apart by nothing


def ended(preset: Preset, seed: int) -> tuple[Training, np.ndarray]:
    """A training, and the weights (methods, D) at its end."""
    training = preset.training(seed)
    *_, state = walk(training)
    return training, state.theta


def loss(key: str, seed: int) -> float:
    training, theta = ended(PRESETS[key], seed)
    return float(losses_at(training.net, training.samples, theta[:1])[0, 0])


@pytest.mark.parametrize("key", PRESETS)
def test_a_preset_can_be_trained(key):
    assert next(walk(PRESETS[key].training())).t == 1


@pytest.mark.parametrize("group", COMPARED)
def test_what_is_compared_differs_by_one_switch(group):
    first, *others = (asdict(PRESETS[key]) for key in COMPARED[group])
    differing = {name for other in others for name in first if other[name] != first[name]} - {"name"}
    assert differing in ({"init"}, {"batch"}, {"batch_norm"}, {"skip", "batch_norm"})


@pytest.mark.slow("trains deep networks and cuts their landscapes")
def test_skips_leave_few_minima_and_batch_norm_alone_adds_many():
    count = {key: sum(minima_around(PRESETS[key], seed) for seed in (0, 2)) for key in COMPARED["form"]}
    assert count["skip"] < count["plain"] / 2
    assert count["both"] < count["batch_norm"] / 5
    assert count["batch_norm"] > count["plain"] * 1.3


def minima_around(preset: Preset, seed: int) -> int:
    training, theta = ended(preset, seed)
    net = training.net
    return minima(plane(net, training.samples, theta[0], directions=directions(net, theta[0], seed), side=41))


@pytest.mark.slow("trains several networks")
def test_batch_norm_learns_at_a_rate_that_is_too_large_without():
    for seed in (0, 1):
        assert not loss("plain_fast", seed) < 0.9 * CHANCE
        assert loss("batch_norm_fast", seed) < CHANCE / 3


@pytest.mark.slow("trains several networks")
def test_full_batches_end_sharper_and_generalise_worse():
    small, full = (np.median([flatness(key, seed) for seed in (0, 1, 2)], axis=0) for key in COMPARED["batch"])
    assert full[0] > 8 * small[0]
    assert full[1] < small[1] / 2 and full[2] > 1.5 * small[2]


def flatness(key: str, seed: int) -> tuple[float, float, float]:
    """λmax, training loss and held-out loss at the end."""
    training, theta = ended(PRESETS[key], seed)
    net, samples = training.net, training.samples
    most = sharpness(net, theta[0], samples.X, samples.y).values
    loss, held_out = losses_at(net, samples, theta[:1])[:, 0]
    return float(most), float(loss), float(held_out)


def test_at_the_edge_of_stability_sharpness_stays_at_two_over_the_rate():
    preset = PRESETS["edge_of_stability"]
    training = preset.training()
    net, samples = training.net, training.samples
    theta = np.array([state.theta[0] for state in walk(training) if state.t % 100 == 0])
    whole = np.concatenate([net.parameters(0)[None], theta])
    of_limit = sharpness(net, whole, samples.X, samples.y).values * preset.entries[0].hypers["lr"] / 2
    losses = net.loss(whole, samples.X, samples.y)
    assert of_limit[0] < 0.6
    assert of_limit[-5:] == pytest.approx(1, abs=0.2) and np.median(of_limit[-5:]) == pytest.approx(1, abs=0.1)
    assert (np.diff(losses[-5:]) < 0).all()


@pytest.mark.slow("trains several networks")
def test_the_straight_line_has_a_barrier_and_a_bent_curve_has_none():
    preset = PRESETS["two_solutions"]
    for seed in (0, 1):
        training, (one, other) = ended(preset, seed)
        net, samples = training.net, training.samples
        same_start = line(net, samples, one, other)
        assert same_start.barrier > 2 * max(same_start.loss[np.isin(same_start.at, (0, 1))])
    *_, far = walk(replace(training, seed=9))
    straight = line(net, samples, one, far.theta[0])
    assert straight.barrier > same_start.barrier
    assert bent(net, samples, one, far.theta[0]).losses(net, samples).barrier < straight.barrier / 50


@pytest.mark.slow("trains several networks")
def test_the_loss_falls_along_the_line_from_the_start_on_moons_and_digits_but_not_on_spirals():
    rises = {data: max(rise(data, seed) for seed in (0, 2)) for data in ("moons", "digits", "spirals")}
    assert rises["spirals"] > 10 * max(rises["moons"], rises["digits"])


def rise(data: str, seed: int) -> float:
    """How far the loss rises on the way, of how far it falls in all."""
    training, theta = ended(replace(PRESETS["from_start_to_end"], data=data), seed)
    found: Line = line(training.net, training.samples, training.net.parameters(seed), theta[0])
    start, end = found.loss[np.isin(found.at, (0, 1))]
    return found.rise / (start - end)


# --- initialisation --------------------------------------------------------------------------------------------------


def at_start(key: str) -> tuple[Network, np.ndarray, np.ndarray]:
    """A network, and each layer's activation and gradient (layers,) before training."""
    training = PRESETS[key].training()
    found = readings(training.net, training.samples, training.net.parameters()[None])
    return training.net, found.activation[0], found.gradient[0]


@pytest.mark.slow("trains several networks")
def test_zero_constant_and_small_weights_never_learn():
    for key in ("init_zero", "init_constant", "init_small"):
        assert loss(key, 0) == pytest.approx(CHANCE, rel=0.02), key
    for key in ("init_fan_in", "init_xavier_uniform", "init_xavier_normal", "init_he"):
        assert loss(key, 0) < CHANCE / 3, key
    training, theta = ended(PRESETS["init_constant"], 0)
    assert len(np.unique(training.net.parts(theta)[2][0].round(9), axis=0)) == 1
    assert at_start("init_zero")[2][:-1].tolist() == [0.0] * 8


def test_small_weights_fade_from_layer_to_layer_and_those_of_he_do_not():
    made = {key: at_start(key)[1] for key in COMPARED["initialisation"]}
    fades = {key: made[key][-2] / made[key][0] for key in made if made[key][0]}
    assert fades["init_small"] < 1e-9
    for key in ("init_fan_in", "init_xavier_uniform", "init_xavier_normal"):
        assert fades["init_small"] < fades[key] < fades["init_he"] / 5
    assert fades["init_he"] > 0.1
