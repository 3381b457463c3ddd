"""Events where it is known beforehand what happens; and on every surface and method, that they are sound."""

import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from experiments import Outcome, refusal, run
from experiments.engine.outcomes import GONE
from experiments.readings.events import Event, Kind, events
from experiments.readings.events.stall import LONG, stays
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS

WINDOW = ((-2, 2), (-2, 2))
BOWL = from_formula("(x^2 + y^2)/2", domain=WINDOW)
VALLEY = from_formula("(x^2 + 100y^2)/2", domain=WINDOW)
SADDLE = from_formula("x^2 - y^2", domain=WINDOW)
WELLS = from_formula("(x^2 - 1)^2 + y^2", domain=WINDOW)


def told(surface, method, start, *, steps=300, noise=0.0, seed=0, **hypers):
    """kind -> the events of that kind, of one run."""
    found: dict[Kind, list[Event]] = {}
    for event in events(surface, run(surface, method, start, steps=steps, hypers=hypers, noise=noise, seed=seed)):
        found.setdefault(event.kind, []).append(event)
    return found


def only(found, kind):
    (event,) = found[kind]
    return event


def test_gradient_descent_zigzags_near_the_edge_of_stability_only():
    """At α·λmax = 1.9 y changes sign at every step, and the slope with it until that along outweighs that across."""
    event = only(told(VALLEY, "gradient_descent", (1, 1), lr=0.019), Kind.ZIGZAG)
    t = np.arange(300)
    x, y = (1 - 0.019) ** t, (-0.9) ** t
    turned = x[1:] * x[:-1] + 100**2 * y[1:] * y[:-1] < 0
    seen = np.hypot(np.diff(x), np.diff(y)) >= 0.003 * 4
    steps = np.flatnonzero(turned & seen) + 1
    assert (event.step, event.until) == (1, steps[-1])
    assert event.numbers["crossings"] == len(steps) == steps[-1]
    assert event.numbers["α·λmax"] == pytest.approx(1.9)
    assert event.sentence == (
        f"Gradient descent zig-zagged from step 1 to {steps[-1]}: it crossed the valley floor {steps[-1]} times in "
        f"{steps[-1]} steps (α·λmax was 1.9, its limit is 2)."
    )
    assert Kind.ZIGZAG not in told(VALLEY, "gradient_descent", (1, 1), lr=0.005)
    assert Kind.OVERSHOOT not in told(VALLEY, "gradient_descent", (1, 1), lr=0.019)


@pytest.mark.parametrize("beta, lr", [(0.9, 0.05), (0.8, 0.1), (0.95, 0.3)])
def test_momentum_overshoots_a_quadratic_as_its_roots_say(beta, lr):
    """x_t = c z^t + its conjugate, where z² − (1 + β − lr)z + β = 0, x₀ = 1 and x₁ = 1 − lr."""
    z = np.roots([1, -(1 + beta - lr), beta])[0]
    assert abs(z.imag) > 0
    c = np.linalg.solve([[1, 1], [z, z.conjugate()]], [1, 1 - lr])[0]
    x = 2 * (c * z ** np.arange(400)).real
    event = only(told(BOWL, "momentum", (1, 0), beta=beta, lr=lr), Kind.OVERSHOOT)
    first = int((x < 0).argmax())
    peak = first + int(x[first : first + int((x[first:] > 0).argmax())].argmin())
    assert event.step == peak
    assert event.numbers["beyond"] == pytest.approx(-x[peak])
    assert f"carried by its momentum (β = {beta:g})" in event.sentence
    assert event.x == pytest.approx(x[peak])


def test_real_roots_do_not_overshoot():
    assert Kind.OVERSHOOT not in told(BOWL, "momentum", (1, 0), beta=0.5, lr=0.05)  # (1.5 − 0.05)² > 4 · 0.5
    assert Kind.OVERSHOOT in told(BOWL, "momentum", (1, 0), beta=0.8, lr=0.05)


def test_along_and_across_a_valley_are_told_apart():
    found = told(VALLEY, "momentum", (1, 0), lr=0.02)
    assert "overshot the minimum twice" in only(found, Kind.OVERSHOOT).sentence
    across = only(told(VALLEY, "momentum", (0, 1), lr=0.0005), Kind.OVERSHOOT)
    assert "overshot the valley floor" in across.sentence
    assert across.numbers["swings"] > 2


