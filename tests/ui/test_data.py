"""The data of a surface without a browser: chosen, prepared, split, drawn in batches; the reader's own as a table."""

from base64 import b64encode
from dataclasses import replace

import numpy as np
import pytest

from landscapes import LANDSCAPES, Data
from tests.known import known
from tests.ui.page import set_up, told
from ui.panel import data as panel
from ui.panel import numbers
from ui.session import conditioning
from ui.session.link import from_link, to_link
from ui.session.link_reader import LinkReader
from ui.session.reading import Unusable
from ui.session.session import MOST_KEPT, Session
from ui.session.setup import OWN, Setup
from ui.session.table import as_text, matched, suggested

CELLS = "height\tweight\n1,62\t58\n1,71\t66\n1,8\t81\n"
LINE = Setup().with_surface("line_fit")


def asked(page, event, handler, **wish):
    return told(page, "data", event, {"serial": 1, **wish}, handler)


def tabled(page, text, *, use=True, columns=None):
    """The page after a table was typed; `use` is whether its data are asked for."""
    asked(page, "open", panel._opened)
    return asked(page, "table", panel._typed, text=text, columns=columns or {}, use=use)


def table(page):
    return panel.table(page.session_state["ravine"])


def test_pasted_cells_are_raced_on_and_stand_in_the_link(opened):
    page = tabled(opened(surface="line_fit"), CELLS)
    data = set_up(page).landscape().data
    assert data == Data({"u": [1.62, 1.71, 1.8], "t": [58, 66, 81]}, {"u": "height", "t": "weight"})
    link = {name: text[-1] if isinstance(text, list) else text for name, text in page.query_params.items()}
    assert from_link(link)[0] == set_up(page)
    shown = panel.controls(page.session_state["ravine"])
    assert "Columns u = height; t = weight" in shown.said and shown.notice == panel.WHOEVER and shown.table is None


def test_a_table_that_cannot_be_used_is_answered_and_the_old_data_stay(opened):
    page = opened(surface="line_fit", data="cars")
    before = set_up(page)
    tabled(page, "height,weight\n1,2\n3,x\n", use=True)
    shown = table(page)
    assert set_up(page) == before
    assert shown.text == "height,weight\n1,2\n3,x\n" and "Line 3, column 2" in (shown.problem or "")
    assert "kept" in (shown.problem or "")
    asked(page, "close", panel._closed)
    assert panel.controls(page.session_state["ravine"]).table is None
    asked(page, "open", panel._opened)
    assert table(page).text == shown.text and table(page).changed
    asked(page, "back", panel._put_back)
    assert table(page).text == as_text(before.samples()) and table(page).problem is None and not table(page).changed


def test_which_column_is_what_can_be_chosen(opened):
    page = tabled(opened(surface="line_fit"), CELLS, columns={"u": "weight", "t": "height"})
    assert dict(set_up(page).landscape().data.titles) == {"u": "weight", "t": "height"}


def test_a_file_takes_the_place_of_the_text_or_is_refused(opened):
    page = opened(surface="line_fit", data="cars")
    asked(page, "open", panel._opened)
    before = table(page)
    asked(page, "file", panel._filed, content=b64encode(CELLS.encode("utf-16")).decode())
    assert table(page).text == CELLS and table(page).opened == before.opened + 1 and table(page).problem is None
    asked(page, "file", panel._filed, content=b64encode(b"PK\x03\x04").decode())
    assert table(page).text == CELLS and "Save it as CSV" in (table(page).problem or "")
    assert table(page).usable, "the text is as good as it was before the file"
    asked(page, "table", panel._typed, text="u,t\n1,x\n2,3\n4,5", columns={}, use=False)
    assert not table(page).usable


def test_the_table_of_any_data_reads_back_as_they_are():
    for setup in (Setup().with_surface("moons"), LINE, LINE.learning(data="cars")):
        found = panel.read_table(as_text(known(setup.samples())))
        assert panel.data_of(found, matched(found, setup, {})) == setup.samples()


