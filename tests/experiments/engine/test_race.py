"""A race is a value: equal ones are alike, none can be changed, and each is checked once, when it is built."""

import pickle
from dataclasses import FrozenInstanceError, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from experiments import SettingError, run
from experiments.engine import race as racing
from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.schedules import cosine, linear_warmup
from tests.experiments.engine.test_refusals import REFUSED

BEALE, SADDLE = LANDSCAPES["beale"], LANDSCAPES["saddle"]
PLAIN = Race(BEALE, "adam", (1.0, 1.5))


def loose(*given, **named):
    """The race of what a caller without types may give."""
    return Race(*given, **named)


def table_of(race, name="lr"):
    """The table of a hyperparameter that follows a schedule."""
    table = race.values[name]
    assert isinstance(table, list)
    return table


def of_a_race(method=None, starts=(), steps=1, hypers=MappingProxyType({}), noise=0, seed=0, **of_a_batch):
    """Whether what is asked of run() is asked of one race, with nothing swept and a single start."""
    swept = any(isinstance(value, list) for value in hypers.values())
    return not of_a_batch and not swept and isinstance(starts, tuple | str)


@pytest.mark.parametrize(
    "other",
    [
        loose(BEALE, "adam", [1, 1.5], np.int32(200), {}, 0, 0),
        loose(replace(BEALE), "adam", np.array([1.0, 1.5]), hypers={"beta2": 0.999, "lr": 0.1}, noise=np.float32(0)),
        Race(BEALE, "adam", (1, 1.5), hypers={"lr": 0.1, "beta2": 0.999}),
        replace(Race(BEALE, "adam", (1, 1.5), hypers={"lr": 0.3}), hypers={}),
        replace(PLAIN, hypers=PLAIN.hypers),
    ],
)
def test_equal_races_are_equal_and_hash_alike(other):
    assert other == PLAIN and hash(other) == hash(PLAIN)
    assert {PLAIN: "kept"}[other] == "kept"


@pytest.mark.parametrize(
    "changes",
    [
        {"surface": SADDLE},
        {"method": "amsgrad"},
        {"start": (1.0, 1.25)},
        {"steps": 199},
        {"hypers": {"lr": 0.2}},
        {"hypers": {"lr": cosine(0.1, steps=200)}},
        {"noise": 0.1},
        {"seed": 1},
    ],
)
def test_a_race_that_differs_in_anything_is_another(changes):
    assert replace(PLAIN, **changes) != PLAIN


def test_schedules_that_are_equal_make_equal_races():
    first, again, other = (Race(BEALE, "adam", (1, 1), 50, {"lr": cosine(0.1, steps=steps)}) for steps in (50, 50, 40))
    assert first == again and hash(first) == hash(again) and first.values["lr"] == again.values["lr"]
    assert first != other and first.values["lr"] != other.values["lr"]


def test_a_race_has_every_hyperparameter_and_nothing_of_it_can_be_changed():
    given = {"beta1": 0.5}
    race = Race(BEALE, "adam", (1, 1), hypers=given)
    given["beta1"] = 0.7
    assert race.hypers == {"lr": 0.1, "beta1": 0.5, "beta2": 0.999, "eps": 1e-8}
    untyped: Any = race  # mypy refuses these too
    with pytest.raises(FrozenInstanceError):
        untyped.steps = 3
    with pytest.raises(TypeError):
        untyped.hypers["beta1"] = 0.7
    with pytest.raises(TypeError):
        untyped.values["beta1"] = 0.7


@pytest.mark.parametrize(
    "request_, setting, sentence",
    [each for each in REFUSED if of_a_race(**each[0])],
)
def test_what_run_refuses_of_a_race_the_race_refuses(request_, setting, sentence):
    asked = {"method": "adam", "starts": BEALE.start} | request_
    with pytest.raises(SettingError) as caught:
        Race(BEALE, asked.pop("method"), asked.pop("starts"), **asked)
    assert (caught.value.setting, caught.value.message.startswith(sentence)) == (setting, True)


def test_a_race_has_one_start():
    with pytest.raises(SettingError, match="A start is two numbers, x and y"):
        loose(BEALE, "adam", [(1, 1), (2, 2)])


def test_a_method_that_cannot_run_on_the_surface_is_refused_last_of_all():
    with pytest.raises(SettingError, match="Gauss–Newton needs") as refused:
        Race(SADDLE, "gauss_newton", SADDLE.start)
    assert refused.value.setting == "method"
    with pytest.raises(SettingError, match="seed must be"):
        Race(SADDLE, "gauss_newton", SADDLE.start, seed=-1)


