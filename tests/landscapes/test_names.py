"""Names that are typed in place of a formula: which surfaces they mean."""

import pytest

from landscapes import LANDSCAPES, FormulaError, from_formula, named

MEANT = {
    "eggholder": ["Eggholder", "egg holder", "egg-holder function", "eggholder(x, y)", "'eggholder'", "eggholder;"],
    "holder_table": ["holder table", "Hölder's table", "HOELDER-TABLE"],
    "branin": ["branin", "Branin–Hoo", "branin hoo function"],
    "rosenbrock": ["rosenbrock", "Rosenbrock’s banana", "rosenbrok", "banana"],
    "himmelblau": ["Himmelblau’s function", "himelblau"],
    "schaffer_4": ["schaffer function no. 4", "Schaffer n4"],
    "cross_in_tray": ["cross in tray", "cross-in-tray"],
    "styblinski_tang": ["styblinski", "Styblinski-Tang"],
    "bowl": ["sphere", "Sphere function"],
    "michalewicz": ["michaelwicz"],
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in MEANT.items() for text in texts])
def test_a_name_is_understood_however_it_is_spelled(key, text):
    assert named(text) == (key,)


def test_every_surface_is_found_by_its_name_and_its_key():
    for key, surface in LANDSCAPES.items():
        assert key in named(surface.name) and key in named(key)


def test_where_a_name_fits_several_they_are_all_offered():
    assert named("schaffer") == ("schaffer_2", "schaffer_4")
    assert set(named("levy")) == set(named("levi")) == {"levy", "levy_plain"}
    assert named("camel") == ("three_hump_camel", "six_hump_camel")


@pytest.mark.parametrize("text", ["", "x", "xy", "exp", "x^2 + y", "sin(x)", "foo bar", "gauss", "x y z w", "ö" * 400])
def test_what_is_no_name_offers_nothing(text):
    assert named(text) == ()


def test_names_cannot_be_read_as_formulas():
    """Else nobody would be offered the surface: it would be raced on as a product of letters."""
    for surface in LANDSCAPES.values():
        with pytest.raises(FormulaError):
            from_formula(surface.name)
