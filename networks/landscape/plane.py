"""The loss over a plane through the space of weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from experiments.engine.progress import Progress
from experiments.engine.race import whole_number
from landscapes import Domain
from networks import given
from networks.landscape.minima import depths
from networks.layers.layer import Array
from networks.network import Network, columns
from networks.samples import Samples
from optimizers import SettingError

MOST_SIDE = 1_001
SIDES = (25, 51, 101)  # of a grid: what is seen at once, what follows, what can be asked for
RESERVED = 2**24  # bytes
ROUNDING = 1e-12  # of the length of weights
COMPARED = 51  # the side of the grid on which minima are counted, so that counts can be compared


@dataclass(frozen=True, eq=False)
class Plane:
    """centre + x·along + y·up, each (D,)."""

    centre: Array
    along: Array
    up: Array

    def points(self, x: ArrayLike, y: ArrayLike) -> Array:
        """(..., D) the weights at coordinates (...)."""
        found: Array = self.centre + np.multiply.outer(x, self.along) + np.multiply.outer(y, self.up)
        return found

    def coordinates(self, theta: Array) -> Array:
        """(..., 2) of the point of the plane that is nearest to each of the weights (..., D)."""
        both = np.stack([self.along, self.up])
        found: Array = (theta - self.centre) @ both.T @ np.linalg.pinv(both @ both.T)
        return found

    def away(self, theta: Array) -> Array:
        """(...) how far weights (..., D) are from the plane; 0 where that is a rounding error of their length."""
        near = self.coordinates(theta)
        found = np.linalg.norm(theta - self.points(near[..., 0], near[..., 1]), axis=-1)
        beyond: Array = np.where(found <= ROUNDING * np.linalg.norm(theta, axis=-1), 0.0, found)
        return beyond


@dataclass(frozen=True, eq=False)
class PlaneLosses:
    """(side, side) losses over a window of a plane, row by row from the lowest second coordinate.

    loss, held_out  of the samples that are trained on, and of those that are held out
    """

    loss: Array
    held_out: Array

    @cached_property
    def depths(self) -> Array | None:
        """(minima,) how deep each point of the training loss is that is lower than all around, on a grid of the side
        COMPARED.

        None if this grid does not hold that one: the finer a grid, the more minima it has.
        """
        every, left = divmod(len(self.loss) - 1, COMPARED - 1)
        return None if left or not every else depths(self.loss[::every, ::every])

    @property
    def minima(self) -> int | None:
        """How many they are."""
        return None if self.depths is None else len(self.depths)

    @property
    def depth(self) -> float:
        """How deep half of them are at most; NaN if there are none, or they are not counted."""
        return float("nan") if self.depths is None or not len(self.depths) else float(np.median(self.depths))


def plane(
    net: Network,
    data: Samples,
    theta: ArrayLike,
    *,
    directions: tuple[ArrayLike, ArrayLike],
    side: int = 51,
    reach: float = 1.0,
    held_out: bool = False,
) -> np.ndarray:
    """(side, side) the loss at θ + a d1 + b d2, rows by b and columns by a, both from −reach to reach.

    Batch norm's statistics are worked out anew at every point, from the samples that the network is trained on.
    """
    whole_number("side", side, 2, MOST_SIDE)
    if not isinstance(reach, Real) or not 0 < reach < np.inf:
        raise SettingError("reach", "reach must be a finite number above 0.")
    centre, along, up = (vector(net, name, each) for name, each in named(theta, directions))
    X, both = net.fitted(data.X_held, data.X) if held_out else net.fitted(data.X, None)
    wanted = net.wanted(data.y_held if held_out else data.y, X)
    through, before = columns(both), len(both) - len(X)
    edges = (-reach, reach)
    found = np.empty(side * side)
    for some, points in grid(net, Plane(centre, along, up), (edges, edges), side, len(both)):
        found[some] = net.kind.loss(net.forward(points, through, before)[0], wanted)
    return found.reshape(side, side)


def named(theta: object, directions: Any) -> list[tuple[str, object]]:
    """The three vectors of a plane, each with the name of its setting."""
    try:
        first, second = directions
    except (TypeError, ValueError):
        raise SettingError("directions", "directions must be two vectors, d1 and d2.") from None
    return [("theta", theta), ("directions", first), ("directions", second)]


def vector(net: Network, setting: str, values: object) -> Array:
    """(D,) finite numbers."""
    rule = f"{setting} must be finite numbers, one for each of the {net.size:,} weights."
    found = given.numbers(setting, values, rule)
    if found.shape != (net.size,) or not np.isfinite(found).all():
        raise SettingError(setting, rule)
    return found.astype(np.float64)


def losses(
    net: Network, data: Samples, through: Plane, window: Domain, side: int, progress: Progress | None = None
) -> PlaneLosses:
    """The losses over a window of a plane, on a grid with so many points to a side."""
    found = np.empty((2, side * side))
    for some, points in grid(net, through, window, side, len(data.X) + len(data.X_held)):
        found[:, some] = losses_at(net, data, points)
        if progress:
            progress(some.stop / (side * side))
    loss, held_out = found.reshape(2, side, side)
    return PlaneLosses(loss, held_out)


def grid(net: Network, through: Plane, window: Domain, side: int, samples: int) -> Iterator[tuple[slice, Array]]:
    """The weights (n, D) of a grid's points, with their places, as many at a time as are best worked on together."""
    # Once so much has been freed, the C library of Linux keeps what smaller arrays free. Otherwise it gives that back
    # to the system after every few points and asks for it again, which takes longer than all the arithmetic.
    np.empty(RESERVED, dtype=np.uint8)
    x, y = (each.ravel() for each in np.meshgrid(*(np.linspace(*edges, side) for edges in window)))
    for some in few(net, samples, side * side):
        yield some, through.points(x[some], y[some])


def losses_at(net: Network, data: Samples, theta: Array) -> Array:
    """(2, n) the losses at weights (n, D): of the samples that are trained on, and of those that are held out.

    Both go through the network at once. Batch norm's statistics are those of the former, at each of the weights.
    """
    count = len(data.X)
    both = columns(np.concatenate([data.X, data.X_held]))
    wanted, held = net.targets(data.y), net.targets(data.y_held)
    found = np.empty((2, len(theta)))
    with np.errstate(all="ignore"):  # far away the loss may be no number; then it is drawn as none
        for some in few(net, both.shape[-1], len(theta)):
            outputs, _ = net.chain.forward(net.parts(theta[some]), both, slice(count))
            found[0, some] = net.kind.loss(outputs[..., :count], wanted)
            found[1, some] = net.kind.loss(outputs[..., count:], held)
    return found


def few(net: Network, samples: int, count: int) -> Iterator[slice]:
    """The places of `count` weights, as many at a time as are best worked on together with so many samples."""
    each = net.at_once(samples)
    yield from (slice(first, min(first + each, count)) for first in range(0, count, each))
