"""Lookahead around every method that it can go around, beside Algorithm 1 written out plainly."""

import numpy as np
import pytest

from experiments import refusal, run
from experiments.engine.walking.floats import CountingOracle
from landscapes import LANDSCAPES
from networks import DATASETS, Network, train
from optimizers import OPTIMIZERS, SettingError
from optimizers.base import LOOKAHEAD, STARTS, column, keywords
from optimizers.base import PULL as PULLED

STEPS, EVERY, PULL = 40, 3, 0.7
SET = {"every": EVERY, "pull": PULL}
EVERY_METHOD = pytest.mark.parametrize("key", [key for key, each in OPTIMIZERS.items() if LOOKAHEAD in each.settings])


def algorithm_1(method, surface, start, steps):
    """(steps + 1, 2) the path of the paper's algorithm: the weights θ walk, every few steps φ follows, and θ is φ."""
    oracle, hypers = CountingOracle(surface, []), {name: np.float64(value) for name, value in method.defaults.items()}
    theta = phi = [column([each]) for each in start]
    products = dict.fromkeys((name for name in method.moving if name != "t"), 1.0)

    def first(value, at):
        if value in STARTS:
            return at[STARTS.index(value)]
        return column([hypers[value] if isinstance(value, str) else value])

    memories = [[first(value, at) for value in method.state.values()] for at in (theta, theta[1:])]
    path = [theta]
    for t in range(1, steps + 1):
        oracle.next_step()
        products = {name: product * hypers[name.removesuffix("_t")] for name, product in products.items()}
        known = {**hypers, **products, "t": t}
        now = {rule: {name: known[name] for name in keywords(rule)} for rule in method.rules}
        if method.whole_point:
            x, y, *memories[0] = method.step(*theta, oracle, *memories[0], **now[method.step])
            theta = [x, y]
        else:
            seen = theta
            if method.look:
                seen = [method.look(x, *own, **now[method.look]) for x, own in zip(theta, memories, strict=True)]
            taken = [
                method.step(x, g, *own, **now[method.step])
                for x, g, own in zip(theta, oracle.gradient(*seen), memories, strict=True)
            ]
            taken = [each if method.state else (each,) for each in taken]
            theta, memories = [each[0] for each in taken], [each[1:] for each in taken]
        if t % EVERY == 0:
            phi = [slow + PULL * (fast - slow) for slow, fast in zip(phi, theta, strict=True)]
            theta = phi
        path.append(theta)
    return np.array(path)[:, :, 0]


@EVERY_METHOD
def test_it_walks_as_the_paper_s_algorithm_does(key, through, same):
    surface = next(LANDSCAPES[name] for name in ("beale", "line_fit") if refusal(LANDSCAPES[name], key) is None)
    floats, arrays = (
        through(kind, surface, key, surface.start, steps=STEPS, hypers=SET) for kind in ("floats", "arrays")
    )
    same(floats, arrays)
    with np.errstate(all="ignore"):
        known = algorithm_1(OPTIMIZERS[key], surface, surface.start, STEPS)
    going = np.isfinite(floats.path[:, 0]).all(axis=1)
    assert going.sum() > 2 * EVERY
    assert np.array_equal(floats.path[going, 0], known[going])


@pytest.mark.parametrize("method, inner", [("lookahead_momentum", "momentum"), ("lookahead_adam", "adam")])
def test_a_method_of_that_name_is_the_setting(method, inner):
    surface, settings = LANDSCAPES["beale"], {"lr": 0.004, **SET}
    named, found = (run(surface, key, surface.start, hypers=settings, noise=0.1) for key in (method, inner))
    assert np.array_equal(named.path, found.path)


def test_swept_steps_ahead_are_those_of_each_run():
    surface, every = LANDSCAPES["beale"], [2, 5, 9]
    swept = run(surface, "adam", [surface.start] * 3, hypers={"every": every})
    alone = [run(surface, "adam", surface.start, hypers={"every": each}) for each in every]
    assert np.array_equal(swept.path, np.concatenate([each.path for each in alone], axis=1))


def test_without_steps_ahead_nothing_changes():
    """Neither where they are infinite, nor by the pull alone; a sweep of what is not there is refused."""
    surface = LANDSCAPES["beale"]
    plain = run(surface, "adam", surface.start)
    for settings in ({"every": float("inf")}, {"pull": 0.7}):
        found = run(surface, "adam", surface.start, hypers=settings)
        assert found.race == plain.race and np.array_equal(found.path, plain.path)
    with pytest.raises(SettingError, match="Set every"):
        run(surface, "adam", [surface.start] * 2, hypers={"pull": [0.3, 0.7]})
    with pytest.raises(SettingError, match="every"):
        run(surface, "nelder_mead", surface.start, hypers={"every": 5})


@pytest.mark.parametrize("key", ["sam", "conjugate_gradient", "lbfgs", "adam"])
def test_it_goes_around_rules_that_train_networks(key):
    net, data = Network(sizes=(2, 4, 2)), DATASETS["moons"](samples=40)
    short, whole = (train(net, data, key, steps=steps, hypers={"every": 3}) for steps in (2, 3))
    plain = train(net, data, key, steps=3)
    assert np.array_equal(short.theta[2], plain.theta[2])
    half = plain.theta[0] + PULLED.default * (plain.theta[3] - plain.theta[0])
    assert np.array_equal(whole.theta[3], half)
