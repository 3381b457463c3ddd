"""The scoreboard under the stage: rows from experiments, columns declared once, sorted in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from experiments.outcomes import TOLERANCE
from figures.palette import styles
from ui.assets import component
from ui.race import Track

_scoreboard = component("scoreboard")

COLUMNS = (
    {"key": "name", "label": "Method", "title": "Sort by name", "text": True},
    {"key": "loss", "label": "Final loss", "title": "f at the last step"},
    {"key": "gap", "label": "Above minimum", "title": "Final loss minus the lowest known value"},
    {
        "key": "arrived",
        "label": "Steps to tolerance",
        "title": f"First step at which the loss is within {TOLERANCE:g} of the lowest known minimum",
    },
    {"key": "evals", "label": "Evaluations", "title": "Values, gradients and Hessians the method asked for"},
    {"key": "sentence", "label": "What happened", "title": "Sort by outcome", "text": True},
)
NOTE = (
    f"Steps to tolerance: until the loss is within {TOLERANCE:g} of the lowest known minimum. "
    "Every method takes the same number of steps from the same start and meets "
    "the same noise. Nothing is clipped, clamped or rescaled, and no method stops early."
)


def scoreboard(tracks: Mapping[str, Track]) -> None:
    """Mounts the scoreboard for these tracks."""
    looks = styles(tracks)
    rows = [asdict(track.row) | {"colours": looks[key].colours} for key, track in tracks.items()]
    _scoreboard(key="scoreboard", data={"columns": COLUMNS, "rows": rows, "note": NOTE})
