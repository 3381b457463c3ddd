"""Events of drawn races, judged by what the path itself shows: independent of how events are found."""

from dataclasses import replace

import numpy as np
import pytest

from experiments import refusal, run
from experiments.geometry.scale import near, side, slope
from experiments.readings.events import Kind, events
from experiments.readings.events.trail import VALLEY
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base.numbers import point as written
from tests.flows import UNDER_WAY, walked

pytestmark = pytest.mark.slow("hundreds of races")
STEPS = 200
FALSE = 0.001  # of the events of a kind may be false


def drawn(seed, races):
    """Runs of drawn methods on drawn surfaces, at drawn rates, from drawn starts, some under noise."""
    rng = np.random.default_rng(seed)
    while races:
        surface = LANDSCAPES[rng.choice(list(LANDSCAPES))]
        method = rng.choice(list(OPTIMIZERS))
        if refusal(surface, method):
            continue
        hypers = {}
        for hyper in OPTIMIZERS[method].hypers:
            if hyper.name == "lr":
                hypers = {"lr": float(np.clip(hyper.default * 10 ** rng.uniform(-1.5, 1), hyper.low, hyper.high))}
        start = rng.uniform(*np.transpose(surface.domain))
        noise = 0.1 * slope(surface) if rng.random() < 0.2 else 0.0
        yield surface, run(surface, method, start, steps=STEPS, hypers=hypers, noise=noise, seed=races)
        races -= 1


@pytest.fixture(scope="module")
def races():
    return [(surface, runs, events(surface, runs)) for surface, runs in drawn(11, 400)]


def told(races, kind):
    return [(surface, runs, event) for surface, runs, found in races for event in found if event.kind == kind]


def steepest_axis(surface, point):
    """The curvatures at a point (2,) and the axis of the highest, from differences of the gradient."""
    h = 1e-5 * side(surface)
    steps = h * np.eye(2)
    hessian = np.array([(surface.gradient(point + s) - surface.gradient(point - s)) / (2 * h) for s in steps])
    bends, axes = np.linalg.eigh((hessian + hessian.T) / 2)
    return bends, axes[:, 1]


def crossings(surface, points):
    """How often the slope across changes its sign from point to point, in the axis of the highest curvature."""
    count, before = 0, None
    for point in points:
        _, axis = steepest_axis(surface, point)
        slope = surface.gradient(point) @ axis
        if before is not None and slope * before[0] * (axis @ before[1]) < 0:
            count += 1
        before = slope, axis
    return count


def test_who_crosses_the_floor_crosses_it_so_often(races):
    """Counted in floors of valleys; a step that a rounder bend interrupts may be counted either way."""
    looked = off = 0
    for surface, runs, event in told(races, Kind.ZIGZAG):
        points = runs.path[event.step - 1 : event.until + 1, 0]
        bends = np.array([steepest_axis(surface, point)[0] for point in points])
        valley = (bends[:, 1] > 0) & (abs(bends[:, 0]) * VALLEY <= bends[:, 1])
        if "valley floor" not in event.sentence:
            assert np.mean(valley) < 0.9, event
            continue
        assert np.mean(valley) > 0.4, event
        if valley.all():
            looked += 1
            off += crossings(surface, points) != event.numbers["crossings"]
    assert looked > 10
    assert off <= FALSE * looked, (off, looked)


def minima_beside(surface, points):
    """The minima that Newton's method leads to from some points (n, 2), and their axes, each column one."""
    found = []
    with np.errstate(all="ignore"):
        for _ in range(40):
            points = points[np.isfinite(points).all(axis=1)]
            hessian, slopes = surface.hessian(points), surface.gradient(points)
            regular = abs(np.linalg.det(hessian)) > 0
            points = points[regular] - np.linalg.solve(hessian[regular], slopes[regular][..., None])[..., 0]
    points = points[np.isfinite(points).all(axis=1)]
    for point in np.unique(np.round(points / side(surface), 8), axis=0) * side(surface):
        bends, axes = np.linalg.eigh(surface.hessian(point))
        if bends[0] > 0:
            found.append((point, axes if bends[1] > 1.01 * bends[0] else np.eye(2)))
    return found


def test_who_overshoots_has_been_on_the_other_side(races):
    """Along an axis of some minimum's bowl, the path was on the one side, and is so far on the other; then no farther.
    In a round bowl any axes serve, so those of x and y are taken.
    """
    looked = off = 0
    for surface, runs, event in told(races, Kind.OVERSHOOT):
        step, beyond = int(event.numbers["farthest at step"]), event.numbers["beyond"]
        found = False
        path = runs.path[: step + 2, 0]
        for middle, axes in minima_beside(surface, path):
            away = (path - middle) @ axes
            same = abs(abs(away[step]) - beyond) <= 1e-4 * side(surface)
            came = (away[:step] * away[step] < 0).any(axis=0)
            found |= bool((same & came & (away[-1] * np.sign(away[step]) <= abs(away[step]))).any())
        looked += 1
        off += not found
    assert looked > 80
    assert off <= FALSE * looked, (off, looked)


def test_inertia_is_a_cause_only_where_there_is_some(races):
    for _, runs, event in told(races, Kind.OVERSHOOT):
        for sign, name in (("β = ", "beta"), ("β₁ = ", "beta1")):
            assert sign not in event.sentence or runs.hypers_of()[name] != 0, event


