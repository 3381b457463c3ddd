"""Where derivatives are 0/0 on an area, what would need all their limits is not known, and says so."""

import numpy as np
import pytest

from experiments.engine.race import Race
from experiments.geometry.basins import NONE, basins, grid_of
from experiments.geometry.critical import survey
from experiments.geometry.flow import followed
from experiments.studies.axes import Axis
from experiments.studies.basins import basins as basins_from_starts
from experiments.studies.limit import limit
from experiments.studies.winners import winners
from figures.layers import field
from landscapes import from_formula
from landscapes.formula.asking import TooManyLimits
from optimizers import SettingError

WINDOW = ((-3.0, 3.0), (-3.0, 3.0))
FADING = "sqrt(e^(-1000(x^2 + y^2)))"  # e^(-1000(x^2 + y^2)) is 0 in floats but for a small disc


def surface(formula):
    return from_formula(formula, domain=WINDOW, start=(1.0, 0.5))


def test_no_critical_points_are_told(limits_asked):
    found = survey(surface(f"{FADING} + 1.5"))
    assert found.given_up == TooManyLimits.why and not found.whole and found.points == ()
    assert len(limits_asked) < 10


def test_no_basins_are_told(limits_asked):
    fading = surface(f"{FADING} + 2.5")
    assert grid_of(fading).given_up == TooManyLimits.why
    found = basins(fading, np.array([(1.0, 0.5), (0.0, 0.0)]))
    assert (found.numbers == NONE).all() and len(found.minima) == 0
    assert len(limits_asked) < 10


def test_the_studies_say_why(limits_asked):
    fading = surface(f"{FADING} + 3.5")
    races = [Race(fading, method, (1.0, 0.5), 10, {}) for method in ("gradient_descent", "momentum")]
    for study in (lambda: basins_from_starts(races[0], WINDOW, 9), lambda: winners(races, WINDOW, 9, "loss")):
        with pytest.raises(SettingError, match=TooManyLimits.why):
            study()
    assert "critical points are not known" in limit(fading, "gradient_descent", {}, Axis("lr", 0.01, 1, "log", 5)).note
    assert len(limits_asked) < 10


def test_no_layer_is_drawn(limits_asked):
    fading = surface(f"{FADING} + 4.5")
    found = field(fading, "lowest", WINDOW)
    assert not found.known and np.isnan(found.heights).all()
    assert len(limits_asked) < 10


def test_a_tip_and_a_kink_are_known_as_before():
    for formula in ("cos(sqrt(x^2 + y^2)) + 5.5", "abs(x - 0.5) + y^2 + 5.5"):
        known = surface(formula)
        assert not survey(known).given_up and survey(known).points and not grid_of(known).given_up
        assert field(known, "lowest", WINDOW).known


def test_between_two_places_of_one_kink_no_flow_is_followed(monkeypatch):
    counts = []

    def noted(surface, points):
        counts.append(len(points))
        return followed(surface, points)

    monkeypatch.setattr("experiments.geometry.basins.followed", noted)
    assert len(grid_of(surface("6.5 abs(x)")).minima) == 1
    assert sum(counts) == counts[0] == 48**2
