"""What a step remembers: gradients by their weights add up to the step of the race, for every method that sums them."""

from typing import Any

import numpy as np
import pytest

from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.readings.anatomy import anatomies
from experiments.readings.memory import kept_for_the_step, memory, met
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import Optimizer, learning_rate, momentum
from optimizers.base.arithmetic import sign

COORDINATES = [key for key, method in OPTIMIZERS.items() if not method.whole_point]
STEPS = 30
LOOKED_AT = (1, 2, 9, STEPS)


def at(factors, step):
    """A factor at a step, from 1."""
    return factors[0] if len(factors) == 1 else factors[step - 1]


def weights(axis, step):
    """(step,) the weights of the inputs of steps 1 to `step`, each found by an input of 1 at that step alone."""
    found = []
    for pulse in range(1, step + 1):
        state, told = np.zeros(len(axis.names)), 0.0
        for now in range(1, step + 1):
            taken = 1.0 if now == pulse else 0.0
            told = sum(at(factor, now) * number for factor, number in zip(axis.read, state, strict=True))
            told += at(axis.fresh, now) * taken
            kept = np.array([[at(factor, now) for factor in row] for row in axis.kept]).reshape(len(state), len(state))
            state = kept @ state + taken * np.array([at(factor, now) for factor in axis.taken])
        found.append(told)
    return np.array(found)


def lived(key, **options):
    """The steps of a run on noisy gradients, or if a batch is given on batches of samples, taken apart."""
    surface = LANDSCAPES["line_fit" if "batch" in options else "beale"]
    chance: dict[str, Any] = {} if "batch" in options else {"noise": 0.1}
    race = Race(surface, key, surface.start, STEPS, seed=3, **chance, **options)
    return [step for step in anatomies(batch_of(race)) if np.isfinite(step.after).all()]


def warmed(s):
    return 0.01 * (s + 1) / STEPS


@pytest.mark.parametrize("key", COORDINATES)
def test_the_gradients_by_their_weights_add_up_to_the_step(key):
    method = OPTIMIZERS[key]
    steps = lived(key, hypers={"lr": warmed, "clip": 5.0})
    assert any(step.shortened for step in steps)
    found = memory(method, map(met, steps))
    if found is None:
        assert key in ("rprop", "signsgd")  # they take no more than signs
        return
    gradients = np.array([step.asked[0][1] for step in steps])
    for number in (each for each in LOOKED_AT if each <= len(steps)):
        step = steps[number - 1]
        for axis in range(2):
            parts = weights(found.arrows.axes[axis], number) * gradients[:number, axis]
            if found.arrows.name:
                total = -step.value(found.arrows.name)[axis]
            else:
                total = step.after[axis] - step.before[axis]
                if found.pulled:
                    total += step.given["lr"] * step.given["weight_decay"] * step.before[axis]
            began = 1e-5 if key == "yogi" else 0  # of its averages, which begin with 10⁻⁶
            assert total == pytest.approx(parts.sum(), rel=1e-9 + began, abs=1e-12 * abs(step.before[axis]) + 1e-300)


@pytest.mark.parametrize("key", ["momentum", "adam"])
def test_the_gradients_of_batches_are_those_that_add_up(key):
    steps = lived(key, batch=4)
    found = memory(OPTIMIZERS[key], map(met, steps))
    assert found is not None
    for axis in range(2):
        parts = weights(found.arrows.axes[axis], STEPS) * [step.asked[0][1][axis] for step in steps]
        assert parts.sum() == pytest.approx(steps[-1].after[axis] - steps[-1].before[axis], rel=1e-9)


def of(key, step=9, **hypers):
    """The weights that are told of, of gradients and of squares, the latest first."""
    steps = lived(key, hypers=hypers)
    found = memory(OPTIMIZERS[key], map(met, steps))
    assert found is not None
    squares = found.squares
    return (
        weights(found.gradients.axes[0], step)[::-1],
        None if squares is None else weights(squares.axes[0], step)[::-1],
    )


def test_the_weights_are_those_of_the_texts():
    back = np.arange(9)
    assert np.allclose(of("momentum", beta=0.8)[0], 0.8**back)
    assert np.allclose(of("nesterov", beta=0.8)[0], 0.8**back)
    gradients, squares = of("adam", beta1=0.8, beta2=0.9)
    assert np.allclose(gradients, 0.2 * 0.8**back / (1 - 0.8**9))
    assert np.allclose(squares, 0.1 * 0.9**back / (1 - 0.9**9))
    assert gradients.sum() == pytest.approx(1) and squares.sum() == pytest.approx(1)
    assert np.allclose(of("rmsprop", rho=0.7)[1], 0.3 * 0.7**back)
    assert np.allclose(of("adagrad")[1], 1)
    assert np.allclose(of("lion")[0], np.r_[0.1, 0.9 * 0.01 * 0.99 ** back[:-1]])
    nadam = of("nadam", beta1=0.8)[0]
    assert nadam[0] == pytest.approx(0.8 * 0.2 / (1 - 0.8**10) + 0.2 / (1 - 0.8**9))


def test_a_rule_is_told_by_its_own_lines():
    """No method is known by its name: a rule of the same form has the same weights, one that takes signs has none."""

    def heavy(x, g, b, *, lr, beta):
        b = beta * b + (1 - beta) * g
        return x - lr * b, b

    def signs(x, g, b, *, lr, beta):
        b = beta * b + sign(g)
        return x - lr * b, b

    declared: Any = {"order": 1, "family": "descent", "teaches": "", "source": "", "differs": "", "state": {"b": 0.0}}
    hypers = (learning_rate(0.01), momentum())
    steps = list(map(met, lived("momentum", hypers={"beta": 0.5})))
    found = memory(Optimizer(name="heavy", step=heavy, hypers=hypers, roles={"b": "momentum"}, **declared), steps)
    assert found is not None and np.allclose(weights(found.gradients.axes[0], 4), [0.0625, 0.125, 0.25, 0.5])
    assert memory(Optimizer(name="signs", step=signs, hypers=hypers, **declared), steps) is None


def test_what_is_kept_counts_only_if_the_next_point_depends_on_it():
    kept = {key: kept_for_the_step(OPTIMIZERS[key]) for key in OPTIMIZERS}
    assert kept["newton"] == kept["gradient_descent"] == kept["sam"] == []
    assert kept["momentum"] == ["b"] and kept["trust_region"] == ["reach"]
    assert kept["conjugate_gradient"] == ["px", "py", "ox", "oy"]