def test_a_formula_of_ones_own_gets_a_loss_that_suits_its_data(opened):
    page = tabled(opened(surface=OWN, view="map"), CELLS)
    assert set_up(page).formula == "(weight - (w*height + b))^2"
    assert set_up(page).landscape().model.target == "weight"
    left = panel.picked(set_up(page), panel.NONE)
    assert (left.formula, left.data, left.rows) == (Setup.formula, None, set_up(page).rows)


@pytest.mark.parametrize("columns", ["u t", "u v t", "a b", "t", "x y", "w b c", "height weight age"])
def test_a_suggested_loss_can_be_read(columns):
    data = Data({name: [1, 2, 4] for name in columns.split()})
    assert Setup(surface=OWN).sampled(rows=data, data=OWN, formula=suggested(data)).landscape().data == data


def test_only_data_that_fit_are_offered_and_its_own_need_no_word_in_the_link():
    offered = {tile.key for tile in panel.tiles(Setup().with_surface("moons"))}
    assert {"moons", "iris"} <= offered and "cars" not in offered
    for key in offered:
        setup = panel.picked(Setup().with_surface("moons"), key)
        assert panel.current(setup).key == key and (setup.data is None) == (key == "moons")
    with pytest.raises(Unusable, match="This model needs the column v"):
        panel.picked(Setup().with_surface("moons"), "cars")


def test_what_suits_other_data_is_kept_and_what_does_not_is_said(opened):
    page = opened(surface="moons", batch="150", prepare="standardised", held_out="0.2")
    told(page, "data", "pick", {"data": "iris"}, panel._picked)
    setup = set_up(page)
    assert (setup.data, setup.prepare, setup.held_out, setup.batch) == ("iris", "standardised", 0.2, None)
    assert page.session_state["ravine"].notes == [
        "A batch of 150 is larger than the 80 samples. Now each step sees all samples."
    ]
    page = tabled(opened(surface="line_fit", batch="2", held_out="0.4"), "u,t\n1,2\n3,4\n5,7\n")
    assert (set_up(page).batch, set_up(page).held_out) == (2, 0)
    (note,) = page.session_state["ravine"].notes
    assert note.startswith("The held-out share of 40 % cannot be used: ")
    assert note.endswith(". Now no sample is held out.")
    page = tabled(opened(surface=OWN, noise="0.5"), CELLS)
    (note,) = page.session_state["ravine"].notes
    assert note.startswith("Noise of σ = 0.5 is not used") and set_up(page).noise == 0


def test_held_out_samples_are_prepared_as_those_that_are_learnt_from():
    setup = LINE.learning(data="cars", held_out=0.2, prepare="standardised")
    surface, held = setup.landscape(), known(setup.held_out_surface())
    raw = replace(setup, prepare="raw")
    u, v = known(raw.landscape().data)["u"], known(known(raw.held_out_surface()).data)["u"]
    assert len(u) + len(v) == 50 and len(v) == 10
    np.testing.assert_allclose(known(held.data)["u"], (v - u.mean()) / u.std(), rtol=1e-12)
    assert (held.formula, held.domain) == (surface.formula, surface.domain)


def test_preparation_changes_kappa_and_pca_alone_does_not():
    setup = Setup().with_surface("moons").learning(data="iris")
    raw, standard = conditioning.said(setup), conditioning.said(setup.learning(prepare="standardised"))
    assert "hardly changes κ" in raw and "on raw data and" in standard
    assert "Centring alone changes it to" in raw, "κ of raw petals is 370 times that of centred ones"
    assert "Centring alone" not in conditioning.said(Setup().with_surface("moons"))
    curvature = LINE.unmoved().hessian(np.zeros(2))
    assert conditioning.kappa(LINE.unmoved()) == pytest.approx(np.linalg.cond(curvature), rel=1e-9)
    assert conditioning.kappa(LANDSCAPES["blobs"]) is None