def test_on_a_saddle_s_axis_gradient_descent_stalls_and_noise_frees_it():
    stalled = told(SADDLE, "gradient_descent", (1, 0), lr=0.1)
    event = only(stalled, Kind.STALL)
    assert event.until == 300
    assert "the ground falls to the side there (λmin = −2)" in event.sentence
    assert Kind.ESCAPE not in stalled
    noisy = told(SADDLE, "gradient_descent", (1, 0), lr=0.1, noise=1e-4)
    assert Kind.STALL in noisy
    assert "saddle point (0, 0)" in only(noisy, Kind.ESCAPE).sentence
    assert only(noisy, Kind.ESCAPE).numbers["λmin"] == pytest.approx(-2)


def test_momentum_leaves_a_saddle_sooner():
    """Beside the axis y grows by 1.02 a step; with β = 0.9 by the larger root of z² − 1.92z + 0.9, which is 1.107."""
    slow, fast = (
        only(told(SADDLE, method, (1, 1e-4), lr=0.01, steps=600), Kind.ESCAPE)
        for method in ("gradient_descent", "momentum")
    )
    reach = 0.04 * 4
    assert slow.step == math.ceil(math.log(reach / 1e-4) / math.log(1.02))
    assert fast.step < slow.step / 3


def test_twice_the_inverse_of_the_curvature_is_a_cycle_of_two():
    event = only(told(BOWL, "gradient_descent", (1, 0.5), lr=2.0, steps=100), Kind.CYCLING)
    assert (event.step, event.until, event.numbers["period"]) == (0, 100, 2)
    assert event.sentence.endswith("kept jumping between two points from step 0 on (α·λmax was 2, its limit is 2).")
    assert [*told(BOWL, "gradient_descent", (1, 0.5), lr=2.0, steps=100)] == [Kind.CYCLING]


def test_beyond_the_limit_is_divergence():
    runs = run(BOWL, "gradient_descent", (1, 0), hypers={"lr": 2.31}, steps=100)
    event = events(BOWL, runs)[-1]
    assert (event.kind, event.until) == (Kind.DIVERGENCE, runs.stopped[0])
    assert event.step == 2  # −1.31, 1.72, −2.25 …, and the window ends at 2
    assert "α times the curvature there was 2.31, above its limit of 2" in event.sentence
    assert event.numbers == pytest.approx({"α·λmax": 2.31, "limit": 2})


def test_convergence_is_that_of_the_outcome():
    runs = run(BOWL, "gradient_descent", (1, 0), hypers={"lr": 0.5}, steps=100)
    event = only(told(BOWL, "gradient_descent", (1, 0), lr=0.5, steps=100), Kind.CONVERGENCE)
    assert event.step == runs.stopped[0] == 8
    assert event.sentence.startswith(runs.sentence())
    assert event.numbers["slope"] == 0.5**8


def test_a_hump_is_crossed_with_enough_momentum():
    switch = only(told(WELLS, "momentum", (1.6, 0), lr=0.01, beta=0.95), Kind.SWITCH)
    assert "from the basin of the minimum at (1, 0) to the basin of the minimum at (−1, 0)" in switch.sentence
    assert switch.numbers["climb"] == pytest.approx(1, abs=0.01)  # the height of the hump at x = 0
    assert Kind.SWITCH not in told(WELLS, "gradient_descent", (1.6, 0), lr=0.01)
    himmelblau = LANDSCAPES["himmelblau"]
    assert Kind.SWITCH in told(himmelblau, "momentum", (4, 4), lr=0.01, beta=0.9)
    assert Kind.SWITCH not in told(himmelblau, "gradient_descent", (4, 4), lr=0.005)


def test_a_plain_is_a_stall():
    event = only(told(from_formula("tanh(x)^2"), "gradient_descent", (9, 0)), Kind.STALL)
    assert "on nearly flat ground" in event.sentence


def test_noise_alone_makes_no_zigzag():
    assert Kind.ZIGZAG not in told(BOWL, "gradient_descent", (0, 0), noise=1.0, lr=0.1)


def test_however_often_it_happens_there_are_few_events_which_count_it():
    found = told(LANDSCAPES["levy"], "sam", LANDSCAPES["levy"].start, steps=2000, noise=0.5)
    assert all(len(events) <= 2 for events in found.values())
    assert sum(event.numbers["escapes"] for event in found[Kind.ESCAPE]) > 20
    assert re.search(r"escaped from saddle points \d+ times from step [\d,]+ to", found[Kind.ESCAPE][-1].sentence)


