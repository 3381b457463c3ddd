"""The strip, on maps whose bifurcations are known by hand."""

import numpy as np
import pytest

from experiments import Outcome, SettingError, refusal, run
from experiments.engine.race import Race
from experiments.studies.axes import Axis, axis_of
from experiments.studies.strip import APERIODIC, CHANGING, CYCLE, DIVERGED, LATE, REST, nearing, strip, words
from landscapes import LANDSCAPES, Landscape, from_formula
from optimizers import OPTIMIZERS

# Gradient descent here is x ↦ (1 + α)x − αx³ while y stays 0. Its fixed points ±1 lose their hold at α = 1; the 2-cycle
# about 1 has p + q = √(1 + 3/α) and pq = 1/α, and holds until (1 + α)² = 5; beyond α = 2 everything flies off.
QUARTIC = Landscape(
    name="Quartic",
    formula="x^4/4 - x^2/2 + y^2/10",
    domain=((-2, 2), (-2, 2)),
    start=(0.3, 0),
    minima=((-1, 0), (1, 0)),
)


def striped(low, high, points=9, steps=2000, surface=QUARTIC, method="gradient_descent", **options):
    return strip(Race(surface, method, surface.start, steps), Axis("lr", low, high, "linear", points), **options)


@pytest.mark.parametrize(
    "low, high, verdict, period",
    [
        (0.5, 0.98, REST, 0),
        (1.02, 1.22, CYCLE, 2),
        (1.245, 1.28, CYCLE, 4),
        (2.01, 2.2, DIVERGED, 0),
    ],
)
def test_periods_double_where_they_are_known_to(low, high, verdict, period):
    found = striped(low, high)
    assert set(found.verdict.tolist()) == {verdict}
    assert set(found.period.tolist()) == {period}


def test_the_two_points_of_the_cycle_are_those_of_the_formula():
    found = striped(1.02, 1.22)
    rate, (first, second) = found.axis.values, abs(found.late[-2:])
    assert first + second == pytest.approx(np.sqrt(1 + 3 / rate), rel=1e-9)
    assert first * second == pytest.approx(1 / rate, rel=1e-9)


def test_before_it_flies_off_there_is_chaos():
    """At α = 2 the map is −T₃, a Chebyshev polynomial's: its iterates fill (−√2, √2), where they are seen most at the
    ends. From α = 1.3 windows of short periods lie in between."""
    found = striped(1.9, 2.0, points=20)
    assert set(found.verdict.tolist()) == {APERIODIC}
    assert (abs(found.late).max(axis=0) > 1.3).all()
    assert words(found, 0) == "no period up to 16 found"
    assert len(np.unique(found.late[:, -1])) == LATE


def test_on_a_quadratic_the_edge_is_at_two_over_the_curvature():
    surface = from_formula("4x^2 + y^2", domain=((-2, 2), (-2, 2)))
    found = strip(Race(surface, "gradient_descent", (1, 0), 1000), Axis("lr", 0.1, 0.4, "linear", 7))
    assert found.axis.values[3] == 0.25  # 2 / 8
    assert found.verdict.tolist() == [REST, REST, REST, CYCLE, DIVERGED, DIVERGED, DIVERGED]
    assert found.late[:, 3].tolist() == [-1.0, 1.0] * (LATE // 2)
    assert [words(found, column) for column in (2, 3, 4)] == ["at rest", "2-cycle", "diverged"]


def test_a_run_that_is_on_its_way_is_still_changing():
    found = striped(1e-4, 1e-3, steps=500)
    assert set(found.verdict.tolist()) == {CHANGING}
    assert words(found, 0) == "still changing"


def test_a_run_that_went_wrong_has_no_late_iterates_not_even_those_before():
    found = striped(1.9, 2.4, points=30, steps=40, late=40)
    lost = found.verdict == DIVERGED
    assert lost.any() and not lost.all() and found.stopped[lost].max() > 5
    assert np.array_equal(np.isnan(found.late), np.broadcast_to(lost, found.late.shape))


@pytest.mark.slow("strips of every method")
@pytest.mark.parametrize("noise", [0.0, 0.1])
@pytest.mark.parametrize("method", [key for key in OPTIMIZERS if refusal(LANDSCAPES["line_fit"], key) is None])
def test_every_column_of_every_method_is_that_run_alone(method, noise):
    surface, hyper = LANDSCAPES["line_fit"], OPTIMIZERS[method].hypers[0]
    for place, coordinate in enumerate(("x", "y", "value")):
        found = strip(
            Race(surface, method, surface.start, 60, noise=noise, seed=place), axis_of(hyper, 4), coordinate, 40
        )
        assert found.late.shape == (40, 4)
        for column in (0, 3):
            hypers = {hyper.name: found.axis.values[column]}
            alone = run(surface, method, surface.start, steps=60, hypers=hypers, noise=noise, seed=place)
            late = alone.value if coordinate == "value" else alone.path[..., place]
            lost = alone.outcome[0] in (Outcome.DIVERGED, Outcome.UNDEFINED, Outcome.NO_STEP)
            expected = np.full(40, np.nan) if lost else late[-40:, 0]
            assert np.array_equal(found.late[:, column], expected, equal_nan=True)
            assert found.stopped[column] == alone.stopped[0]
            assert (found.verdict[column] == DIVERGED) == lost


@pytest.mark.parametrize(
    "options, sentence",
    [
        ({"coordinate": "z"}, "There is no coordinate called “z”"),
        ({"late": 0}, "late must be a whole number from 32 to 2,000."),
        ({"late": 2001}, "late must be a whole number from 32 to 2,000."),
        ({"steps": 31}, "steps must be a whole number from 32 to 100,000."),
        ({"method": "newton"}, "There is no setting of Newton called “lr”"),
        ({"low": -1.0}, "lr must be above 0; −1 is not."),
    ],
)
def test_strips_that_cannot_be_are_refused(options, sentence):
    with pytest.raises(SettingError) as refused:
        striped(**{"low": 0.5, "high": 1, **options})
    assert refused.value.message.startswith(sentence)


def test_what_approaches_a_cycle_is_still_changing():
    """Points that jump between two places, each time by less more: there is no period yet, and no chaos."""
    step = np.arange(100)
    jumps = (-1.0) ** step * (1 - 0.001 * 0.97**step)
    chaos = np.empty(100)
    chaos[0] = 0.3
    for t in range(99):
        chaos[t + 1] = 4 * chaos[t] * (1 - chaos[t])
    points = np.stack([np.stack([jumps, jumps], axis=1), np.stack([chaos, chaos], axis=1)], axis=-1)
    assert nearing(points).tolist() == [True, False]
