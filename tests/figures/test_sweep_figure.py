"""The map of two hyperparameters as it is drawn: which colour a cell has, and what stands beside it."""

import numpy as np
import pytest

from experiments.engine.race import Race
from experiments.readings.endings import DIVERGED, OUTCOMES
from experiments.studies.axes import Axis
from experiments.studies.limit import limit
from experiments.studies.sweep import sweep
from figures.endings import CLASSES
from figures.ramp import FLOOR, RAMP, gap_tones, step_tones, value_tones
from figures.sweep import COLOURS, figure
from landscapes import LANDSCAPES

RAVINE, SADDLE = LANDSCAPES["ravine"], LANDSCAPES["saddle"]
AXES = Axis("lr", 1e-3, 1, "log", 13), Axis("beta", 0, 0.99, "one-minus-log", 7)
MAP = sweep(Race(RAVINE, "momentum", RAVINE.start, 120), *AXES)
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


@THEMES
@pytest.mark.parametrize("colour", COLOURS)
def test_it_can_be_drawn(colour, theme, sound):
    drawn = figure(MAP, colour, theme, limit(RAVINE, "momentum", {}, *AXES), {"lr": 0.01, "beta": 0.9})
    sound(drawn)
    heatmap = drawn.data[0]
    assert heatmap.type == "heatmap"
    assert np.array_equal(heatmap.x, MAP.across.places) and np.array_equal(heatmap.y, MAP.up.places)


@THEMES
def test_a_cell_has_the_colour_of_its_class_and_the_bar_names_it(theme, cell):
    heatmap = figure(MAP, "outcome", theme).data[0]
    names = heatmap.colorbar.ticktext
    for row in range(7):
        for column in range(13):
            code = MAP.outcome[row, column]
            assert cell(heatmap, row, column) == CLASSES[theme][code]
            assert names[list(heatmap.colorbar.tickvals).index(heatmap.z[row][column])].startswith(OUTCOMES[code].name)
    assert len(names) == len(np.unique(MAP.outcome)) < len(OUTCOMES), "what occurs nowhere is not named"
    assert names[-1].startswith("converged · ") and names[0].startswith("diverged · ")


@THEMES
@pytest.mark.parametrize("colour", ["steps", "gap"])
def test_over_the_classes_lie_the_tones_of_those_that_have_a_number(colour, theme, cell):
    classes, tones = figure(MAP, colour, theme).data
    numbers = MAP.arrived if colour == "steps" else MAP.gap
    for row in range(7):
        for column in range(13):
            assert (cell(tones, row, column) is None) == np.isnan(numbers[row, column])
            if np.isnan(numbers[row, column]):
                assert cell(classes, row, column) == CLASSES[theme][MAP.outcome[row, column]]
    assert (np.diff(tones.z.ravel()[np.argsort(numbers.ravel())][: (~np.isnan(numbers)).sum()]) >= 0).all()
    assert tuple(entry[1] for entry in tones.colorscale) == RAMP[theme]
    assert "diverged" in classes.colorbar.ticktext and "converged" not in classes.colorbar.ticktext


def test_where_nobody_arrives_there_are_only_classes():
    hurried = sweep(Race(RAVINE, "momentum", RAVINE.start, 1), *AXES)
    assert [trace.type for trace in figure(hurried, "steps", "light").data] == ["heatmap"]


def test_where_all_have_a_number_there_are_only_tones():
    gentle = sweep(Race(RAVINE, "momentum", RAVINE.start, 5), Axis("lr", 1e-4, 1e-3, "log", 4), AXES[1])
    (tones,) = figure(gentle, "gap", "light").data
    assert tones.colorbar.title.text == "final gap"


def test_axes_have_names_round_numbers_and_half_a_cell_to_spare():
    layout = figure(MAP, "outcome", "light").layout
    assert (layout.xaxis.title.text, layout.yaxis.title.text) == ("Learning rate α", "Momentum β")
    assert layout.xaxis.ticktext == ("0.001", "0.01", "0.1", "1")
    assert layout.xaxis.tickvals == pytest.approx((-3, -2, -1, 0))
    assert layout.yaxis.ticktext == ("0", "0.9", "0.99")
    assert layout.yaxis.tickvals == pytest.approx((0, 1, 2))
    assert layout.xaxis.range == pytest.approx((-3.125, 0.125))
    started = sweep(
        Race(RAVINE, "newton", RAVINE.start, 5), Axis("x", -1, 1, "linear", 3), Axis("y", 0, 1, "linear", 2)
    )
    assert figure(started, "outcome", "light").layout.xaxis.title.text == "Start x"


def test_the_limit_and_the_race_stand_where_they_belong():
    line = limit(RAVINE, "momentum", {}, *AXES)
    assert line.line is not None
    *_, halo, dashes, name, _, ring = figure(MAP, "outcome", "light", line, {"lr": 0.01, "beta": 0.9}).data
    assert np.allclose(halo.x, np.log10(line.line[:, 0])) and np.array_equal(halo.x, dashes.x)
    assert np.allclose(dashes.y, -np.log10(1 - line.line[:, 1]))
    assert name.text[0].strip() == "stability limit"
    assert (ring.x[0], ring.y[0]) == pytest.approx((-2, 1))
    none = limit(RAVINE, "adam", {}, *AXES)
    assert len(figure(MAP, "outcome", "light", none).data) == 1


def test_gaps_below_rounding_share_a_tone_and_the_bar_says_so():
    tones = gap_tones(np.array([[0.0, -1e-17, 1e-30], [1e-3, 1, np.nan]]))
    assert tones.heights[0].tolist() == [np.log10(FLOOR)] * 3 and np.isnan(tones.heights[1, 2])
    assert tones.ticks[tones.low] == "≤ 10⁻¹²"
    assert tones.ticks[tones.high] == "1"
    plain = gap_tones(np.array([[0.5, 5.0]]))
    assert list(plain.ticks.values()) == ["0.1", "1", "10"]


def test_outliers_share_a_tone_and_the_bar_says_so():
    many = np.append(np.linspace(1, 9, 400), 1e9)[None]
    assert list(gap_tones(many).ticks.values()) == ["1", "≥ 10"]
    values = value_tones(np.append(np.linspace(-1, 1, 400), -1e9)[None])
    assert next(iter(values.ticks.values())).startswith("≤ −0.9")
    assert list(values.ticks.values())[-1].startswith("≥ 0.9")


def test_steps_have_tones_from_the_soonest_to_the_latest():
    tones = step_tones(np.array([[0.0, 9, 99, np.nan]]))
    assert tones.heights[0, :3].tolist() == [0, 1, 2]
    assert (tones.low, tones.high) == (0, 2)
    assert set(tones.ticks.values()) >= {"1", "10"}
    alone = step_tones(np.array([[7.0]]))
    assert alone.low < alone.high


@THEMES
def test_where_no_minimum_is_known_colour_is_f_itself(theme):
    found = sweep(Race(SADDLE, "momentum", SADDLE.start, 5), Axis("lr", 1e-4, 1e-3, "log", 4), AXES[1])
    (tones,) = figure(found, "gap", theme).data
    assert tones.colorbar.title.text == "f"
    assert np.allclose(tones.z, found.gap, rtol=1e-6)


def test_all_may_be_lost():
    lost = sweep(Race(RAVINE, "momentum", RAVINE.start, 200), Axis("lr", 1, 2, "log", 4), AXES[1])
    assert (lost.outcome == DIVERGED).all()
    for colour in COLOURS:
        assert len(figure(lost, colour, "dark").data) == 1