@pytest.mark.parametrize("how", ["raw", "whitened"])
def test_a_line_of_minima_has_no_kappa_and_a_bad_one_stays_a_kappa(how):
    setup = Setup().with_surface("two_layers").learning(data="cars", prepare=how)
    assert conditioning.said(setup) == conditioning.LINE
    years = LINE.learning(rows=Data({"u": [2000, 2001, 2002, 2003], "t": [1, 2.5, 2.9, 4]}), data=OWN).unmoved()
    assert conditioning.kappa(years) == pytest.approx(np.linalg.cond(years.hessian(np.zeros(2))), rel=1e-3)


def test_batches_stand_where_noise_stands(opened):
    page = opened(surface="line_fit", data="cars")
    shown = numbers.composed(page.session_state["ravine"], ("run",))
    assert shown.noise is None and shown.batches and shown.batches.size.value == 50
    for name, value in (("batch", 8), ("order", "replace"), ("batch", 50)):
        told(page, "numbers", "change", {"name": name, "value": value, "final": True, "serial": 1}, numbers._changed)
    assert (set_up(page).batch, set_up(page).order, set_up(page).drawn) == (50, "replace", True)
    told(page, "numbers", "change", {"name": "order", "value": "shuffle", "final": True, "serial": 2}, numbers._changed)
    assert (set_up(page).batch, set_up(page).drawn) == (None, False)
    race = replace(set_up(page), batch=8).race("adam")
    assert (race.batch, race.order, race.noise) == (8, "shuffle", 0)


def test_what_has_to_agree_is_read_together():
    """Over a scene of a lesson whose formula does not suit the data of the link, and whose data not its formula."""
    rows = Data({"height": [1.6, 1.7, 1.9], "weight": [60, 70, 80]})
    scene = Setup(surface=OWN).sampled(rows=rows, data=OWN, formula=suggested(rows), batch=2)
    reader = LinkReader({"data": "cars", "formula": "(t - w*u)^2", "batch": "40"}, scene)
    assert reader.read() == [] and reader.notes == []
    assert (reader.setup.data, reader.setup.formula, reader.setup.batch) == ("cars", "(t - w*u)^2", 40)


def test_another_surface_begins_with_its_own_data():
    setup = replace(LINE.learning(data="cars", prepare="centred"), batch=8)
    assert to_link(setup.with_surface("moons")) == {"surface": "moons"}
    assert to_link(replace(Setup(), noise=1.0).with_surface("moons")) == {"surface": "moons"}


def test_data_that_no_link_can_hold_stay_in_the_session():
    data = Data({name: np.random.default_rng(place).random(1000) for place, name in enumerate("uvt")})
    setup = LINE.learning(rows=data, data=OWN)
    mine = Session()
    mine.take(setup)
    link = to_link(setup)
    assert link["rows"].startswith("kept-") and "a link has room for 30,000" in panel.notice(setup)
    mine.follow(link, ())
    assert (mine.setup, mine.notes) == (setup, [])
    assert "ask for their file" in from_link(link)[1][0]
    for count in range(2, MOST_KEPT + 3):
        mine.take(LINE.learning(rows=Data({"u": range(count), "t": range(count)}), data=OWN))
    assert len(mine.kept) == MOST_KEPT and link["rows"] not in mine.kept


def test_points_are_edited_where_they_are_seen():
    setup = replace(LINE, start=(1.0, 1.0)).sampled(batch=5, order="replace")
    rows = known(LINE.samples()).some([0, 1, 2])
    edited = setup.edited(rows)
    assert edited.landscape().data == rows and edited.point() == (1, 1)
    assert edited.landscape().domain == LINE.landscape().domain and edited.batch is None


def test_what_a_column_is_called_in_a_formula_is_told():
    found = Data({"height": [1.0, 2.0], "u": [3.0, 5.0]}, {"u": "weight (kg)"})
    assert panel.letters(found) == " In the formula write u for “weight (kg)”."
    assert panel.letters(Data({"u": [1.0, 2.0], "t": [3.0, 5.0]})) == ""
