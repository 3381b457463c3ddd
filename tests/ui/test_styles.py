"""The stylesheet is whole, and what depends on Streamlit's own DOM stands in one sheet."""

import re

import pytest

from ui.styles import SHEETS, STYLES, first_styles, stylesheet

# What Streamlit names: its attributes and classes, and those of the Markdown, formulas and code that it shows.
THEIRS = re.compile(r"data-testid(?:=\"st|\$=|\])|data-(?:baseweb|stale|tag)|\.st[A-Z]|\.katex|\.token")
# What it puts into a container of ours: anything below one that is neither a part nor a container of ours.
INSIDE = re.compile(r"st-key-[^\s>]*[\s>]+(?!\.rv-|\.st-key-)\S")


def test_every_sheet_is_loaded_once():
    assert sorted(SHEETS) == sorted(sheet.stem for sheet in STYLES.glob("*.css"))


def rules(name: str) -> list[list[str]]:
    """The selectors of every rule of a sheet."""
    text = re.sub(r"/\*.*?\*/|@[^{]*\{", "", (STYLES / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    return [[one.strip() for one in re.split(r",(?![^(]*\))", each)] for each in re.findall(r"([^{}]+)\{", text)]


def without_brackets(selector: str) -> str:
    """A selector without what its pseudo-classes have in brackets."""
    while (shorter := re.sub(r"\([^()]*\)", "", selector)) != selector:
        selector = shorter
    return selector


def depends_on_streamlit(selector: str) -> bool:
    return bool(THEIRS.search(selector) or INSIDE.search(without_brackets(selector)))


@pytest.mark.parametrize(
    ("selector", "depends"),
    [
        (".rv-stage .rv-map", False),
        ('[data-testid="zoom-to-fit"]', False),
        (".st-key-panel", False),
        (".st-key-compared .st-key-scoreboard", False),
        (".st-key-race:not(:has(.st-key-panel)) .rv-stage", False),
        ('[class*="st-key-axis_"]', False),
        ('[data-testid="stHeader"]', True),
        (".st-key-panel > *", True),
        (".st-key-tabs a", True),
        (".st-key-lines :is(th, td)", True),
        (".st-key-about .katex", True),
        (".stApp", True),
    ],
)
def test_what_depends_is_told_from_what_does_not(selector, depends):
    assert depends_on_streamlit(selector) is depends


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "streamlit"])
def test_only_one_sheet_depends_on_streamlits_dom(name):
    assert [selector for rule in rules(name) for selector in rule if depends_on_streamlit(selector)] == []


def test_that_sheet_holds_nothing_else():
    found = rules("streamlit")
    assert len(found) > 100
    assert [rule for rule in found if not any(map(depends_on_streamlit, rule))] == []


def test_larger_type_needs_more_room():
    assert "--rv-size:" not in stylesheet() and "(max-width: 860px)" in stylesheet()
    assert "--rv-size: 1.5;" in stylesheet(1.5) and "(max-width: 1290px)" in stylesheet(1.5)
    assert "(max-width: 860px)" not in stylesheet(1.5)


def test_what_is_painted_first_is_a_part_of_the_whole():
    first = first_styles().removeprefix("<style>").removesuffix("</style>")
    assert ".st-key-race" in first and first in stylesheet() and len(first) < len(stylesheet()) / 10
    assert "(max-width: 1720px)" in first_styles(2)
