"""The page's colours are said once: Streamlit's theme and the stylesheet have no others."""

import re
import tomllib
from pathlib import Path

import pytest

from figures.tokens import ALWAYS, INKS, custom_properties

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted((ROOT / "static" / "styles").glob("*.css"))
STREAMLITS = {
    "primaryColor": "accent",
    "backgroundColor": "page",
    "secondaryBackgroundColor": "card",
    "textColor": "ink",
    "borderColor": "border",
}
A_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|light-dark)\(", re.IGNORECASE)


@pytest.mark.parametrize("theme", INKS)
def test_streamlit_has_the_same_colours(theme):
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    ours = {key: getattr(INKS[theme], name) for key, name in STREAMLITS.items()}
    assert config["theme"][theme] == ours


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_sheet_names_its_colours(sheet):
    assert A_COLOUR.findall(sheet.read_text(encoding="utf-8")) == []


def test_every_colour_that_a_sheet_names_is_there():
    known = set(re.findall(r"(--rv-[\w-]+):", custom_properties()))
    asked = {name for sheet in SHEETS for name in re.findall(r"var\((--rv-[\w-]+)", sheet.read_text(encoding="utf-8"))}
    assert asked - {"--rv-size", "--rv-panel"} <= known  # of the page and of its panel
    assert {f"--rv-{name}" for name in ALWAYS} <= asked
