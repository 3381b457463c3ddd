"""A loss over other data than its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from landscapes.data.data import Data, DataError
from landscapes.data.window import around, by_few, ends, few_samples
from landscapes.formula.landscape import Landscape
from landscapes.formula.numbers import Array
from landscapes.formula.start import suggested_start
from landscapes.formula.surface import Domain

INSIDE = 0.9  # of the half side of a window: what is farther out is too near its edge
SMALL = 0.1  # of it: a window that would suit and is so much smaller, or larger by as much, takes its place
SIDE = 9  # of the grid on which values are looked at


def overflow(where: str) -> str:
    """That a loss over data has no finite value there, why, and what to do."""
    return (
        f"On these data the loss has no finite value {where}: its numbers become too large. Standardise the data, or "
        "choose others."
    )


def fitted(surface: Landscape, data: Data) -> Landscape:
    """The surface with its formula over these data, its own window and start where they still suit, else others that
    do; its minima are not known. Raises DataError where the loss is nowhere finite.
    """
    bare = replace(surface, data=data, minima=())
    found = ends(bare, [surface.start, *surface.minima])
    domain = surface.domain if suits(bare, found) else around(bare, found) if len(found) else by_few(bare)
    if not np.isfinite(heights(bare, domain)).any():
        raise DataError(overflow("anywhere in the window"))
    slope = bare.gradient(surface.start)
    kept = domain == surface.domain and np.isfinite([bare.value(surface.start), *slope]).all() and slope.any()
    return replace(bare, domain=domain, start=surface.start if kept else suggested_start(bare.arrays, domain))


def suits(surface: Landscape, found: Array) -> bool:
    """Whether the window of a surface suits its data, over which these minima (n, 2) were found."""
    (x0, x1), (y0, y1) = surface.domain
    middle, half = np.array([x0 + x1, y0 + y1]) / 2, (x1 - x0) / 2
    if not len(found):
        seen = heights(replace(surface, data=few_samples(surface)), surface.domain)
        return bool(np.isfinite(seen).all() and np.ptp(seen) > 0)
    (x0, x1), _ = around(surface, found)
    return SMALL <= (x1 - x0) / 2 / half <= 1 / SMALL and bool((abs(found - middle) < INSIDE * half).all(axis=1).any())


def heights(surface: Landscape, domain: Domain) -> Array:
    """(SIDE, SIDE) values of f over a window."""
    across, up = (np.linspace(low, high, SIDE) for low, high in domain)
    return np.asarray(surface.value(np.stack(np.meshgrid(across, up), axis=-1)))
