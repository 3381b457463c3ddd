"""The browser's engine walks what the server walks: the same rules, translated.

Bit for bit where a surface needs only + − × ÷ √, which round alike everywhere. Elsewhere a sine may differ in its last
digit, and paths part as rounding is amplified: they agree to CLOSE of the window over the stretch before that. To find
the stretch, the server walks four times more: from starts that are one rounding of the window's size away, and on
surfaces whose values and slopes are one rounding away, as a search near a minimum compares values that differ by no
more. It lasts until one of the four is farther from the path than PARTED of the window.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
import pytest

from experiments import refusal
from experiments.engine.outcomes import GONE
from experiments.engine.race import REPLACE, SHUFFLE, Race
from experiments.engine.runner import run_race
from experiments.geometry.scale import side
from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import CLIP, LOOKAHEAD, sqrt
from optimizers.schedules import SCHEDULES, cosine, linear_ramp
from reproduce import javascript_script
from reproduce.in_javascript import Untranslatable, module
from reproduce.in_javascript.library import Library
from reproduce.in_javascript.methods import loop
from reproduce.in_javascript.reading import read
from reproduce.in_javascript.rules import translated
from reproduce.in_javascript.statements import Statements
from tests.dealt import dealt
from tests.reproduce.browser_engine import SCRIPTS, Case, by_browser, run_node
from tests.reproduce.races import AWKWARD, HOSTILE, ODD, RACES, by_run, logistic, padded
from ui.session.programs import program
from ui.session.setup import OWN, Setup

STEPS = 80
CLOSE, PARTED = 1e-9, 1e-12  # of the window's side
EPS = float(np.finfo(float).eps)
# Operations that round alike everywhere.
EXACT = {"+", "-", "*", "/", "neg", "sqrt", "abs", "min", "max", "sign", "floor", "below", "gate"}
FORMULAS = (
    "sqrt(x^2 + y^2 + 1) + abs(y)/3 + max(x*y, -1, y/3)/5 + floor(x)/9 + {x < y: x^2/7, x < 1: y, else: x*y/8}",
    "sqrt(x) + y^2",  # undefined to the left of 0
    "x^2 + y^2/(x - 3)",
    "(x - 1)^2 + (x^2 - 3)^2/4",  # of one weight
)
ROUGH_FORMULAS = (
    "ln(x) + y^2",
    "x^2/4 + abs(y)^1.5 + atan2(y, 3) + ln(x^2 + 2)",
    "cosh(x/3) + y^2 (1 + sin(x)^2) - tanh(y)",
    "softplus(400x)/99 + sigmoid(y)*y + x^2",
)
STARTS = ((0.0, 0.0), (1e6, -1e6), (0.3, -0.7))


def setups():
    """The surfaces of the catalogue, and some that are typed."""
    typed = [Setup(surface=OWN, formula=formula) for formula in (*FORMULAS, *ROUGH_FORMULAS)]
    return [*(Setup(surface=key) for key in LANDSCAPES), *typed]


def exact(setup):
    nodes = program(setup.landscape()).nodes
    return {node[0] for node in nodes if isinstance(node, list)} <= EXACT


def extremes(method: Optimizer) -> list[dict[str, Any]]:
    """Settings at which things go wrong, and some that follow a schedule."""
    names = [hyper.name for hyper in method.hypers]
    found: list[dict[str, Any]] = [
        {},
        {hyper.name: hyper.low for hyper in method.hypers},
        {hyper.name: hyper.high for hyper in method.hypers},
    ]
    if "lr" in names:
        found += [{"lr": 1e300}, {"lr": cosine(3 * method.hyper("lr").default, steps=STEPS // 2)}]
    if "beta" in names:
        found.append({"beta": linear_ramp(0.5, 0.9, steps=20)})
    if "beta1" in names:
        found.append({"beta1": linear_ramp(0.5, 0.9, steps=20), "lr": 1e-300})
    if "damping" in names:
        found += [{"damping": 1e300}, {"damping": linear_ramp(1.0, 0.1, steps=20)}]
    return found or [{}]


@cache
def cases():
    """Races of every method on each third surface that it can run on: settings, starts and noise in turns."""
    level, thrice = Setup(surface="saddle"), Setup(surface="monkey_saddle")
    found = [
        # The slope is 0, and so is what Adam divides by.
        Case(level, Race(level.landscape(), "adam", (0.0, 0.0), STEPS, {"eps": 0.0}, 0.0, 0)),
        # A search divides by 0, so all that it gives is NaN.
        Case(thrice, Race(thrice.landscape(), "trust_region", (0.0, 1.0), STEPS, {"radius": 1e-160}, 0.0, 0)),
    ]
    for row, (key, method) in enumerate(OPTIMIZERS.items()):
        settings, turn = extremes(method), 0
        for setup in setups()[row % 3 :: 3]:
            surface = setup.landscape()
            if refusal(surface, key) is not None:
                continue
            start = (surface.start, *STARTS)[turn % (1 + len(STARTS))]
            noise = 0.1 if turn % 5 == 4 else 0.0
            found.append(Case(setup, Race(surface, key, start, STEPS, settings[turn % len(settings)], noise, turn)))
            turn += 1
    return found + clipped() + ahead()


CLIPS: tuple[dict[str, Any], ...] = ({"clip": 0.3}, {"clip": linear_ramp(2.0, 0.0, steps=20)})


def clipped():
    """Every method that asks for gradients, these clipped: by a number, and by a schedule, that under noise."""
    found = []
    for key in [key for key, method in OPTIMIZERS.items() if CLIP in method.settings]:
        for turn, clip in enumerate(CLIPS):
            placed = [Setup(surface=name) for name in ("beale" if turn else "rosenbrock", "line_fit")]
            setup = next(each for each in placed if refusal(each.landscape(), key) is None)
            surface = setup.landscape()
            found.append(Case(setup, Race(surface, key, surface.start, STEPS, clip, 0.1 * turn, turn)))
    return found


def ahead():
    """Lookahead around every method that it can go around, each on the surface that is dealt to it."""
    found = []
    keys = [key for key, method in OPTIMIZERS.items() if LOOKAHEAD in method.settings]
    for turn, (key, name) in enumerate(dealt(keys, ("beale", "rosenbrock", "line_fit", "himmelblau"), share=4)):
        placed = [Setup(surface=each) for each in (name, "line_fit")]
        setup = next(each for each in placed if refusal(each.landscape(), key) is None)
        surface = setup.landscape()
        settings: dict[str, Any] = {"every": 1 + turn % 5, "pull": linear_ramp(0.2, 0.9, steps=30)}
        if turn % 3 == 2:
            settings["clip"] = 0.5
        found.append(Case(setup, Race(surface, key, surface.start, STEPS, settings, 0.1 * (turn % 2), turn)))
    return found


SHAPES = (
    (Setup(surface="himmelblau"), {"turn": 30.0, "stretch": 1.5}),
    (Setup(surface="ravine"), {"parameters": {"κ": 7.0}, "turn": -50.0}),
    (Setup(surface="line_fit"), {"turn": 9.0}),
    (Setup(surface="own", formula="x^4/4 - a x + e^(b y) - y"), {"parameters": {"a": 2.5, "b": 0.5}, "turn": 10.0}),
)


@cache
def shaped():
    """Races on surfaces whose shape the browser has not been told of: as while a slider is dragged."""
    found = []
    for told, shape in SHAPES:
        setup = replace(told, **shape)  # type: ignore[arg-type]
        surface = setup.landscape()
        for key in OPTIMIZERS:
            if refusal(surface, key) is None:
                found.append(Case(setup, Race(surface, key, surface.start, STEPS, {}, 0.0, 0), told))
    return found


BATCHES = ((1, SHUFFLE), (2, SHUFFLE), (4, REPLACE), (5, SHUFFLE), (5, REPLACE))


@cache
def batched():
    """Races on samples, of which each step sees a few."""
    found = []
    pairs = ((Setup(surface=name), key) for name in ("line_fit", "moons") for key in OPTIMIZERS)
    able = ((setup, key) for setup, key in pairs if refusal(setup.landscape(), key) is None)
    for turn, (setup, key) in enumerate(able):
        surface = setup.landscape()
        size, order = BATCHES[turn % len(BATCHES)]
        noise = 0.1 if turn % 4 == 3 else 0.0
        values = {"clip": 0.5} if turn % 2 and CLIP in OPTIMIZERS[key].settings else {}
        race = Race(surface, key, surface.start, STEPS, values, noise, turn, size, order)
        found.append(Case(setup, race, replace(setup, turn=20.0) if turn % 3 == 2 else None))
    return found


@cache
def tables():
    return [{"kind": key, "parameters": kind().parameters, "steps": 250} for key, kind in SCHEDULES.items()]


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """What the browser gives for all cases, for the shapes, for the batches, and for the tables."""
    parts = cases(), shaped(), batched()
    found, drawn = by_browser(tmp_path_factory.mktemp("walks"), [case for part in parts for case in part], tables())
    left = iter(found)
    return *(list(islice(left, len(part))) for part in parts), drawn


def same(a, b):
    return bool(np.array_equal(a, b, equal_nan=True))


def differing(case, head, series):
    """The names of the numbers and series that are not the server's, bit for bit."""
    numbers, known = case.by_server()
    names = ["stopped", "gone", "evals", "loss", "arrived", "left"]
    wrong = [name for name, number in zip(names, numbers, strict=True) if not same(head[name], number)]
    told = {name: row for name, row in series.items() if name != "distance" or not np.isnan(row).all()}
    return wrong + [name for name in told if not same(told[name], known.get(name, np.full(STEPS + 1, np.nan)))]


