"""A race as one figure: every path and its curves are those of the runs, on any surface."""

import numpy as np
import pytest

from experiments import Outcome
from figures.race import TITLES, figure
from optimizers.base.numbers import in_text
from ui.session.link import from_link
from ui.session.tracks import surface_scale, tracks

LINKS = {
    "ravine": {},
    "noisy": {"surface": "beale", "methods": "gradient_descent,newton,adam", "noise": "0.1", "steps": "40"},
    "no minimum, leaves where f is": {"surface": "own", "formula": "sqrt(x)+y^2", "methods": "adam,newton"},
    "one weight": {"surface": "own", "formula": "x^4 - 3x^2 + x", "methods": "adam,newton"},
    "nobody": {"methods": "none"},
}


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_shows_every_path_and_curve_as_it_was_run(link, theme):
    setup, notes = from_link(link)
    assert notes == []
    found, surface = tracks(setup), setup.landscape()
    series = {key: track.series for key, track in found.items()}
    drawn = figure(surface, series, surface_scale(surface), theme, chance=setup.drawn)
    named = [trace.name for trace in drawn.data if trace.showlegend is not False and trace.type == "scatter"]
    assert sorted(named) == sorted(track.row.name for track in found.values())
    for track in found.values():
        told = [trace for trace in drawn.data if trace.name == track.row.name and trace.hovertemplate]
        whole, loss, gradient = told
        known = np.isfinite(track.series["x"]) & np.isfinite(track.series["y"])
        np.testing.assert_array_equal(whole.x[known], track.series["x"][known])
        up = "value" if surface.single else "y"
        np.testing.assert_array_equal(whole.y[known], track.series[up][known])
        assert whole.customdata[:, -1].tolist() == [in_text(value) for value in track.series["value"]]
        assert [trace.hovertemplate.count("%{customdata") for trace in told] == [3 if surface.single else 4, 2, 2]
        wanted = track.series["gap" if "gap" in track.series else "value"]
        np.testing.assert_array_equal(loss.y, np.where(np.isfinite(wanted), wanted, np.nan))
        assert (loss.yaxis, gradient.yaxis) == ("y2", "y3")
    assert tuple(drawn.layout.xaxis.range) == surface.domain[0]
    assert any(trace.type == "contour" for trace in drawn.data) != surface.single


def test_a_run_that_diverged_does_not_stretch_the_axes():
    """As in the app: its curve runs off the axes of the others, and is still whole."""
    setup, _ = from_link({"methods": "gradient_descent,adam", "gradient_descent.lr": "0.012"})
    found, surface = tracks(setup), setup.landscape()
    assert found["gradient_descent"].row.outcome == Outcome.DIVERGED
    series = {key: track.series for key, track in found.items()}

    def axes(diverged):
        layout = figure(surface, series, surface_scale(surface), "light", diverged=diverged).layout
        return layout.yaxis2.range, layout.yaxis3.range

    alone = figure(surface, {"adam": series["adam"]}, surface_scale(surface), "light").layout
    assert axes(["gradient_descent"]) == (alone.yaxis2.range, alone.yaxis3.range)
    assert axes([])[0][1] > alone.yaxis2.range[1] + 10
    assert axes([*series]) == axes([])


def test_a_run_below_the_known_minimum_is_drawn_by_its_loss():
    """A logarithmic axis of what lies above the minimum would not show it."""
    setup, _ = from_link({"surface": "eggholder", "start": "9999,2", "methods": "gradient_descent"})
    series = {key: track.series for key, track in tracks(setup).items()}
    drawn = figure(setup.landscape(), series, surface_scale(setup.landscape()), "light")
    assert drawn.layout.yaxis2.title.text == TITLES["value"] and drawn.layout.yaxis2.type is None
