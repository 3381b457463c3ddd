"""What is printed wrong, without a browser: its part of the page of the claims, and the races of other forms."""

import pytest

from claims.misprints import MISPRINTS
from optimizers import OPTIMIZERS
from tests.ui.page import ran, said, set_up
from ui.catalogue import both
from ui.misprints import numbers, picture, raced
from ui.session.link import from_link, to_link
from ui.session.pages import CLAIMS as PAGE
from ui.session.pin import changes, ghost
from ui.session.setup import LISTED, Setup

KEY = "nesterov_look_without_rate"


def there(opened, **link):
    """The page of the claims, opened with that link."""
    page = opened(**link)
    page.switch_page(PAGE)
    return ran(page)


def formulas(page):
    return [formula.value for formula in page.latex]


def html(page):
    return " ".join(element.proto.body for element in page.get("html") if "<style" not in element.proto.body)


def test_a_link_unfolds_one_and_only_that_one_is_run(opened):
    page = there(opened, misprint=KEY)
    misprint = MISPRINTS[KEY]
    assert formulas(page) == [f"$$\n{latex}\n$$" for latex in misprint.latex]
    assert "10¹⁰⁸" in html(page)
    assert [fold.label.partition(" :gray")[0] for fold in page.expander] == [m.title for m in MISPRINTS.values()]


def test_the_list_has_all_folded_and_the_claims_none(opened):
    page = there(opened, misprint=LISTED)
    assert len(page.expander) == len(MISPRINTS) and not formulas(page)
    page = there(opened)
    assert not page.expander


def test_an_unknown_one_leads_to_the_claims_with_a_note(opened):
    page = there(opened, misprint="adam_minsu")
    assert set_up(page) == Setup()
    assert "did you mean adam_minus?" in said(page)


@pytest.mark.parametrize("key", MISPRINTS)
def test_its_table_has_every_number_of_both(key):
    table = numbers(MISPRINTS[key])
    wrong, _ = MISPRINTS[key].measured
    assert table.count("<tr>") == len(wrong) + 1 and table.count("<td>") == 2 * len(wrong) + 1
    assert "nan" not in table


@pytest.mark.parametrize("key", [key for key, misprint in MISPRINTS.items() if misprint.path])
def test_its_picture_has_both_paths_and_stays_small(key):
    told = picture(key)
    assert told.picture.count("stroke-dasharray") == 1
    assert len(told.picture) < 150_000 and "nan" not in told.picture


def test_the_race_keeps_how_a_teacher_has_composed_the_page():
    assert raced(MISPRINTS[KEY], Setup(size=1.5)).size == 1.5


FORMS = [
    pytest.param(key, form, id=f"{key}-{form.hyper}")
    for key, method in OPTIMIZERS.items()
    for form in method.conventions
    if form.here
]


@pytest.mark.parametrize(("key", "form"), FORMS)
def test_both_forms_race_with_one_click(key, form):
    setup = both(Setup(surface="beale", start=(1.0, 1.0), hypers={(key, "lr"): 0.3}), key, form)
    assert from_link(to_link(setup)) == (setup, [])
    assert setup.methods == (key,) and ghost(setup) is not None
    assert setup.pin and len(changes(setup, setup.pin)) == 1