def test_every_rule_has_a_translation():
    assert translated().refused == {}  # rule -> where, and what to write instead


def test_paths_and_measures_are_the_same_to_the_bit(walked):
    exactly = [pair for pair in zip(cases(), walked[0], strict=True) if exact(pair[0].setup)]
    wrong, left = {}, 0
    for case, (head, series) in exactly:
        if not head["known"]:
            assert not case.surface.smooth, case
            left += 1
            continue
        names = differing(case, head, series)
        if names:
            wrong[case.race.method, case.surface.formula, case.race.start, str(dict(case.race.hypers))] = names
    assert wrong == {}
    assert left <= len(exactly) / 20
    assert {case.race.method for case, _ in exactly} == set(OPTIMIZERS)
    assert {case.runs.outcome[0] for case, _ in exactly} >= set(GONE)


@dataclass(frozen=True)
class RoundedPrograms:
    """Programs whose values and slopes are one rounding up at about half of all points, and down at the others."""

    known: Any
    way: float

    def factor(self, x, y):
        return 1 + (self.way if hash((x, y)) % 2 else -self.way)

    def value(self, x, y, *batch):
        return self.known.value(x, y, *batch) * self.factor(x, y)

    def gradient(self, x, y, *batch):
        gx, gy = self.known.gradient(x, y, *batch)
        return gx * self.factor(x, y), gy * self.factor(y, x)

    def __getattr__(self, name):
        return getattr(self.known, name)


