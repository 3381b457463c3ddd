"""The strip and the comparison as they are drawn."""

import numpy as np
import pytest

from experiments.engine.race import Race
from experiments.studies.axes import Axis
from experiments.studies.fair import compare
from experiments.studies.limit import limit
from experiments.studies.strip import APERIODIC, CYCLE, strip
from figures import fair
from figures import strip as drawn_strip
from figures.palette import styles
from landscapes import LANDSCAPES, from_formula
from tests.races import races

QUARTIC = from_formula("x^4/4 - x^2/2 + y^2/10", domain=((-2, 2), (-2, 2)))
RATES = Axis("lr", 0.8, 2.2, "linear", 57)
FOUND = strip(Race(QUARTIC, "gradient_descent", (0.3, 0), 400), RATES)
HIMMELBLAU, SADDLE = LANDSCAPES["himmelblau"], LANDSCAPES["saddle"]
RACERS = {"gradient_descent": {"lr": 0.5}, "adam": {}, "newton": {}}
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


@THEMES
def test_every_late_iterate_has_its_place_in_the_picture(theme, sound):
    drawn = drawn_strip.figure(FOUND, theme)
    sound(drawn)
    picture, verdicts = drawn.data
    assert np.array_equal(picture.x, RATES.places) and np.array_equal(verdicts.x, RATES.places)
    tall = picture.y[1] - picture.y[0]
    for column in range(57):
        rows = np.asarray(picture.y)[~np.isnan(picture.z[:, column])]
        late = FOUND.late[:, column]
        if np.isnan(late).all():
            assert rows.size == 0
        else:
            assert abs(late[:, None] - rows).min(axis=1).max() <= tall / 2 * (1 + 1e-6)
            assert abs(late[:, None] - rows).min(axis=0).max() <= tall / 2 * (1 + 1e-6)


def test_where_iterates_lie_often_it_is_stronger():
    picture = drawn_strip.figure(FOUND, "light").data[0]
    rest, chaos = picture.z[:, 0], picture.z[:, np.flatnonzero(FOUND.verdict == APERIODIC)[-1]]
    assert np.nanmax(rest) == 1
    assert np.nanmax(chaos) < 0.7 and (~np.isnan(chaos)).sum() > 30


def test_the_line_of_verdicts_says_what_they_do(cell):
    row = drawn_strip.figure(FOUND, "light").data[1]
    names = dict(zip(row.colorbar.tickvals, row.colorbar.ticktext, strict=True))
    told = [names[code].partition(" · ")[0] for code in row.z[0]]
    assert told[0] == "at rest" and told[-1] == "diverged"
    assert [name == "2-cycle" for name in told] == (FOUND.period == 2).tolist()
    assert [name == "longer cycle" for name in told] == ((FOUND.verdict == CYCLE) & (FOUND.period > 2)).tolist()
    assert "no short period" in told


def test_runs_on_their_way_do_not_set_the_range():
    far = FOUND.late.copy()
    far[:, 1] = 1e5
    verdict = FOUND.verdict.copy()
    verdict[1] = 3
    low, high = drawn_strip.span(type(FOUND)(**{**vars(FOUND), "late": far, "verdict": verdict}))
    assert -2 < low < -1.2 and 1.2 < high < 2


def test_the_limit_and_the_race_are_marked():
    edge = limit(QUARTIC, "gradient_descent", {}, RATES)
    *_, halo, dashes, name, _, ring = drawn_strip.figure(FOUND, "light", edge, 1.5).data
    assert list(halo.x) == list(dashes.x) == pytest.approx([1.0] * 3)
    assert name.text[0].strip() == "stability limit"
    assert ring.x == (1.5,) and ring.yaxis == "y2"


def test_nothing_may_be_left():
    lost = strip(Race(QUARTIC, "gradient_descent", (0.3, 0), 400), Axis("lr", 5, 9, "linear", 3))
    assert np.isnan(np.asarray(drawn_strip.figure(lost, "light").data[0].z, dtype=float)).all()


@THEMES
@pytest.mark.parametrize("surface", [HIMMELBLAU, SADDLE], ids=["himmelblau", "saddle"])
def test_quartiles_stand_on_one_row_the_lowest_median_at_the_top(surface, theme, sound):
    found = compare(races(surface, RACERS, 25), "evals", starts=12)
    drawn = fair.figure(found, theme)
    sound(drawn)
    names = dict(zip(drawn.layout.yaxis.tickvals, drawn.layout.yaxis.ticktext, strict=True))
    standings = {standing.name: standing for standing in found.standings}
    medians = [standings[names[row]].gap[1] for row in sorted(names, reverse=True)]
    assert medians == sorted(medians)
    for bar, dot in zip(drawn.data[::2], drawn.data[1::2], strict=True):
        standing = standings[names[dot.y[0]]]
        assert dot.marker.color == styles(RACERS)[standing.method].colours[theme]
        ends = np.array([bar.x[0], dot.x[0], bar.x[1]])
        finite = np.isfinite(standing.gap)
        expected = np.log10(np.maximum(standing.gap, fair.FLOOR)) if surface.minima else np.array(standing.gap)
        assert np.allclose(ends[finite], expected[finite])
        assert (ends[~finite] > np.max(ends[finite], initial=-np.inf)).all()
    ticks = drawn.layout.xaxis.ticktext
    assert ("∞" in ticks) == (not np.isfinite([standing.gap for standing in found.standings]).all())
    told = [note.text for note in drawn.layout.annotations]
    assert all(text.endswith("succeed") for text in told) == bool(surface.minima)
