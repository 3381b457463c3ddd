"""What the picker of surfaces is sent: every surface once, in its group, with a small picture."""

import gzip
import json
from collections import Counter

from landscapes import GROUPS, LANDSCAPES
from tests.ui.wire import received
from ui.panel.surfaces import face, own_formula, shelf, take_formula, tile
from ui.session.own import OWN
from ui.session.session import Session
from ui.session.setup import Setup

SMALL = 30_000  # bytes of one picture
ALL = 150_000  # bytes of all of them, as they are sent


def test_every_surface_is_there_once_in_its_group():
    groups = [received(group) for group in shelf(Setup())]
    assert [group["name"] for group in groups[:-1]] == list(GROUPS.values())
    counted = Counter(surface["key"] for group in groups for surface in group["surfaces"])
    assert counted == Counter([*LANDSCAPES, OWN])
    assert groups[-1]["surfaces"][0]["key"] == OWN


def test_every_surface_has_a_picture_of_its_own_that_is_small():
    pictures = {surface.key: surface.bands for group in shelf(Setup()) for surface in group.surfaces}
    assert all(len(bands) > 3 for bands in pictures.values())
    assert all(len(json.dumps(bands)) < SMALL for bands in pictures.values())
    assert len(set(map(str, pictures.values()))) == len(pictures)
    assert len(gzip.compress(json.dumps(received(shelf(Setup()))).encode())) < ALL


def test_a_surface_in_another_shape_is_not_told_as_the_catalogue_has_it():
    assert face(Setup()).teaches == LANDSCAPES["ravine"].teaches
    assert (
        face(Setup(parameters={"κ": 1.0}, turn=30.0)).teaches
        == "Shown here with another shape: κ\u00a0=\u00a01, turned 30° to the left."
    )
    assert tile(Setup(parameters={"κ": 1.0}), "ravine").teaches == LANDSCAPES["ravine"].teaches
    whitened = Setup().with_surface("moons").learning(data="iris", prepare="whitened")
    assert face(whitened).teaches == "Shown here with Iris, whitened."
    assert face(whitened).bands != face(Setup().with_surface("moons")).bands


def test_a_name_in_place_of_a_formula_offers_the_surface():
    mine = Session(Setup(surface=OWN))
    assert take_formula(mine, "holder table") is None
    formula = own_formula(mine)
    assert (
        formula
        and formula.problem == "That is the name of a surface: Hölder table. The old surface is kept."
        and [(offer.key, offer.name) for offer in formula.offers] == [("holder_table", "Hölder table")]
    )
    assert take_formula(mine, "x + * y") is None
    formula = own_formula(mine)
    assert formula and formula.problem and formula.offers == ()


def test_a_typed_formula_is_pictured():
    assert tile(Setup(formula="x^2"), OWN).bands != tile(Setup(formula="y^2"), OWN).bands
