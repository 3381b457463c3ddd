"""The functions of the usual test collections, typed as people type them: they have their known minima, and race."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from experiments import run
from landscapes import from_formula

COLLECTION = tomllib.loads((Path(__file__).parent / "collection.toml").read_text(encoding="utf-8"))
CLOSE = 1e-4  # of the minimum, or of 1: with fewer digits some are published
# One is 0/0 at its minimum, where it has no value.
WITHOUT_VALUE = {"Damavandi"}


def test_there_are_sixty():
    assert len(COLLECTION) == 60


@pytest.mark.parametrize("name", COLLECTION)
def test_it_can_be_typed_has_its_minimum_and_races(name):
    known = COLLECTION[name]
    low, high = np.array(known["window"], dtype=float).T
    surface = from_formula(known["formula"], domain=((low[0], high[0]), (low[1], high[1])))
    size = CLOSE * max(1, abs(known["minimum"]))
    value = surface.value(known["at"])
    if name in WITHOUT_VALUE:
        assert np.isnan(value)
        value = surface.value(np.array(known["at"]) + 1e-4)
    assert value == pytest.approx(known["minimum"], abs=size)
    drawn = surface.value(np.random.default_rng(0).uniform(low, high, (2000, 2)))
    assert np.nanmin(drawn) > known["minimum"] - 2 * size
    assert surface.latex
    runs = run(surface, "adam", surface.start, steps=3)
    assert np.isfinite(runs.path).all() and np.isfinite(surface.gradient(runs.path)).all()