@pytest.fixture
def counted(monkeypatch):
    """How often each of the checks of a race was called."""
    calls: dict[str, int] = {}

    def count(name):
        check = getattr(racing, name)

        def counting(*args):
            calls[name] = calls.get(name, 0) + 1
            return check(*args)

        monkeypatch.setattr(racing, name, counting)

    for name in ("one_start", "settings", "noise_level", "refusal"):
        count(name)
    return calls


def test_a_race_is_checked_once_however_often_it_is_run(counted):
    race = Race(BEALE, "adam", (1, 1), 20)
    once = dict.fromkeys(("one_start", "settings", "noise_level", "refusal"), 1)
    assert counted == once
    run_race(race)
    run_race(race, starts=[(1, 1), (2, 2)], hypers={"lr": [0.1, 0.2]}, record="last")
    assert counted == once


def test_run_checks_a_race_once(counted):
    run(BEALE, "adam", [(1, 1), (2, 2)], steps=20, hypers={"lr": [0.1, 0.2]})
    assert counted == dict.fromkeys(("one_start", "settings", "noise_level", "refusal"), 1)


def test_a_schedule_is_worked_out_once_for_all_races_that_have_it(monkeypatch):
    racing._table_of.cache_clear()
    schedule, asked = cosine(0.123, steps=77), []
    curve = schedule.kind.curve

    def ask(self, s):
        asked.append(s)
        return curve(s, *self.values)

    monkeypatch.setattr(type(schedule), "__call__", ask)
    tables = [table_of(Race(BEALE, "adam", (1, y), 90, {"lr": schedule})) for y in range(5)]
    assert asked == list(range(90))
    assert all(table == tables[0] for table in tables)
    tables[0].clear()  # whoever spoils one spoils no other
    assert len(table_of(Race(BEALE, "adam", (1, 9), 90, {"lr": schedule}))) == 90


def test_a_function_that_is_no_value_is_asked_for_every_race():
    asked = []

    def rate(s):
        asked.append(s)
        return 0.1 / len(asked)

    first, second = (Race(BEALE, "adam", (1, 1), 3, {"lr": rate}).values["lr"] for _ in range(2))
    assert asked == [0, 1, 2] * 2 and first != second


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_a_race_walks_as_its_arguments_do(method, same):
    surface = LANDSCAPES["line_fit"]
    names = [hyper.name for hyper in OPTIMIZERS[method].hypers]
    hypers = {"lr": linear_warmup(0.01, warmup=5)} if "lr" in names else {}
    race = Race(surface, method, surface.start, 40, hypers, 0.1, 7)
    arguments: dict[str, Any] = {"steps": 40, "hypers": hypers, "noise": 0.1, "seed": 7}
    same(run_race(race), run(surface, method, surface.start, **arguments))
    starts = np.add(surface.start, [[0.0, 0.0], [0.25, 0.0], [0.0, -0.5]])
    swept = {"lr": np.array([0.01, 0.02, 0.03])} if "lr" in names else {}
    many = run_race(race, starts=starts, hypers=swept, streams=0, target=1.0, record=3)
    arguments["hypers"] = hypers | swept
    same(many, run(surface, method, starts, streams=0, target=1.0, record=3, **arguments))
    assert many.race == race


def test_what_is_swept_is_checked_as_run_checks_it():
    for hypers, sentence in (
        ({"lr": [0.1]}, "lr needs one value for each run: 2, not 1."),
        ({"lr": [0.1, -1]}, "lr must be above 0; −1 is not."),
        ({"beta": [0.1, 0.2]}, "There is no setting of Adam called “beta”"),
    ):
        with pytest.raises(SettingError) as refused:
            run_race(PLAIN, starts=[(1, 1), (2, 2)], hypers=hypers)
        assert refused.value.message.startswith(sentence)


def test_a_batch_goes_to_another_process_with_schedules_as_tables():
    race = Race(BEALE, "adam", (1, 1), 4, {"lr": lambda s: 0.1 / (s + 1)}, 0.1, 3)
    there = pickle.loads(pickle.dumps(batch_of(race, np.ones((2, 2)), hypers={"beta1": [0.8, 0.9]})))
    assert there.race.optimizer is OPTIMIZERS["adam"]
    assert there.race.values == race.values and there.hypers["lr"] == [0.1, 0.05, 0.1 / 3, 0.025]
    assert there.hypers["beta1"].tolist() == [0.8, 0.9]
    assert (there.race.start, there.race.steps, there.race.noise, there.race.seed) == ((1.0, 1.0), 4, 0.1, 3)


def test_a_race_comes_back_from_another_process_as_a_value():
    race = replace(PLAIN, noise=0.2, seed=3)
    assert pickle.loads(pickle.dumps(race)) == race
    scheduled = replace(PLAIN, hypers={"lr": cosine(0.1, steps=200)})
    one, other = (pickle.loads(pickle.dumps(scheduled)) for _ in range(2))
    assert one == other and hash(one) == hash(other) and table_of(one) == table_of(scheduled)
