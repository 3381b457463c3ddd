"""Preparation of inputs before a model is fitted: the target stays as it is.

Statistics are those of the samples that a model is trained on; held-out samples are prepared with the same numbers.
Standard deviations are root mean squares (they divide by N), as a loss is a mean over N samples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from landscapes.data.data import Data, DataError
from landscapes.formula.numbers import Array

RAW, STANDARDISED = "raw", "standardised"
SMALLEST = 1e-300  # that a column varies by: what is smaller has too few digits, and 1 over it is too large
PREPARATIONS: Mapping[str, str] = MappingProxyType(
    {
        RAW: "as they are",
        "centred": "mean 0",
        STANDARDISED: "mean 0, standard deviation 1",
        "decorrelated": "mean 0, on the principal axes (PCA)",
        "whitened": "mean 0, standard deviation 1, uncorrelated",
    }
)


@dataclass(frozen=True, eq=False)
class Preparation:
    """What is done to input columns x (k,): matrix @ (x - centre).

    inputs: their names. centre: (k,). matrix: (k, k). titles: what readers see over the new columns.
    """

    inputs: tuple[str, ...]
    centre: Array
    matrix: Array
    titles: tuple[str, ...]

    def applied(self, data: Data) -> Data:
        """The same samples with prepared inputs. Raises DataError where a column is missing."""
        moved = stacked(data, self.inputs) - self.centre[:, None]
        turned = (self.matrix[:, :, None] * moved).sum(axis=1)
        titles = {**data.titles, **dict(zip(self.inputs, self.titles, strict=True))}
        return Data({**data, **dict(zip(self.inputs, turned, strict=True))}, titles)


def prepared(data: Data, inputs: Sequence[str], how: str) -> Data:
    """The samples with these input columns prepared by their own statistics; `how` is a key of PREPARATIONS."""
    return preparation(data, inputs, how).applied(data)


def preparation(data: Data, inputs: Sequence[str], how: str) -> Preparation:
    """How these columns are prepared by the statistics of these samples; `how` is a key of PREPARATIONS.

    Raises DataError where a column is missing or never varies, or where one follows from the others.
    """
    columns, names = stacked(data, inputs), tuple(inputs)
    shown = [data.titles[name] for name in names]
    if how == RAW:
        return Preparation(names, np.zeros(len(names)), np.eye(len(names)), tuple(shown))
    for title, column in zip(shown, columns, strict=True):
        if column.min() == column.max():
            raise DataError(
                f"The column “{title}” is {column[0]:g} in every row, so it cannot be {how}. "
                "Leave the data raw, or take another column."
            )
    centre = columns.mean(axis=1)
    moved = columns - centre[:, None]
    for title, column in zip(shown, moved, strict=True):
        if abs(column).max() < SMALLEST:
            raise DataError(f"The column “{title}” varies by too little to be {how}. Use a smaller unit.")
    try:
        matrix = MATRICES[how](moved)
    except Dependent:
        raise DataError(
            f"The columns {' and '.join(f'“{title}”' for title in shown)} depend on each other: one follows from the "
            f"rest, so they cannot be {how}. Standardise them instead."
        ) from None
    turned = [f"principal axis {place + 1}" for place in range(len(names))] if how in TURNED else None
    return Preparation(names, centre, matrix, tuple(turned or [f"{title}, {how}" for title in shown]))


class Dependent(Exception):
    """One column follows from the others."""


def to_deviation_1(moved: Array) -> Array:
    """(k, k) the matrix that gives each of these columns (k, N) with mean 0 a standard deviation of 1."""
    peaks = abs(moved).max(axis=1)  # taken out first: squares of tiny numbers would be 0
    deviations = peaks * np.sqrt(((moved / peaks[:, None]) ** 2).mean(axis=1))
    return np.diag(1 / deviations)


def principal_axes(moved: Array) -> tuple[Array, Array]:
    """(k, k) the principal axes of these columns (k, N), a row each, widest first, with their deviations (k,)."""
    axes, sizes, _ = np.linalg.svd(moved, full_matrices=False)
    # The sign of an axis is free: its largest part is positive, so that columns turn as little as they can.
    largest = np.take_along_axis(axes, abs(axes).argmax(axis=0)[None], axis=0)
    return (axes * np.sign(largest)).T, sizes / np.sqrt(moved.shape[1])


def to_principal_axes(moved: Array) -> Array:
    """(k, k) the rotation of these columns (k, N) onto their principal axes."""
    return principal_axes(moved)[0]


def to_white(moved: Array) -> Array:
    """(k, k) the matrix that makes these columns (k, N) uncorrelated, with standard deviations of 1.

    They are standardised before they are turned, so that units do not matter. Raises Dependent.
    """
    scaling = to_deviation_1(moved)
    axes, deviations = principal_axes(scaling @ moved)
    if deviations[-1] <= len(moved) * np.finfo(float).eps * deviations[0]:
        raise Dependent
    return axes / deviations[:, None] @ scaling


TURNED = ("decorrelated", "whitened")
MATRICES: Mapping[str, Callable[[Array], Array]] = {
    "centred": lambda moved: np.eye(len(moved)),
    STANDARDISED: to_deviation_1,
    "decorrelated": to_principal_axes,
    "whitened": to_white,
}


def stacked(data: Data, names: Sequence[str]) -> Array:
    """(k, N) these columns. Raises DataError where one is missing."""
    for name in names:
        if name not in data:
            raise DataError(f"There is no column {name} in these data; they have {', '.join(data)}.")
    return np.array([data[name] for name in names]).reshape(len(names), data.count)
