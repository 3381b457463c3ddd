"""The four matrices that methods for models take for a curvature at a point, and how far apart they are there.

g is the gradient of one sample's loss, l(m) that loss by the model's output m, and every mean is over the samples:

empirical Fisher  mean of g gᵀ with the targets that the data have; the natural gradient here divides by it
true Fisher       mean of g gᵀ with targets drawn from the model, whose density is ∝ exp(−l)
covariance        mean of (g − ḡ)(g − ḡ)ᵀ: the noise of the gradient of a single sample
Gauss–Newton      mean of l″(m) ∇m ∇mᵀ: what the Hessian would be, were m linear in the weights
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from landscapes import Landscape
from landscapes.data.generalized import NO_MODEL
from landscapes.data.model import OUTPUTS, Model
from landscapes.formula.numbers import Array
from landscapes.formula.scope import columns_of
from landscapes.formula.surface import Point

FOUR = ("empirical", "fisher", "covariance", "gauss_newton")
NO_DENSITY = "exp(−loss) is no density of the target, as it does not fall off"
OVERFLOW = "the gradients of the samples are not finite here"
# Quadrature over targets, in widths of the loss: narrow panels near the output, in which kinks lie on edges, then
# panels that grow.
NEAR, PANELS, FAR = 8, 16, 40
NODES, WEIGHTS = np.polynomial.legendre.leggauss(8)
NOTHING = 1e-9  # of a density: what may be left outside
SAME = 1e-9  # of the larger of two matrices


@dataclass(frozen=True, eq=False)
class Matrices:
    """The matrices (2, 2) at a point. One that the loss does not have is left out of `known`.

    known: keys of FOUR, and "hessian" -> the matrix. lacks: why not, as the end of a sentence.
    """

    known: Mapping[str, Array]
    lacks: Mapping[str, str]

    def apart(self, one: str, other: str) -> float | None:
        """How far two of them are apart, as a part of the larger: 0 where they are the same but for rounding; None
        where one is not known.
        """
        if one not in self.known or other not in self.known:
            return None
        first, second = self.known[one], self.known[other]
        size = max(np.linalg.norm(first), np.linalg.norm(second))
        distance = float(np.linalg.norm(first - second) / size) if size > 0 else 0.0
        return distance if distance > SAME else 0.0


def matrices(surface: Landscape, point: Point) -> Matrices:
    """The matrices of a surface over data at a point."""
    slopes = surface.sample_gradients(point)
    empirical = mean_outer(slopes)
    if not np.isfinite(empirical).all():
        return Matrices({}, dict.fromkeys(FOUR, OVERFLOW))
    known = {
        "empirical": empirical,
        "covariance": mean_outer(slopes - slopes.mean(axis=0)),
        "hessian": surface.hessian(point),
    }
    lacks = {}
    if "squares" in surface.made_of:
        xx, xy, yy = surface.floats.squares(*point)
        known["gauss_newton"] = 2 * np.array([[xx, xy], [xy, yy]])
    else:
        lacks["gauss_newton"] = surface.lacks["squares"]
    found = NO_MODEL if surface.model is None else fisher(surface.model, slopes, point)
    if isinstance(found, str):
        lacks["fisher"] = found
    else:
        known["fisher"] = found
    return Matrices(known, lacks)


def mean_outer(slopes: Array) -> Array:
    """(2, 2) the mean of g gᵀ over (N, 2)."""
    matrix: Array = slopes.T @ slopes / len(slopes)
    return matrix


def fisher(model: Model, slopes: Array, point: Point) -> Array | str:
    """(2, 2) the true Fisher matrix at a point, where the samples' gradients are (N, 2); or why there is none."""
    data = model.data
    outputs, by_weights = model.outputs(point, data), model.slopes(point)
    added = np.zeros(2)
    if model.penalty:  # it adds the same to each gradient, whatever the target
        added = (slopes - model.loss_slopes(outputs, data)[:, None] * by_weights).mean(axis=0)
    found = by_classes(model, outputs) if model.classes else by_quadrature(model, outputs)
    if isinstance(found, str):
        return found
    first, second = (moment[:, None] for moment in found)
    crossed = np.outer((first * by_weights).mean(axis=0), added)
    matrix: Array = (second * by_weights).T @ by_weights / data.count + crossed + crossed.T + np.outer(added, added)
    return matrix