@dataclass(frozen=True)
class Rounded(Landscape):
    """A surface with such programs for a run by itself."""

    way: float = EPS

    @property
    def floats(self):
        return RoundedPrograms(super().floats, self.way)


def beside(case):
    """The race walked with other roundings."""
    race, window = case.race, side(case.surface)
    for way in (1, -1):
        x, y = (part + way * EPS * max(abs(part), window) for part in race.start)
        yield run_race(replace(race, start=(x, y)))
    told = {field.name: getattr(case.surface, field.name) for field in fields(case.surface)}
    for way in (1, -1):
        yield run_race(replace(race, surface=Rounded(**told, way=way * EPS)))


def stretch(case):
    """How many points a path has before rounding is amplified, as the docstring of this module has it."""
    window, points = side(case.surface), STEPS + 1
    for other in beside(case):
        with np.errstate(all="ignore"):
            apart = np.abs(other.path[:, 0] - case.runs.path[:, 0]).max(axis=1)
            gone = np.isnan(other.path[:, 0]).all(axis=1) & np.isnan(case.runs.path[:, 0]).all(axis=1)
            apart[gone] = 0.0
        parted = np.flatnonzero(~(apart <= PARTED * window))
        points = min([points, *parted[:1].tolist()])
    return points


def holds(case, head, series):
    """Whether a path is the server's while rounding is small, and ends as the server's does if it all lies within."""
    assert head["known"] or not case.surface.smooth
    if not head["known"]:
        return None
    path, found = case.runs.path[:, 0], np.column_stack([series["x"], series["y"]])
    near = np.abs(found - path) <= CLOSE * np.maximum(side(case.surface), np.abs(path))
    alike = (near | (np.isnan(found) & np.isnan(path))).all(axis=1)
    ends = (head["gone"] > 0) == (case.runs.outcome[0] in GONE)
    if alike.all() and ends:
        return True  # over any stretch; most paths are, and to find the stretch takes four walks more
    points = stretch(case)
    return bool(alike[:points].all() and (ends or points <= STEPS))


