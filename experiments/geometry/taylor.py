"""What stands in for a surface near a point: its tangent plane, its quadratic, and where that can be trusted.

Models are trees, as formulas are: what evaluates the surface, here or in a browser, evaluates them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from experiments.geometry.certain import certain_curvatures
from experiments.geometry.curvature import condition, stable_rate
from experiments.geometry.digits import hidden_at, words
from experiments.geometry.faults import kind
from experiments.geometry.scale import side
from experiments.geometry.sides import Sides
from experiments.geometry.undefined import lack
from landscapes import Surface
from landscapes.formula.arithmetic import Nested

SHARE = 0.1  # the quadratic is trusted where it is wrong by at most this part of the change of f
ROUNDING = 1e-10  # of the values themselves: what arithmetic alone may put between f and its model

Pair = tuple[float, float]
CUTS = {
    "gradient": "∇f",
    "high": "λmax",
    "low": "λmin",
    "x": "x",
    "y": "y",
}


@dataclass(frozen=True)
class Local:
    """A surface at one point: its value, gradient, Hessian by its entries xx, xy, yy, and the lowest and the highest
    curvature.
    """

    at: Pair
    value: float
    gradient: Pair
    hessian: tuple[float, float, float]
    curvatures: Pair

    @property
    def axes(self) -> tuple[tuple[float, Pair], tuple[float, Pair]]:
        """The eigenvalues of the Hessian with their unit eigenvectors, the lowest first."""
        xx, xy, yy = self.hessian
        low, high = self.curvatures
        first, second = np.linalg.eigh([[xx, xy], [xy, yy]]).eigenvectors.T.tolist()
        return (low, pointing_right(*first)), (high, pointing_right(*second))

    @property
    def condition(self) -> float:
        (low, _), (high, _) = self.axes
        return float(condition(low, high))

    @property
    def stable_rate(self) -> float:
        """The learning rate below which gradient descent is stable here; NaN where nothing bends upwards."""
        return float(stable_rate(self.axes[1][0]))

    @property
    def kind(self) -> str:
        """How it bends, in words that follow its name."""
        (low, _), (high, _) = self.axes
        if low > 0:
            return "bends upwards in every direction: it is convex"
        if high < 0:
            return "bends downwards in every direction: it is concave"
        if low < 0 < high:
            return "bends up one way and down the other, as at a saddle: it is not convex"
        return "does not bend along one direction" if low or high else "does not bend at all"

    @property
    def linear(self) -> Nested:
        """The tangent plane: f + gᵀs, with s the way from the point, as a tree."""
        (u, v), (gx, gy) = self._way, self.gradient
        across: Nested = ["*", gx, u]
        up: Nested = ["*", gy, v]
        return ["+", self.value, ["+", across, up]]

    @property
    def quadratic(self) -> Nested:
        """The second-order model: f + gᵀs + ½ sᵀHs, as a tree."""
        (u, v), (xx, xy, yy) = self._way, self.hessian
        across: Nested = ["*", xx, ["^", u, 2]]
        mixed: Nested = ["*", 2 * xy, ["*", u, v]]
        up: Nested = ["*", yy, ["^", v, 2]]
        bends: Nested = ["+", across, ["+", mixed, up]]
        return ["+", self.linear, ["/", bends, 2]]

    @property
    def trust(self) -> Nested:
        """A tree of f and the quadratic q at a place, which it calls x and y: at least 0 where the quadratic is trusted
        there, |q − f| ≤ SHARE·|f − f(p)|, rounding apart.
        """
        f, q = "x", "y"
        change: Nested = ["*", SHARE, ["abs", ["-", f, self.value]]]
        rounding: Nested = ["*", ROUNDING, ["+", ["abs", f], abs(self.value)]]
        return ["-", ["+", change, rounding], ["abs", ["-", q, f]]]

    @property
    def cuts(self) -> dict[str, Pair | None]:
        """The directions of CUTS as unit vectors; None for the gradient's where it vanishes."""
        (_, low), (_, high) = self.axes
        gx, gy = self.gradient
        length = math.hypot(gx, gy)
        uphill = (gx / length, gy / length) if length else None
        return {"gradient": uphill, "high": high, "low": low, "x": (1.0, 0.0), "y": (0.0, 1.0)}

    @property
    def _way(self) -> tuple[Nested, Nested]:
        return ["-", "x", self.at[0]], ["-", "y", self.at[1]]


def pointing_right(x: float, y: float) -> Pair:
    """Of the two unit vectors along a line, the one that points to the right, or up."""
    return (x, y) if (x, y) > (0.0, 0.0) else (-x + 0.0, -y + 0.0)


def local(surface: Surface, at: Pair) -> Local:
    """The surface at a point. Raises NoModel with a sentence where no plane or parabola fits."""
    missing = lack(surface, at)
    if missing:
        raise NoModel(f"{missing.sentence} here. No plane or parabola fits: choose another point.")
    names = hidden_at(surface, at)
    if names:
        raise NoModel(
            f"Rounding error hides {words(names)} here. Choose another point, or write the formula another way."
        )
    value, gradient, hessian = surface.value(at), surface.gradient(at), surface.hessian(at)
    found = fault(surface, at)
    if found:
        raise NoModel(f"f has a {found} here, so no plane fits. Choose a point beside it.")
    (xx, xy), (_, yy) = hessian.tolist()
    low, high = map(float, certain_curvatures(surface, np.array(at, dtype=float)))
    return Local((float(at[0]), float(at[1])), float(value), tuple(gradient.tolist()), (xx, xy, yy), (low, high))


class NoModel(ValueError):
    """No Taylor model fits the surface at a point; the text says why and what to do."""


def fault(surface: Surface, at: Pair) -> str | None:
    """What f has at a point where its formula has an edge: one of KINDS; None elsewhere, and where it is smooth."""
    here = surface.edges
    x, y = np.array(at, dtype=float).reshape(2, 1)
    if not here or all((part != 0).all() for part in Sides(surface, here).parts(x, y)):
        return None
    return kind(surface, np.array(at), side(surface))