Moments = tuple[Array, Array]  # (N,) the means of l′ and of l′², over targets drawn from the model


def by_classes(model: Model, outputs: Array) -> Moments:
    """The moments where the target is one of two classes."""
    assert model.classes
    columns = {**{name: column[:, None] for name, column in model.data.items()}, model.target: np.array(model.classes)}
    return moments(model.losses(outputs[:, None], columns), model.loss_slopes(outputs[:, None], columns), np.ones(2))


def by_quadrature(model: Model, outputs: Array) -> Moments | str:
    """The moments where the target is a number; or that exp(−l) is no density."""
    if errors_only(model, outputs):
        found = by_quadrature_each(model, np.zeros(1), {})
        return found if isinstance(found, str) else (found[0].repeat(len(outputs)), found[1].repeat(len(outputs)))
    return by_quadrature_each(model, outputs, {name: column[:, None] for name, column in model.data.items()})


def errors_only(model: Model, outputs: Array) -> bool:
    """Whether the loss is one of the error t − m alone, so that what holds for one output holds for all."""
    if columns_of(model.loss) != [model.target]:
        return False
    m, errors = outputs[:, None], OUTPUTS[abs(OUTPUTS) < 1e3][::8]
    moved = model.losses(m, {model.target: m + errors})
    return bool(np.allclose(moved, model.losses(0.0, {model.target: errors}), rtol=1e-6, atol=0))


def by_quadrature_each(model: Model, outputs: Array, columns: Mapping[str, Array]) -> Moments | str:
    """The moments of each output (n,), with the columns (n, 1) of its sample."""
    m = outputs[:, None]
    errors, weights = panels(width(model, m, columns))
    taken = {**columns, model.target: m + errors}
    losses, slopes = model.losses(m, taken), model.loss_slopes(m, taken)
    density = np.exp(np.nanmin(losses, axis=1, keepdims=True) - losses)
    total = (density * weights).sum(axis=1)
    left = (density * abs(errors))[:, [0, -1]].max(axis=1)
    if not np.isfinite(losses).any() or not (left < NOTHING * total).all():
        return NO_DENSITY
    return moments(losses, slopes, weights)


def width(model: Model, m: Array, columns: Mapping[str, Array]) -> float:
    """How far from the output, as a power of two, the loss has risen by 1 on at least one side."""
    powers = 2.0 ** np.arange(-FAR, FAR)
    both = [model.losses(m, {**columns, model.target: m + sign * powers}) for sign in (-1, 1)]
    at = model.losses(m, {**columns, model.target: m + 0 * powers})
    risen = (np.maximum(*both) - at >= 1).all(axis=0)
    return float(powers[np.argmax(risen)]) if risen.any() else 1.0


def panels(unit: float) -> tuple[Array, Array]:
    """(k,) nodes and weights of a quadrature over all errors, for a loss of this width."""
    near, far = np.linspace(0, NEAR, NEAR * PANELS + 1), NEAR * 2.0 ** np.arange(1 / 4, FAR, 1 / 4)
    right = np.concatenate([near, far])
    edges = unit * np.concatenate([-right[:0:-1], right])
    halves = np.diff(edges)[:, None] / 2
    return ((edges[:-1, None] + halves) + halves * NODES).ravel(), (halves * WEIGHTS).ravel()


def moments(losses: Array, slopes: Array, weights: Array) -> Moments:
    """The means of slopes and of their squares (n, k) where each has the chance ∝ weight · exp(−loss)."""
    chances = weights * np.exp(np.nanmin(losses, axis=1, keepdims=True) - losses)
    known = chances > 0  # elsewhere the slope may be infinite
    chances = chances / chances.sum(axis=1, keepdims=True, where=known)
    first = np.multiply(chances, slopes, where=known, out=np.zeros_like(slopes))
    second = np.multiply(first, slopes, where=known, out=np.zeros_like(slopes))
    return first.sum(axis=1), second.sum(axis=1)
