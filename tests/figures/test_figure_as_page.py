"""A figure as a page of its own."""

import re

import numpy as np
import pytest

from experiments.engine.race import Race
from experiments.studies.axes import Axis
from experiments.studies.basins import basins
from experiments.studies.sweep import sweep
from experiments.studies.winners import winners
from figures import basins as drawn_basins
from figures.standalone import html, told
from landscapes import LANDSCAPES
from tests.races import races

BEALE = LANDSCAPES["beale"]
FOUND = basins(Race(BEALE, "momentum", BEALE.start, 300), BEALE.domain, 6)


def test_a_page_has_all_it_needs_and_text_is_text():
    drawn = drawn_basins.figure(FOUND, "dark")
    page = html(drawn, "A <b>title</b>", "dark", "x < 1 & <script>alert(1)</script>", FOUND)
    assert "<title>A &lt;b&gt;title&lt;/b&gt;</title>" in page
    assert "<h1>A &lt;b&gt;title&lt;/b&gt;</h1>" in page
    assert "x &lt; 1 &amp; &lt;script&gt;" in page and "<script>alert" not in page
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", page[:2000] + page[-20_000:])
    assert "Plotly.newPlot" in page and len(page) > 3_000_000
    assert told(FOUND)[0, 0].replace("<", "\\u003c").replace(">", "\\u003e") in page
    assert drawn.data[0].hovertext is None and drawn.layout.hovermode is False


def test_a_pointer_is_told_of_each_cell_what_the_table_has_of_it():
    cells = told(FOUND)
    assert cells.shape == (6, 6)
    assert cells[0, 5].startswith("x 4.5<br>y −4.5<br>outcome diverged<br>stopped ")
    row, column = np.argwhere(FOUND.reached == 0)[0]
    assert cells[row, column].partition("<br>minimum ")[2].startswith("1<br>minimum_x 3<br>minimum_y 0.5<br>")
    assert "minimum" not in cells[0, 5]


@pytest.mark.parametrize(
    "result",
    [
        sweep(Race(BEALE, "adam", BEALE.start, 9), Axis("lr", 0.1, 1, "log", 4), Axis("beta1", 0, 0.9, "linear", 2)),
        winners(races(BEALE, {"adam": {}, "newton": {}}, 9), BEALE.domain, 4, "loss"),
    ],
    ids=["sweep", "winners"],
)
def test_every_map_can_be_told(result):
    assert told(result).shape == (result.up.points, result.across.points)
