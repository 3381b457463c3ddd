"""Lookahead around every method that it can go around, beside Algorithm 1 written out plainly."""

import numpy as np
import pytest

import experiments.engine.race
from experiments import refusal
from experiments.engine.walking.floats import CountingOracle
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import STARTS, column, keywords, lookahead
from optimizers.base.lookahead import can_go_around

AROUND = [key for key, method in OPTIMIZERS.items() if can_go_around(method)]
STEPS, EVERY, PULL = 40, 3, 0.7
EVERY_METHOD = pytest.mark.parametrize("key", AROUND)


def around(key):
    home, method = f"optimizers.lookahead_around_{key}", OPTIMIZERS[key]
    return lookahead(
        home, method, name=f"Lookahead + {method.name}", order=0, teaches="Goes back.", differs="in nothing"
    )


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
def test_it_walks_as_the_paper_s_algorithm_does(key, monkeypatch, through, same):
    surface = next(LANDSCAPES[name] for name in ("beale", "line_fit") if refusal(LANDSCAPES[name], key) is None)
    monkeypatch.setattr(experiments.engine.race, "OPTIMIZERS", {key: around(key)})
    options = dict(steps=STEPS, hypers={"every": EVERY, "pull": PULL})
    floats, arrays = (through(kind, surface, key, surface.start, **options) for kind in ("floats", "arrays"))
    same(floats, arrays)
    with np.errstate(all="ignore"):
        known = algorithm_1(OPTIMIZERS[key], surface, surface.start, STEPS)
    going = np.isfinite(floats.path[:, 0]).all(axis=1)
    assert going.sum() > 2 * EVERY
    assert np.array_equal(floats.path[going, 0], known[going])
