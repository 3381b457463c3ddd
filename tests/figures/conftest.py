"""What the tests of figures share: how plotly would colour a cell of a heatmap."""

import json

import numpy as np
import pytest


def colour(scale, place):
    """#rrggbb at a place from 0 to 1 of a scale of colours, between two of its entries."""
    places = [entry[0] for entry in scale]
    after = min(int(np.searchsorted(places, place, side="right")), len(scale) - 1)
    (low, one), (high, other) = scale[after - 1], scale[after]
    part = (place - low) / (high - low) if high > low else 0.0
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + part * (b - a)):02x}" for a, b in pairs)


@pytest.fixture
def cell():
    """cell(trace, row, column) -> the colour plotly gives it; None where a heatmap has none."""

    def shade(trace, row, column):
        z = float(trace.z[row][column])
        if np.isnan(z):
            return None
        scale = [list(entry) for entry in trace.colorscale]
        return colour(scale, min(max((z - trace.zmin) / (trace.zmax - trace.zmin), 0), 1))

    return shade


@pytest.fixture
def sound():
    """Fails unless a figure is something the stage can draw: known traces, no size, no colour of plotly's own."""

    def check(figure):
        drawn = json.loads(figure.to_json())
        assert {trace["type"] for trace in drawn["data"]} <= {"heatmap", "scatter"}
        assert not {"width", "height", "title"} & set(drawn["layout"])
        assert "colorway" not in str(drawn["layout"]["template"])
        assert drawn["layout"]["hovermode"] is False
        assert drawn["layout"]["paper_bgcolor"] == drawn["layout"]["plot_bgcolor"] == "rgba(0,0,0,0)"
        assert not any("customdata" in trace for trace in drawn["data"])

    return check