def test_paths_are_the_same_while_rounding_is_small(walked):
    roughly = [pair for pair in zip(cases(), walked[0], strict=True) if not exact(pair[0].setup)]
    told = {(case.race.method, case.surface.formula, case.race.start): holds(case, *found) for case, found in roughly}
    assert [key for key, fine in told.items() if fine is False] == []
    assert sum(fine is None for fine in told.values()) <= len(told) / 20
    assert np.median([stretch(case) for case, _ in roughly[::7]]) >= STEPS / 4


def test_a_shape_that_is_dragged_is_walked_from_the_surface_as_it_was(walked):
    told = {
        (case.race.method, case.setup.surface): holds(case, *found)
        for case, found in zip(shaped(), walked[1], strict=True)
    }
    assert [key for key, fine in told.items() if not fine] == []
    distance = next(
        found[1]["distance"] for case, found in zip(shaped(), walked[1], strict=True) if case.race.method == "adam"
    )
    known = next(case for case in shaped() if case.race.method == "adam").by_server()[1]["distance"]
    np.testing.assert_allclose(distance, known, rtol=1e-6)


def test_on_batches_paths_are_the_same(walked):
    told = list(zip(batched(), walked[2], strict=True))
    wrong = {}
    for case, (head, series) in told:
        if case.told or not exact(case.setup):
            wrong[case.race.method, case.setup.surface] = [] if holds(case, head, series) else ["path"]
            continue
        names = set(differing(case, head, series)) - {"evals"}
        wrong[case.race.method, case.setup.surface] = sorted(names)
        assert head["evals"] == pytest.approx(case.runs.evals.total[0], rel=1e-12)
    assert {race: names for race, names in wrong.items() if names} == {}
    assert {case.race.batched for case, _ in told} == {True, False}
    for case, _ in told:
        if case.race.method in ("signsgd", "lion"):  # the samples of a batch may turn no sign
            continue
        assert case.race.batched != same(run_race(replace(case.race, batch=None)).path, case.runs.path)


def test_schedules_have_the_same_tables(walked):
    for table, drawn in zip(tables(), walked[-1], strict=True):
        schedule = SCHEDULES[table["kind"]]()
        np.testing.assert_allclose(
            drawn, [schedule(s) for s in range(table["steps"])], rtol=1e-14, err_msg=table["kind"]
        )


def in_turns(x, g, last, *, lr):
    x, last = last - lr * g, x
    return x, last


def test_names_that_are_set_at_once_do_not_see_each_other():
    text = Statements(read(in_turns), Library(), fails=False).function("step")
    kept, others = ["const t1$ = last - lr * g;", "const t2$ = x;"], ["x = t1$;", "last = t2$;"]
    assert [line.strip() for line in text.splitlines()[1:5]] == [*kept, *others]


def with_a_power(x, g, *, lr):
    return x - lr * g**3


def with_a_dictionary(x, g, *, lr):
    rates = {"x": lr}
    return x - rates["x"] * g


def with_a_truth_of_a_number(x, g, *, lr):
    return x - lr * (g if g * lr else 1.0)


def with_a_keyword(x, g, *, lr):
    return x - lr * sqrt(x=g)


def with_an_else_of_a_loop(x, g, *, lr):
    while g * lr > 1:
        g = g / 2
    else:
        x = x - lr
    return x - lr * g


REFUSED = {
    with_an_else_of_a_loop: "has no translation; use .* while without else",
    with_a_power: r"g \*\* 3” has no translation; .*product",
    with_a_dictionary: "has no translation; write it with",
    with_a_truth_of_a_number: "has no translation; compare it with 0",
    with_a_keyword: "has no translation; pass all arguments by their place",
}


