"""The samples in the data view: what is told of them, and what becomes of one that is moved, added or removed."""

from dataclasses import replace

import pytest

from landscapes import Data, DataError
from tests.known import known
from ui.race.samples import edited, samples, shown_rows
from ui.session.messages.samples import StageSample
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import VIEWS, Setup
from ui.session.views import chosen_view, view, views

LINE = Setup(surface="line_fit")


def put(setup, place, **values):
    return edited(setup, StageSample(serial=1, place=place, values=values or None, final=True))


def rows_of(setup):
    data = setup.samples()
    return list(zip(*(data[name].tolist() for name in data), strict=True))


def test_a_sample_is_put_elsewhere_added_and_removed():
    before = rows_of(LINE)
    assert rows_of(put(LINE, 1, t=7.0)) == [before[0], (before[1][0], 7.0), *before[2:]]
    assert rows_of(put(LINE, None, u=9.0, t=8.0)) == [*before, (9.0, 8.0)]
    assert rows_of(put(LINE, 2)) == [*before[:2], *before[3:]]


def test_the_map_stays_where_it_is_while_the_surface_follows():
    after = put(LINE, 0, t=3.0)
    assert (after.landscape().domain, after.point()) == (LINE.landscape().domain, LINE.point())
    assert after.landscape().data != LINE.landscape().data


def test_a_held_out_sample_is_the_one_that_was_shown():
    setup = replace(LINE, held_out=0.4)
    told = known(samples(Session(setup)))
    trained = len(told.columns["u"])
    assert told.held_out and len(told.held_out["u"]) == 2
    moved = put(setup, trained + 1, t=9.0)
    row = shown_rows(setup, known(setup.samples()))[trained + 1]
    assert rows_of(moved)[row][1] == 9.0
    assert known(known(samples(Session(moved))).held_out)["t"][1] == 9.0
    assert moved.landscape().data == setup.landscape().data


@pytest.mark.parametrize("setup", [replace(LINE, prepare="centred"), replace(LINE, lock=("data",)), Setup()])
def test_samples_that_cannot_be_moved_are_left_and_that_is_said(setup):
    with pytest.raises(Unusable):
        put(setup, 0, t=3.0)
    told = samples(Session(setup))
    assert told is None or told.fixed


def test_too_few_samples_are_answered_with_a_sentence():
    two = replace(LINE, data="own", rows=Data({"u": [0, 1], "t": [1, 2]}))
    with pytest.raises((DataError, Unusable), match="2 rows"):
        put(two, 0)


def test_a_model_is_told_where_the_loss_shows_one_that_can_be_drawn():
    model = known(samples(Session(LINE))).model
    assert model and (model.inputs, model.target, model.level) == (("u",), "t", None)
    moons = known(samples(Session(Setup(surface="moons")))).model
    assert moons and (moons.inputs, moons.level) == (("u", "v"), 0)


def test_surfaces_with_data_open_beside_their_data_unless_something_else_was_chosen():
    assert (view(Setup()), view(LINE)) == ("both", "fit")
    plane = [name for name in VIEWS if not name.startswith("curve")]
    assert [view(replace(LINE, view=name)) for name in plane] == plane
    assert [view(Setup(view=name)) for name in ("both", "fit", "data", "all")] == ["both", "map", "map", "both"]
    assert (view(LINE, ("samples",)), view(LINE, ("relief",)), view(Setup(), ("relief",))) == ("both", "fit", "map")
    assert set(views(Setup())) == {"both", "map", "relief"}


def test_a_formula_of_one_weight_opens_on_its_curve():
    curve = Setup(surface="own", formula="x^2")
    assert (view(curve), view(replace(curve, view="both")), view(Setup(view="curve"))) == ("curve", "both", "map")
    assert set(views(curve)) == {"both", "map", "relief", "curve", "curve_map", "curve_relief"}
    assert view(replace(curve, formula="(t - w u)^2", data="origin_line")) == "curve_data"
    assert chosen_view(replace(curve, view="map"), "curve").view is None


def test_the_view_that_a_surface_opens_on_is_no_choice():
    assert chosen_view(LINE, "data").view == "data"
    assert chosen_view(replace(LINE, view="data"), "fit").view is None
    assert chosen_view(Setup(), "fit") == Setup()