@pytest.mark.parametrize("start", [(-1, 0), (1, 1)])
@pytest.mark.parametrize("formula", ["ln(x) + y^2", "3", "|x| + |y|", "exp(10x) y", "10^10 x^2 + y^2"])
def test_typed_formulas_are_no_obstacle(formula, start):
    surface = from_formula(formula, domain=WINDOW)
    for method in ("gradient_descent", "momentum", "adam", "newton", "bfgs"):
        for noise in (0.0, 1.0):
            for event in events(surface, run(surface, method, start, steps=60, noise=noise)):
                assert math.isfinite(event.x + event.y + sum(event.numbers.values()))


def test_every_kind_has_a_sign():
    script = (Path(__file__).parents[3] / "static" / "parts" / "events.js").read_text()
    signs = script[script.index("const GLYPHS") : script.index("};")]
    assert {kind for kind in Kind if f'"{kind}": "' in signs or f"  {kind}: " in signs} == set(Kind)


def test_every_step_has_to_be_recorded():
    with pytest.raises(ValueError, match="record"):
        events(BOWL, run(BOWL, "adam", (1, 0), record="last"))


def test_one_of_many_runs_has_the_events_that_it_has_alone():
    starts = np.array([(1, 1), (0.3, -1), (-1.5, 0.5)])
    together = run(VALLEY, "momentum", starts, hypers={"lr": np.array([0.01, 0.02, 0.05])})
    alone = run(VALLEY, "momentum", starts[1], hypers={"lr": 0.02})
    assert events(VALLEY, together, 1) == events(VALLEY, alone)


@pytest.mark.slow("every method on many surfaces")
@pytest.mark.parametrize("key", LANDSCAPES)
def test_they_are_sound(key):
    """Every method on a third of the surfaces, on half of those with noise."""
    surface, steps = LANDSCAPES[key], 100
    turns = enumerate(OPTIMIZERS, start=[*LANDSCAPES].index(key))
    for turn, method in (each for each in turns if each[0] % 3 == 0):
        noise = float(turn % 2)
        if refusal(surface, method):
            continue
        runs = run(surface, method, surface.start, steps=steps, noise=noise)
        found = events(surface, runs)
        outcome, where = runs.ended()[0], (method, found)
        assert len(found) <= 8, where
        assert [event.step for event in found] == sorted(event.step for event in found), where
        for event in found:
            assert 0 <= event.step <= event.until <= steps, where
            assert np.array_equal([event.x, event.y], runs.path[event.step, 0]), where
            assert event.sentence.endswith(".") and "nan" not in event.sentence, where
            assert all(math.isfinite(number) for number in event.numbers.values()), where
        ends = {Kind.CONVERGENCE: (Outcome.CONVERGED,), Kind.DIVERGENCE: GONE, Kind.CYCLING: (Outcome.CYCLING,)}
        for kind, outcomes in ends.items():
            assert sum(event.kind == kind for event in found) == (outcome in outcomes), where
        if outcome in (Outcome.SADDLE, Outcome.FLAT):
            assert found[-1].kind == Kind.STALL and found[-1].until == steps, where


def test_every_crossing_is_counted_those_too_that_the_slope_along_outweighs():
    """147 crossings in 152 steps were told where y changes its sign at each of them."""
    surface = from_formula("(x^2 + 30y^2)/2", domain=WINDOW)
    runs = run(surface, "gradient_descent", (-2, 0.1), hypers={"lr": 1.9 / 30}, steps=200)
    (event,) = [event for event in events(surface, runs) if event.kind == Kind.ZIGZAG]
    seen = np.hypot(*np.diff(runs.path[:, 0], axis=0).T) >= 0.003 * 4
    assert (event.step, event.until) == (1, np.flatnonzero(seen)[-1] + 1)
    y = runs.path[: event.until + 1, 0, 1]
    assert event.numbers["crossings"] == (y[1:] * y[:-1] < 0).sum() == event.numbers["steps"]


@pytest.mark.parametrize("turn", [0, 0.3, 1.2])
@pytest.mark.parametrize("kappa, words", [(1, "changed sides"), (4, "changed"), (20, "crossed the valley floor")])
def test_a_round_bowl_has_no_valley_floor(kappa, words, turn):
    c, s = math.cos(turn), math.sin(turn)
    surface = from_formula(f"(({c}x + {s}y)^2 + {kappa}({c}y - {s}x)^2)/2", domain=WINDOW)
    event = only(told(surface, "gradient_descent", (1, 1.5), lr=1.9 / kappa), Kind.ZIGZAG)
    assert words in event.sentence
    assert ("valley" in event.sentence) == (kappa >= 10)


