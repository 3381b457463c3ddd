"""Formulas that are printed wrong: each does what is said of it when it is run, and the right one does not."""

import re

import numpy as np
import pytest

from claims.base.fates import steps_known
from claims.base.misprint import Formula, Misprint
from claims.base.prose import PLACES, told
from claims.base.walked import walked
from claims.misprints import GROUPS, MISPRINTS
from experiments import run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from ui.session.link import from_link

EVERY = pytest.mark.parametrize("misprint", [pytest.param(each, id=key) for key, each in MISPRINTS.items()])
LENGTHS = {"title": 60, "short": 60, "does": 420, "instead": 420, "set_up": 130}


@EVERY
def test_what_is_printed_has_the_fault_and_what_is_right_has_not(misprint):
    wrong, right = misprint.measured
    assert misprint.fails(wrong) and not misprint.fails(right)
    assert wrong.keys() == right.keys()


@EVERY
def test_its_numbers_are_measured_and_no_number_is_typed(misprint):
    for text in (misprint.short, misprint.does, misprint.instead):
        assert {*PLACES.findall(text)} <= misprint.places.keys()
        assert not re.search(r"\{|\}|nan", misprint.filled(text))
    texts = (misprint.does, misprint.instead, misprint.short)
    assert any(map(PLACES.findall, texts)), "what it does is said with a number"


@EVERY
def test_both_formulas_are_typeset_and_differ(misprint):
    wrong, right = misprint.latex
    assert wrong and right and wrong != right


@EVERY
def test_what_it_says_is_short_plain_text(misprint):
    for name, length in LENGTHS.items():
        text = getattr(misprint, name)
        assert 0 < len(text) <= length and "\n" not in text, name
    for name in ("short", "does", "instead", "set_up"):
        assert getattr(misprint, name).endswith("."), name


@EVERY
def test_one_click_races_the_right_one(misprint):
    setup, notes = from_link(misprint.link)
    assert notes == [] and setup.landscape()
    assert not misprint.method or misprint.method in setup.methods


@EVERY
def test_the_picture_has_both_paths_from_one_start(misprint):
    if misprint.path is None:
        return
    wrong, right = (misprint.path(rule) for rule in (misprint.printed, misprint.right))
    assert (wrong[0] == right[0]).all() and wrong.shape == right.shape
    x, y = misprint.surface.domain
    assert x[0] <= wrong[0, 0] <= x[1] and y[0] <= wrong[0, 1] <= y[1]


def test_places_in_a_group_are_taken_once_and_every_group_has_some():
    places = [(misprint.group, misprint.order) for misprint in MISPRINTS.values()]
    assert len(set(places)) == len(places)
    assert list(dict.fromkeys(group for group, _ in places)) == list(GROUPS)
    assert len({misprint.title for misprint in MISPRINTS.values()}) == len(MISPRINTS)


def test_a_group_that_there_is_not_is_refused():
    formula = Formula("x", float)
    with pytest.raises(ValueError, match="no group of misprints"):
        Misprint(
            title="",
            group="none",
            order=1,
            printed=formula,
            right=formula,
            measure=dict,
            fails=bool,
            set_up="",
            short="",
            does="",
            instead="",
        )


@pytest.mark.parametrize(
    "key", [key for key, method in OPTIMIZERS.items() if not {"squares", "samples"} & {*method.asks}]
)
def test_the_loop_takes_the_path_that_the_race_takes(key):
    """So a rule that no registry knows is run as those are that a registry knows."""
    surface = LANDSCAPES["bowl"]
    path = run(surface, key, surface.start, steps=30).path[:, 0]
    known = np.isfinite(path).all(axis=1)
    assert np.allclose(walked(OPTIMIZERS[key], surface, surface.start, 30)[known], path[known], rtol=1e-9, atol=1e-12)


def test_a_rule_that_leaves_the_numbers_is_told_by_its_steps():
    assert steps_known(np.array([[0, 0], [1, 1], [np.nan, 1]])) == 1
    assert steps_known(np.zeros((3, 2))) == np.inf
    assert (told("steps until it stops", np.inf), told("length", np.inf)) == ("never", "∞")


def test_the_look_ahead_with_the_rate_is_the_apps_own_nesterov():
    right = MISPRINTS["nesterov_look_without_rate"].right
    assert isinstance(right, Optimizer)
    surface = LANDSCAPES["ravine"]
    ours = walked(OPTIMIZERS["nesterov"], surface, surface.start, 100)
    assert np.allclose(walked(right, surface, surface.start, 100), ours, atol=1e-12)