@pytest.mark.parametrize("rule", REFUSED, ids=lambda rule: rule.__name__)
def test_a_rule_that_cannot_be_read_says_where_and_what_to_write(rule):
    line = rule.__code__.co_firstlineno
    with pytest.raises(Untranslatable, match=REFUSED[rule]) as reason:
        Statements(read(rule), Library(), fails=False).function("step")
    file, number, _ = str(reason.value).split(":", 2)
    assert file == "tests/reproduce/test_in_javascript.py" and line < int(number) <= line + 2


def test_a_method_without_a_translation_is_left_to_the_server(monkeypatch):
    method = replace(OPTIMIZERS["gradient_descent"], step=with_a_power)
    with pytest.raises(Untranslatable):
        loop(method, Library())
    monkeypatch.setattr("reproduce.in_javascript.rules.OPTIMIZERS", {"cubed": method, "adam": OPTIMIZERS["adam"]})
    refused = translated().refused
    assert list(refused) == ["cubed"] and refused["cubed"].startswith("tests/reproduce/test_in_javascript.py")
    text = module.__wrapped__()
    assert '"cubed":"tests/reproduce/test_in_javascript.py' in text and '"adam":{"rule"' in text


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """The paths of each race from each of its starts, as its JavaScript module walks it."""
    folder = tmp_path_factory.mktemp("scripts")
    files = []
    for place, race in enumerate(RACES.values()):
        files.append(folder / f"race{place}.mjs")
        files[-1].write_text(javascript_script(race), encoding="utf-8")
    run_node(SCRIPTS, folder / "paths.json", *files)
    return dict(zip(RACES, json.loads((folder / "paths.json").read_text()), strict=True))


@pytest.mark.parametrize("name", RACES)
def test_a_script_walks_the_same_paths(scripts, name):
    race = RACES[name]
    smooth = race.surface.smooth  # else a run may end where only the server knows a limit
    alike = {node[0] for node in program(race.surface).nodes if isinstance(node, list)} <= EXACT
    for start, paths in zip(race.starts, scripts[name], strict=True):
        for key, path in by_run(race, start).items():
            rows = np.array(paths[key], dtype=float)[:, :3]
            if alike:
                ended = None if smooth else len(rows)
                np.testing.assert_array_equal(padded(rows, race.steps)[:ended], path[:ended], err_msg=key)
            else:  # until a last digit tells
                np.testing.assert_allclose(rows[:3], path[: len(rows)][:3], rtol=1e-9, atol=1e-9 * side(race.surface))


def test_what_a_reader_wrote_is_no_code_in_a_script():
    race = replace(RACES["beale"], address="http://here/\u2028alert(1)//\r\nalert(2)")
    text = javascript_script(replace(race, surface=replace(race.surface, name="*/ alert(3)\n alert(4)\u2029")))
    code = [line for line in text.splitlines() if not line.startswith("//")]
    assert not any("alert" in line for line in code) and sum("alert" in line for line in text.splitlines()) >= 2


def test_what_columns_and_data_are_called_is_no_code_in_a_script():
    race = replace(logistic(AWKWARD, *ODD, batch=3), methods={"adam": {}}, data_set=HOSTILE)
    lines = javascript_script(race).splitlines()
    told = [line for line in lines if "alert" in line or "os." in line or "\u2028" in line]
    assert len(told) >= 4 and all(line.startswith("// ") for line in told)


def test_columns_may_be_called_as_values_and_as_what_rules_ask(tmp_path):
    names = ("f", "true", "false")
    data = {name: AWKWARD[odd] for name, odd in zip(names, ODD, strict=True)}
    race = logistic(data, *names, batch=3, methods={"gradient_descent": {}}, steps=5)
    (tmp_path / "race.mjs").write_text(javascript_script(race), encoding="utf-8")
    run_node(SCRIPTS, tmp_path / "found.json", tmp_path / "race.mjs")
    ((paths,),) = json.loads((tmp_path / "found.json").read_text())
    rows = np.array(paths["gradient_descent"])[:, :3]
    np.testing.assert_allclose(rows, by_run(race)["gradient_descent"], rtol=1e-12)
