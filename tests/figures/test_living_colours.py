"""The colours that the browser paints a map in while a setting is moved are those of the figure that is shown."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.engine.race import Race
from experiments.readings.endings import ARRIVED, CONVERGED, DIVERGED, MOVING
from experiments.studies.axes import Axis
from experiments.studies.basins import NOWHERE, basins
from experiments.studies.sweep import sweep
from figures import basins as of_starts
from figures import sweep as of_settings
from figures.endings import CLASSES, GREYS
from figures.living import of_basins, of_sweep
from landscapes import LANDSCAPES

HIMMELBLAU, SADDLE = LANDSCAPES["himmelblau"], LANDSCAPES["saddle"]
STEPS = 120
FOUR = basins(Race(HIMMELBLAU, "momentum", HIMMELBLAU.start, STEPS), HIMMELBLAU.domain, 15)
AXES = Axis("lr", 1e-4, 1, "log", 13), Axis("beta", 0, 0.99, "one-minus-log", 7)
MAP = sweep(Race(HIMMELBLAU, "momentum", HIMMELBLAU.start, STEPS), *AXES)
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def alike(drawn, ramp, place):
    """Whether a colour is that of a place, 0 to 1, on a ramp, but for the steps in which a ramp is drawn."""
    stops = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in ramp])
    at = place * (len(ramp) - 1)
    wanted = [np.interp(at, range(len(ramp)), channel) for channel in stops.T]
    return np.allclose([int(drawn[i : i + 2], 16) for i in (1, 3, 5)], wanted, atol=2)


@THEMES
def test_ends_have_the_hue_and_the_tone_of_the_figure(theme, cell):
    painting, drawn = of_basins(FOUR, STEPS), of_starts.figure(FOUR, theme).data[0]
    assert len(painting.tones) == STEPS + 1
    met = np.argwhere(FOUR.reached != NOWHERE)
    assert len(met) > 50
    for row, column in met.tolist():
        place, step = FOUR.reached[row, column], FOUR.stopped[row, column]
        assert alike(cell(drawn, row, column), painting.ramps[theme][place], painting.tones[step])
    assert painting.classes[theme] == told(GREYS[theme])


@THEMES
@pytest.mark.parametrize("colour", ["steps", "gap"])
def test_settings_have_the_tone_of_the_figure(theme, colour, cell):
    painting, drawn = of_sweep(MAP, colour, STEPS), of_settings.figure(MAP, colour, theme).data[-1]
    toned = np.argwhere(~np.isnan(MAP.arrived if colour == "steps" else MAP.gap))
    assert len(toned) > 20
    for row, column in toned.tolist():
        if colour == "steps":
            place = painting.tones[int(MAP.arrived[row, column])]
        else:
            height = np.log10(max(MAP.gap[row, column], painting.floor))
            place = np.clip((height - painting.low) / (painting.high - painting.low), 0, 1)
        assert alike(cell(drawn, row, column), painting.ramps[theme][0], place)
    assert painting.classes[theme] == told(CLASSES[theme]) and painting.log == (colour == "gap")


def test_where_no_minimum_is_known_the_ramp_goes_by_f_itself():
    runs = sweep(Race(SADDLE, "momentum", SADDLE.start, 30), *AXES)
    painting = of_sweep(runs, "gap", 30)
    assert not painting.log and painting.low < painting.high


def test_with_no_run_at_a_minimum_the_tones_go_over_all_steps():
    nowhere = replace(FOUR, reached=np.full_like(FOUR.reached, NOWHERE))
    tones = of_basins(nowhere, STEPS).tones
    assert (np.diff(tones) > 0).all() and 0 < tones[0] < tones[-1] < 1


def told(colours):
    places = {"converged": CONVERGED, "arrived": ARRIVED, "moving": MOVING, "gone": DIVERGED}
    return {name: colours[place] for name, place in places.items()}