def test_a_hyperparameter_of_zero_carries_nothing():
    for method, hypers in (("adam", {"beta1": 0, "lr": 0.3}), ("momentum", {"beta": 0, "lr": 1.2})):
        for surface in (BOWL, VALLEY, LANDSCAPES["rastrigin"], LANDSCAPES["styblinski_tang"]):
            for noise in (0.0, 1.0):  # noise may carry it uphill
                for event in events(surface, run(surface, method, (1.3, 0.9), hypers=hypers, steps=100, noise=noise)):
                    assert "β = 0)" not in event.sentence and "β₁ = 0)" not in event.sentence


@pytest.mark.parametrize("key", ["himmelblau", "rosenbrock", "beale", "goldstein_price", "styblinski_tang"])
def test_a_flank_is_no_stall_however_small_the_rate(key):
    """16 of 16 paths that were told to have stalled on a saddle were on flanks, or at Himmelblau's maximum."""
    surface, rng = LANDSCAPES[key], np.random.default_rng(4)
    low, high = np.transpose(surface.domain)
    starts = rng.uniform(low, high, (20, 2))
    runs = run(surface, "gradient_descent", starts, hypers={"lr": 1e-6}, steps=100)
    for place, start in enumerate(starts):
        stalls = [event for event in events(surface, runs, place) if event.kind == Kind.STALL]
        slope = np.hypot(*surface.gradient(start))
        fall = surface.value(start) - min(surface.value(np.array(surface.minima)))
        assert not stalls or slope * (high - low).max() < 0.11 * fall, start


def test_who_stands_on_a_maximum_stalls_there():
    surface = LANDSCAPES["himmelblau"]
    event = only(told(surface, "gradient_descent", (-0.27, -0.923), lr=1e-6, steps=60), Kind.STALL)
    assert "near the maximum (−0.271, −0.923)" in event.sentence
    assert "saddle" not in event.sentence


@pytest.mark.parametrize(
    "formula", ["x^4 + y^4", "x^2", "(x + y - 1)^2", "x^2 y^2", "0.0001(x^2 + y^2)", "x^2 + 0.001y^2"]
)
@pytest.mark.parametrize("start", [(1.2, 0.7), (0.05, 0.03)])
def test_who_is_on_its_way_to_a_minimum_does_not_stall(formula, start):
    surface = from_formula(formula, domain=WINDOW)
    runs = run(surface, "gradient_descent", start, hypers={"lr": 0.1}, steps=400)
    runs = replace(runs, outcome=np.array([Outcome.LIMIT]))
    assert Kind.STALL not in {event.kind for event in events(surface, runs)}


def test_rest_in_the_higher_of_two_bowls_is_no_stall():
    surface = from_formula("(x^2 - 1)^2 + x/2 + y^2", domain=WINDOW)
    assert Kind.STALL not in told(surface, "gradient_descent", (1.2, 0.5), lr=0.05)


def test_a_cycle_s_points_are_counted_and_not_its_steps():
    """A, B, B, A, again and again: four steps, two points."""
    runs = run(BOWL, "gradient_descent", (1, 0.5), hypers={"lr": 2.0}, steps=100)
    points = np.array([(1, 0.5), (-1, -0.5), (-1, -0.5), (1, 0.5)])[np.arange(101) % 4]
    runs = replace(runs, path=points[:, None], tail=points[-32:, None], value=BOWL.value(points)[:, None])
    (event,) = events(BOWL, runs)
    assert "kept jumping between two points from step 0 on, in rounds of 4 steps" in event.sentence
    assert (event.numbers["points"], event.numbers["period"]) == (2, 4)


def test_an_overshoot_is_told_when_the_path_has_turned():
    """So it is the same however long one looks."""
    long = run(BOWL, "momentum", (1, 0), hypers={"lr": 0.01, "beta": 0.9}, steps=200)
    found = [event for event in events(BOWL, long) if event.kind == Kind.OVERSHOOT]
    peak = int(found[0].numbers["farthest at step"])
    for steps, count in ((peak, 0), (peak + 1, 1)):
        short = run(BOWL, "momentum", (1, 0), hypers={"lr": 0.01, "beta": 0.9}, steps=steps)
        assert sum(event.kind == Kind.OVERSHOOT for event in events(BOWL, short)) == count


def test_a_path_that_goes_away_and_comes_back_has_not_stayed():
    still, loop = np.zeros((2 * LONG, 2)), np.zeros((2 * LONG, 2))
    loop[LONG // 2] = 5, 0
    assert stays(still, 1.0).all()
    assert not stays(loop, 1.0)[: LONG // 2].any() and stays(loop, 1.0)[LONG // 2 + 1 :].all()
