"""The files that a race can be taken home as: what each is called, what it is, and how its preview is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A file by its label, the end of its name and its media type.

    further  whether it holds the runs from all starts, not from the first alone
    brief    what it is for, in a few words
    about    what is in it, in a sentence or two; {picture} is where the paths are drawn, the curve or the map
    preview  how it is shown before it is saved: in a language of code, as a "picture", a "notebook" or a "page"
    """

    label: str
    ending: str
    kind: str
    brief: str
    about: str
    preview: str
    further: bool = True


FILES = {
    "numpy": File(
        "NumPy script",
        ".py",
        "text/x-python",
        "Run it again in Python",
        (
            "Computes the same paths again, to the last digit. It needs NumPy, and mpmath where a slope is computed "
            "as a limit."
        ),
        "python",
    ),
    "torch": File(
        "PyTorch script",
        "-torch.py",
        "text/x-python",
        "Run it again with torch.optim",
        (
            "Gradients come from autograd. Methods come from torch.optim where it gives the same path; the others "
            "are written out."
        ),
        "python",
    ),
    "javascript": File(
        "JavaScript module",
        ".mjs",
        "text/javascript",
        "Run it again in Node or a page",
        (
            "Computes the same paths in Node or in any page, and needs nothing else. With functions such as sin, "
            "the last digits depend on the browser."
        ),
        "javascript",
    ),
    "notebook": File(
        "Notebook",
        ".ipynb",
        "application/x-ipynb+json",
        "Run it again in Jupyter",
        "The NumPy script in cells, with a picture of the paths at the end. The picture needs Matplotlib.",
        "notebook",
    ),
    "csv": File(
        "CSV table",
        ".csv",
        "text/csv",
        "Every step as a row",
        (
            "One row per step and method: the point, f, the length of the gradient, and scheduled settings. With "
            "data, also the epoch and the samples seen."
        ),
        "csv",
    ),
    "json": File(
        "JSON",
        ".json",
        "application/json",
        "Every step, with all settings",
        "The same points, with the set-up, the link, the data, all settings and how each run ended.",
        "json",
    ),
    "html": File(
        "Figure as a page",
        ".html",
        "text/html",
        "Paths and charts to zoom and hover",
        (
            "The {picture} with its paths, and the charts of each step. It opens anywhere. Zoom in, point at a path "
            "and read its numbers."
        ),
        "picture",
        further=False,
    ),
    "alone": File(
        "Page with live sliders",
        "-live.html",
        "text/html",
        "The race with its sliders, without a server",
        (
            "The {picture}, charts, numbers and sliders in one file that keeps computing. It opens from a disk or "
            "in a course page and needs no server. Its size is 2.5 MB, or 0.8 MB as most web servers send it. The "
            "explanations stay here; the file links to them."
        ),
        "page",
    ),
}