def test_who_stalls_is_at_no_minimum_and_has_lower_ground(races):
    """No minimum is within a thousandth of the side, and somewhere in the window f is lower."""
    looked = 0
    for surface, runs, event in told(races, Kind.STALL):
        points = runs.path[event.step : event.until + 1, 0]
        minima = np.array([point for point, _ in minima_beside(surface, points[::20])]).reshape(-1, 2)
        if len(minima):
            least = np.hypot(*(points[:, None] - minima).transpose(2, 0, 1)).min()
            assert least > near(surface) / 5, event
        low, high = np.transpose(surface.domain)
        places = np.random.default_rng(0).uniform(low, high, (20000, 2))
        assert np.nanmin(surface.value(places)) < runs.value[event.until, 0], event
        looked += 1
        if "saddle" in event.sentence:
            assert "λmin" not in event.numbers or event.numbers["λmin"] <= 0, event
    assert looked > 10


def test_who_escapes_leaves_a_saddle_for_lower_ground(races):
    looked = 0
    for _, runs, event in told(races, Kind.ESCAPE):
        if event.numbers["escapes"] == 1 and event.numbers["λmin"]:
            looked += 1
            assert event.numbers["λmin"] < 0, event
            assert runs.value[event.step, 0] < runs.value[: event.step, 0].max(), event
    assert looked > 10


def test_who_repeats_points_repeats_so_many(races):
    for _, runs, event in told(races, Kind.CYCLING):
        length = int(event.numbers["period"])
        points = runs.path[event.until - length : event.until, 0]
        size = np.ptp(points, axis=0).max()
        assert event.numbers["points"] <= length
        if event.numbers["points"] < length:
            apart = np.abs(points[:, None] - points).max(axis=-1) + size * np.eye(length)
            assert apart.min() <= 0.01 * size, event


@pytest.mark.parametrize("seed", [0, 1])
def test_descent_in_tiny_steps_never_changes_its_basin(seed):
    """280 of 1,496 such runs were told to have done so when a basin was a convex bowl."""
    rng = np.random.default_rng(seed)
    for key in ("himmelblau", "six_hump_camel", "styblinski_tang", "griewank", "rastrigin", "goldstein_price", "peaks"):
        surface = LANDSCAPES[key]
        low, high = np.transpose(surface.domain)
        bends = abs(surface.hessian(rng.uniform(low, high, (2000, 2)))).max()
        lr = min(0.002 * side(surface) / slope(surface), 0.05 / bends)
        runs = run(surface, "gradient_descent", rng.uniform(low, high, (12, 2)), steps=STEPS, hypers={"lr": lr})
        for place in range(12):
            assert Kind.SWITCH not in {event.kind for event in events(surface, runs, place)}, (key, runs.path[0, place])


@pytest.mark.parametrize("method", ["momentum", "adam", "lion"])
def test_who_changes_basins_does_so_by_the_flow_in_tiny_steps(method):
    """The flow leads from the first point in the new basin to the one minimum told, and from a point before it to the
    other; between them the path may have flown past more.
    """
    rng, looked, off = np.random.default_rng(7), 0, 0
    for key in ("himmelblau", "six_hump_camel", "styblinski_tang"):
        surface = LANDSCAPES[key]
        low, high = np.transpose(surface.domain)
        starts = rng.uniform(low, high, (12, 2))
        runs = run(surface, method, starts, steps=STEPS, hypers={"lr": 0.3} if method != "momentum" else {})
        for place in range(len(starts)):
            for event in events(surface, runs, place):
                if event.kind != Kind.SWITCH or event.numbers["switches"] > 1:
                    continue
                points = runs.path[max(event.step - 12, 0) : event.step + 1, place]
                minima = np.array([point for point, _ in minima_beside(surface, runs.path[:, place])])
                numbers = walked(surface, points, minima)
                names = [written(np.round(minima[number], 6)) if number >= 0 else "" for number in numbers]
                before, after = event.sentence.split(" to the basin of ")
                came = any(name and before.endswith(name) for name in names[:-1])
                if numbers[-1] == UNDER_WAY or (UNDER_WAY in numbers and not came):
                    continue
                looked += 1
                off += not (came and after.startswith(f"the minimum at {names[-1]}"))
    assert looked > 5
    assert off <= FALSE * looked, (off, looked)


def scaled(runs, height, length):
    """The same recorded runs, f times `height` and coordinates times `length`."""
    surface = runs.surface
    (x0, x1), (y0, y1) = surface.domain
    moved = replace(
        surface,
        formula=f"{height!r}*({surface.formula})",
        motion=(1 / length, 0, 0, 0, 1 / length, 0),
        domain=((x0 * length, x1 * length), (y0 * length, y1 * length)),
        minima=tuple((x * length, y * length) for x, y in surface.minima),
    )
    race = replace(runs.race, surface=moved, start=tuple(length * float(v) for v in runs.race.start))
    return moved, replace(
        runs,
        race=race,
        path=runs.path * length,
        value=runs.value * height,
        last=runs.last * length,
        beside=runs.beside * length,
        tail=runs.tail * length,
    )


UNITS = [(2.0**-20, 2.0**12), (2.0**20, 2.0**-12)]  # of f, and of x and y: no powers of the two cancel


@pytest.mark.parametrize("turn", range(len(UNITS)))
def test_other_units_change_no_event(races, turn):
    """Powers of two, so that no rounding comes between; without noise, whose size has units of its own. The races are
    dealt out to the units.
    """
    height, length = UNITS[turn]
    for surface, race, found in races[turn : 60 * len(UNITS) : len(UNITS)]:
        if race.noise:
            continue
        nothing = np.full(STEPS + 1, np.nan)
        moved, runs = scaled(race, height, length)
        again = events(moved, runs, gauge=nothing)
        assert [(event.kind, event.step, event.until) for event in again] == [
            (event.kind, event.step, event.until) for event in found
        ], (surface.name, race.method, race.path[0, 0])
