"""The NumPy script as a notebook, a cell for each of its parts, and a picture of the paths in the last."""

from __future__ import annotations

import json
from typing import Any

from reproduce.lineup import Lineup
from reproduce.script import comment, numpy_parts

TITLE = (
    "# A race of optimizers\n\n"
    "Made by Ravine. The paths are those that it draws, to the last digit. The cells need NumPy{more}, and the last "
    "one Matplotlib as well."
)
PICTURE = """\
import matplotlib.pyplot as plt

(x0, x1), (y0, y1) = {window!r}
x, y = np.meshgrid(np.linspace(x0, x1, 400), np.linspace(y0, y1, 400))
with arithmetic():
    f = np.array([value(*row) for row in zip(x, y)])
levels = np.unique(np.quantile(f[np.isfinite(f)], np.linspace(0, 1, 24)))

figure, axes = plt.subplots(figsize=(7, 7))
axes.contour(x, y, f, levels=levels, cmap="viridis", linewidths=0.8)
for paths in RACES:
    for place, (name, rows) in enumerate(paths.items()):
        look = {{"markersize": 3, "linewidth": 1.2, "color": f"C{{place}}", "label": name if paths is PATHS else None}}
        axes.plot([row[0] for row in rows], [row[1] for row in rows], ".-", **look)
axes.plot(*zip(*STARTS), "ok", label="start")
axes.set(xlim=(x0, x1), ylim=(y0, y1), xlabel=NAMES[0], ylabel=NAMES[1])
axes.legend()
plt.show()
"""
ON_A_CURVE = """\
import matplotlib.pyplot as plt

(x0, x1), _ = {window!r}
x = np.linspace(x0, x1, 601)
with arithmetic():
    f = value(x, np.zeros_like(x))
low, high = np.min(f[np.isfinite(f)]), np.max(f[np.isfinite(f)])
room = 0.05 * (high - low)

figure, axes = plt.subplots(figsize=(8, 6))
axes.plot(x, f, "k", linewidth=1.5)
for paths in RACES:
    for place, (name, rows) in enumerate(paths.items()):
        look = {{"markersize": 5, "linewidth": 1, "color": f"C{{place}}", "label": name if paths is PATHS else None}}
        axes.plot([row[0] for row in rows], [row[2] for row in rows], ".-", **look)
axes.plot([start[0] for start in STARTS], [value(*start) for start in STARTS], "ok", label="start")
axes.set(xlim=(x0, x1), ylim=(low - room, high + room), xlabel=NAMES[0], ylabel="f")
axes.legend()
plt.show()
"""


def notebook(lineup: Lineup) -> str:
    """The race as the text of an .ipynb file (nbformat 4.5). What a reader has typed stands in code cells only."""
    head, *parts = numpy_parts(lineup)
    cells = [
        markdown(TITLE.format(more=" and mpmath" if lineup.limited else "")),
        code(f"{comment(head.about)}\n\n{head.code}"),
    ]
    for part in parts:
        cells += [markdown(part.about.replace("\n", "\n\n")), code(part.code)]
    cells += [markdown("Where each path ends."), code("report(RACES, NAMES)\n")]
    ground, picture = ("curve", ON_A_CURVE) if lineup.surface.single else ("surface", PICTURE)
    cells += [
        markdown(f"The paths on the {ground} (Matplotlib)."),
        code(picture.format(window=lineup.surface.domain)),
    ]
    numbered = [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(cells)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {
        "cells": numbered,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def code(text: str) -> dict[str, Any]:
    lines = text.strip("\n").splitlines(keepends=True)
    return {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": lines}
