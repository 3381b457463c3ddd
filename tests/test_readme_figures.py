"""`make bench` finds the README's figures, and warns of those that do not hold."""

from benchmarks.readme import README, compared, figures

TABLE = """
| what | measured |
|---|---|
| a click, map and 3-D | 243 ms (p50), 7 times as long |
| a long race | up to 1,500 steps |
| words | none |
"""


def test_a_row_has_its_first_number():
    assert figures(TABLE) == {"a click, map and 3-D": 243, "a long race": 1500}


def test_a_figure_that_is_off_is_warned_of():
    assert compared(240, 243) == compared(361, 243) == compared(150, None) == ""
    assert "243" in compared(380, 243) and "243" in compared(150, 243)


def test_the_readme_has_figures():
    assert len(figures(README.read_text(encoding="utf-8"))) > 5
