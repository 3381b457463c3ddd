"""Which side of its edges a point is on: left − right of each, worked out for many points, over data for every sample.

A curve is one edge; over data it is one edge of one sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FunctionType
from typing import Any

import numpy as np

from landscapes import Surface
from landscapes.formula.edges import Edge
from landscapes.formula.functions import VARIABLES
from landscapes.formula.numbers import Array
from landscapes.formula.programs import ARRAYS, compiled_code
from landscapes.formula.scope import leaf

AT_ONCE = 2**18  # samples times points that are worked out at once
HARDLY = 0.01  # of the most on a curve's grid: hardly above zero


class Sides:
    """The differences of edges of a surface; what the edges share is worked out once."""

    def __init__(self, surface: Surface, edges: Sequence[Edge]) -> None:
        data: Mapping[str, Array] = surface.data or {}
        code = compiled_code([edge.difference for edge in edges], arguments=(*VARIABLES, *map(leaf, data)))
        self._program: Callable[..., Any] = FunctionType(code, ARRAYS)
        self._single = len(edges) == 1
        self._columns = np.array([*data.values()])
        self.samples = self._columns.shape[1] if len(self._columns) else 1
        self.edges = len(edges)

    def parts(self, x: Array, y: Array) -> Iterator[Array]:
        """The differences (edges, samples, points) at points x and y (points,), so many samples at a time."""
        few = max(1, AT_ONCE // max(1, len(x)))
        for first in range(0, self.samples, few):
            columns = self._columns[:, first : first + few, None] if len(self._columns) else ()
            shape = (min(few, self.samples - first), len(x))
            found = self._worked_out(x[None], y[None], columns)
            yield np.array([np.broadcast_to(each, shape) for each in found])

    def own(self, edge: Array, sample: Array, points: Array) -> Array:
        """(n,) the difference of each point's own curve, at points (n, 2)."""
        columns = self._columns[:, sample] if len(self._columns) else ()
        x, y = points.T.copy()
        found = self._worked_out(x, y, columns)
        own: Array = np.array([np.broadcast_to(each, len(points)) for each in found])[edge, np.arange(len(points))]
        return own

    def _worked_out(self, x: Array, y: Array, columns: Sequence[Array] | Array) -> Sequence[Array]:
        """The differences, each of which broadcasts to the shape of what it is asked for."""
        with np.errstate(all="ignore"):
            found = self._program(x, y, *columns)
        return (found,) if self._single else found


def met(heights: Array) -> Array:
    """(...) whether curves run through the places at which their differences are given, (..., points): a difference
    changes its sign there, or comes close to zero, as that of a tip does.
    """
    signs, sizes = np.sign(heights), abs(heights)
    found: Array = (signs.min(axis=-1) < signs.max(axis=-1)) | (sizes.min(axis=-1) < HARDLY * sizes.max(axis=-1))
    return found
