"""The matrices of a model at a point, with what each is and how far it is from another there."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from experiments.geometry.curvature import eigenvalues, lower_axis
from experiments.geometry.matrices import Matrices, matrices
from figures.palette import STYLES
from landscapes import Landscape
from landscapes.formula.surface import Point
from optimizers.base.numbers import percent, rounded
from ui.session.messages.curvature import Eigenvalue, MatrixRow

KEPT = 256
# By the keys of experiments.geometry.matrices: name, what it is, style.
ABOUT = {
    "empirical": (
        "Empirical Fisher",
        (
            "The mean of g gᵀ over the samples' gradients g, with the targets of the data. The natural gradient "
            "divides by it."
        ),
        STYLES[1],
    ),
    "fisher": (
        "True Fisher",
        "The same mean, with targets drawn from the model's own density exp(−loss).",
        STYLES[0],
    ),
    "covariance": (
        "Covariance of the gradients",
        "The mean of (g − ḡ)(g − ḡ)ᵀ, with the mean gradient ḡ subtracted: the noise of a batch of one sample.",
        STYLES[6],
    ),
    "gauss_newton": (
        "Gauss–Newton",
        "The mean of l″ ∇m ∇mᵀ; l is the loss of the output m. This is the Hessian if m is linear in the weights.",
        STYLES[5],
    ),
}


@lru_cache(maxsize=KEPT)
def rows(surface: Landscape, point: Point) -> tuple[MatrixRow, ...]:
    """The four matrices of a surface over data at a point; none for any other surface."""
    if surface.data is None:
        return ()
    found = matrices(surface, point)
    return tuple(
        MatrixRow(
            key=key,
            name=name,
            about=about,
            told=told(found, key),
            axes=axes(found.known[key]) if key in found.known else None,
            colours=style.colours,
            dash=style.dash,
        )
        for key, (name, about, style) in ABOUT.items()
    )


def axes(matrix: np.ndarray) -> tuple[Eigenvalue, Eigenvalue]:
    """The eigenvalues of a matrix (2, 2) with their directions, the larger one first."""
    a, b, c = (np.array([matrix[place]]) for place in ((0, 0), (0, 1), (1, 1)))
    low, high = eigenvalues(a, b, c)
    x, y = map(float, lower_axis(a, b, c)[0])
    return Eigenvalue(float(high[0]), (-y, x)), Eigenvalue(float(low[0]), (x, y))


def told(found: Matrices, key: str) -> str:
    """How a matrix stands to the others at the point, as measured there."""
    if key in found.lacks:
        return f"It has no value here: {found.lacks[key]}."
    if key == "empirical":
        return between(found, key, "fisher", "the true Fisher")
    if key == "fisher":
        return between(found, key, "gauss_newton", "Gauss–Newton")
    if key == "gauss_newton":
        return between(found, key, "hessian", "the Hessian")
    apart = found.apart(key, "empirical")
    if apart == 0:
        return "Here it equals the empirical Fisher, because the mean gradient is zero."
    lost = 1 - trace(found, key) / trace(found, "empirical")
    return f"Here it is smaller than the empirical Fisher by {share(lost)}: that is the share of the mean gradient."


def between(found: Matrices, one: str, other: str, name: str) -> str:
    """How far a matrix is from another, in words; nothing where the other is not known."""
    apart = found.apart(one, other)
    if apart is None:
        return ""
    return f"Here it equals {name}." if apart == 0 else f"Here it differs from {name} by {share(apart)}."


def trace(found: Matrices, key: str) -> float:
    return float(np.trace(found.known[key]))


def share(part: float) -> str:
    """A part of a whole in per cent."""
    return percent(rounded(part, 2))
